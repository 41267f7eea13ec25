"""Words that refer back: bodies without their state, counterparts, homelands, heads alone; pairs are in `pairs`."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from waqai.extract.cast import Found, Sketch
from waqai.extract.gather import Board
from waqai.extract.ordinary import DEFINITE
from waqai.extract.pairs import COUNTRIES, REACH, add_pair, is_two, state_ids
from waqai.extract.referents import country_of
from waqai.extract.scan import Scan
from waqai.extract.several import State, joined_states
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import gazetteer
from waqai.knowledge.institutions import MINISTRY, Head, adjective_of, collectives, institutions
from waqai.knowledge.loader import toml
from waqai.model import EntityType
from waqai.text.clitics import all_stems_of, readings, stems_of
from waqai.text.enclitics import enclitic_cuts
from waqai.text.folding import fold_text
from waqai.text.words import words_of

LOCAL_BODIES = frozenset(("government", "army", "parliament", "police", "central bank"))
TIME_WORDS = word_class("weekdays") | {"اليوم", "الماضي"}
# How an adjective of a feminine noun ends, folded: العامه, العليا, الكبري, الحمراء; nisba adjectives of men too.
FEMININE_ENDS = ("ه", "ا", "ي", "اء")
# News agencies are called by this word, and others whose names begin with it.
AGENCY = "الوكاله"
REFERRING = word_class("referring_adjectives")


def refer_back(scan: Scan, board: Board) -> None:
    """Adds the mentions that only the rest of the article explains."""
    _bodies_alone(board)
    for at, word in enumerate(scan.words):
        if word.kind == "arabic" and not board.taken[at] and _may_refer(word.form):
            _refer(scan, board, at)
    board.found.sort()


def _bodies_alone(board: Board) -> None:
    """الجيش, الحكومة, وزارة الخارجية: the one named before, else the only one after, else one of its own."""
    for piece in board.waiting:
        keys = sorted({board.key_of(k) for k in (*board.sketches, *board.joined) if k.startswith(piece.key)})
        before = [(at, key) for key in keys for at in board.sketches[key].at if at < piece.first]
        if before or len(keys) == 1:
            key = max(before)[1] if before else keys[0]
        elif piece.key.split(":")[0] in LOCAL_BODIES or piece.rule == "ministry-alone" or piece.last - piece.first > 1:
            sketch = board.meet_local(piece.key + "?", piece.type, piece.rule)
            sketch.called = sketch.called or piece.called
            key = sketch.key
        else:
            continue
        board.add(Found(piece.first, piece.last, piece.skip, "title", key, piece.rule))


@functools.lru_cache(maxsize=32_000)
def _may_refer(form: str) -> bool:
    """Whether a word, in any of its cuts, is one that refers back."""
    return not (_referring().isdisjoint(stems_of(form)) and _possessable().keys().isdisjoint(all_stems_of(form)))


@functools.cache
def _referring() -> frozenset[str]:
    """The words that refer back as they stand, and the heads of bodies with their article."""
    words = collectives()
    plain = words.homeland.union(words.counterparts, words.latter, words.pairs)
    return plain | {"ال" + head for head in _heads()}


def _refer(scan: Scan, board: Board, at: int) -> None:
    words = collectives()
    for cut in readings(scan.words[at].form):
        if cut.prefix.endswith("ال"):
            continue
        if cut.stem in words.pairs:
            if cut.stem == COUNTRIES and not is_two(scan, at, cut.length):
                return
            add_pair(scan, board, at, cut.length, words.pairs[cut.stem])
        elif cut.stem in words.homeland:
            _homeland(scan, board, at, cut.length)
        elif cut.stem in words.counterparts:
            _counterpart(scan, board, at, cut.length)
        elif cut.prefix.endswith(("", "و", "ل", "ب")) and _head_alone(scan, board, at, cut.stem, cut.length):
            pass
        elif cut.stem in words.latter and _is_noun(scan, board, at, cut.length):
            _latter(scan, board, at, cut.length, cut.stem)
        else:
            continue
        return
    _possessed(scan, board, at)


def _is_noun(scan: Scan, board: Board, at: int, skip: int) -> bool:
    """الأخير is a person only where it is no adjective: not behind a word with the article or a pronoun, nor behind a
    name (مقترحات دي ميستورا الأخيرة)."""
    if not skip and any(found.last == at for found in board.found):
        return False
    before = scan.form(at - 1, at)
    return bool(before) and not before.startswith(DEFINITE) and not before.endswith(("ه", "ها", "ات", "هم"))


def _head_alone(scan: Scan, board: Board, at: int, stem: str, skip: int) -> bool:
    """الحركة, الوزارة, اللجنة: the organisation before that is called by this head; rather one whose name has the head
    with the article: where الوكالة الدولية للطاقة الذرية is spoken of, الوكالة is no news agency."""
    if not stem.startswith("ال") or stem[2:] not in _heads():
        return False
    following = scan.form(at + 1, at)
    if _may_qualify(following, stem) and following not in TIME_WORDS | REFERRING:
        return False
    before = [key for _, key in reversed(board.before(at, ("organisation",)))]
    fitting = [key for key in before if _is_headed(board.sketches[key], (stem[2:], stem))]
    named_so = [key for key in fitting if _is_headed(board.sketches[key], (stem,))]
    if not fitting:
        return False
    key = named_so[0] if named_so and stem == AGENCY else fitting[0]
    board.add(Found(at, at + 1, skip, "title", key, "head-alone"))
    return True


def _may_qualify(word: str, head: str) -> bool:
    """Whether a word with the article may be the adjective of a head with the article: it agrees in gender.

    >>> _may_qualify("العليا", "المفوضيه"), _may_qualify("الطلب", "المفوضيه"), _may_qualify("المبادره", "الاتحاد")
    (True, False, False)
    """
    if not word.startswith("ال"):
        return False
    return word.endswith(FEMININE_ENDS) if head.endswith("ه") else not word.endswith("ه")


def _is_headed(sketch: Sketch, heads: tuple[str, ...]) -> bool:
    """Whether a name of several words begins with one of the heads."""
    names = [*sketch.names, *([fold_text(sketch.known.name_ar)] if sketch.known else [])]
    return any(name.split(" ")[0] in heads and " " in name for name in names)


@functools.cache
def _heads() -> frozenset[str]:
    rows = [row for row in toml("institutions")["named"] if row["type"] == "organisation"]
    return frozenset(fold_text(form) for row in rows for form in row["forms"]) | MINISTRY | {"سفاره", "قوه", "وكاله"}


def _possessed(scan: Scan, board: Board, at: int) -> bool:
    """قواته, حكومتها, جيشها: the body of the state of whoever the pronoun means."""
    for cut in readings(scan.words[at].form):
        for stem, pronoun in enclitic_cuts(cut.stem):
            head = _possessable().get(stem)
            if head is None or pronoun not in ("ه", "ها") or cut.prefix.endswith("ال"):
                continue
            owner = _owner(scan, board, at, pronoun)
            if owner:
                _add_body(scan, board, at, cut.length, head, owner)
                return True
    return False


def _add_body(scan: Scan, board: Board, at: int, skip: int, head: Head, country: str) -> None:
    key = f"{head.id}:{country}"
    if not board.has(key):
        sketch = board.meet_local(key, head.type, "possessed")
        sketch.country = country
        adjective = adjective_of().get(country)
        sketch.name_en = (
            head.en.format(adj=adjective, country=gazetteer().entities[state_ids()[country]].name_en)
            if adjective
            else None
        )
    board.add(Found(at, at + 1, skip, "title", key, "possessed"))


def _owner(scan: Scan, board: Board, at: int, pronoun: str) -> str | None:
    """The country of the last state (ها) or person (ه) before, in this sentence."""
    types: tuple[EntityType, ...] = ("state", "organisation") if pronoun == "ها" else ("person",)
    for first, key in reversed(board.before(at, types)):
        if not scan.same_sentence(first, at):
            return None
        sketch = board.sketches[key]
        if _in_title(board, first) and sketch.type == "state":
            continue
        country = country_of(sketch)
        return country if country in state_ids() else None
    return None


@functools.cache
def _possessable() -> dict[str, Head]:
    wanted = {"army", "government", "parliament", "firms", "navy"}
    words = ("قوات", "جيش", "حكومه", "برلمان", "شركات", "بحريه")
    found = {}
    for word in words:
        for match in institutions().bodies.at(words_of(word), 0):
            if match.value.id in wanted:
                found[word] = match.value
    return found


def _homeland(scan: Scan, board: Board, at: int, skip: int) -> None:
    """بلاده: the state of the last person before, or the state itself for بلادها."""
    for first, key in reversed(board.before(at, ("person", "organisation", "state"))):
        sketch = board.sketches[key]
        if scan.sentences_between(first, at) > 1:
            return
        feminine = scan.words[at].form.endswith("ها")
        if sketch.type == "state" and not (feminine and not _in_title(board, first)):
            continue
        if sketch.type == "organisation" or (
            sketch.type == "person" and sketch.gender and (sketch.gender == "f") != feminine
        ):
            continue
        state = _state_of(sketch)
        if state:
            board.meet_known(gazetteer().entities[state], "homeland")
            board.add(Found(at, at + 1, skip, "pronoun", state, "homeland"))
        return


def _in_title(board: Board, at: int) -> bool:
    return any(f.first <= at < f.last and f.kind == "title" for f in board.found)


def _state_of(sketch: Sketch) -> str | None:
    if sketch.type == "state":
        return sketch.key if sketch.known else None
    country = (sketch.known.country if sketch.known else None) or sketch.country
    return state_ids().get(country or "")


def _counterpart(scan: Scan, board: Board, at: int, skip: int) -> None:
    """نظيره الصيني: the person right behind, by name or as the office's holder of that state; نظيريه السعودي والتركي:
    one of each."""
    if states := joined_states(scan, at + 1, definite=True):
        _counterparts(scan, board, at, skip, states)
        return
    last, country = at + 1, None
    demonym = scan.demonym(last, scan.stops[at])
    if demonym:
        last, country = demonym[0], demonym[1].country
    behind = next(
        (f for f in board.found if f.first in (last, last + 1) and board.sketch(f.key).type == "person"), None
    )
    if behind and behind.first == last:
        sketch = board.sketch(behind.key)
        sketch.country = sketch.country or country
        board.add(Found(at, last, skip, "title", behind.key, "counterpart"))
        return
    if country and (key := _counterpart_of(scan, board, at, country)):
        board.add(Found(at, last, skip, "title", key, "counterpart"))


def _counterparts(scan: Scan, board: Board, at: int, skip: int, states: Sequence[State]) -> None:
    for one in states:
        first, length = (at, skip) if one is states[0] else (one.first, one.skip)
        if one.known.country and (key := _counterpart_of(scan, board, at, one.known.country)):
            board.add(Found(first, one.last, length, "title", key, "counterpart"))


def _counterpart_of(scan: Scan, board: Board, at: int, country: str) -> str | None:
    """The person of a state told of before, or the holder there of the office that the person before has."""
    same = [key for _, key in board.before(at, ("person",)) if country_of(board.sketches[key]) == country]
    return same[-1] if same else _counterpart_office(scan, board, at, country)


def _counterpart_office(scan: Scan, board: Board, at: int, country: str) -> str | None:
    """The holder of the same office in another state as the person before has, known or not."""
    if not scan.words[at].form.removeprefix("ل").removeprefix("و").removeprefix("ب").startswith(("نظير", "نظرا")):
        return None
    owners = [key for first, key in board.before(at, ("person",)) if scan.sentences_between(first, at) < REACH]
    role = next((r for key in reversed(owners) for r in reversed(board.sketches[key].roles)), None)
    if role is None:
        return None
    holders = gazetteer().holders(role.office, country, scan.article.published)
    if len(holders) == 1:
        return board.meet_known(holders[0], "counterpart").key
    sketch = board.meet_local(f"person {role.office}:{country}", "person", "counterpart")
    sketch.country = country
    sketch.roles.append(role._replace(where=country))
    return sketch.key


def _latter(scan: Scan, board: Board, at: int, skip: int, stem: str) -> None:
    feminine = stem.endswith("ه")
    types: tuple[EntityType, ...] = ("person", "state", "organisation") if feminine else ("person",)
    nearby = [(first, key) for first, key in board.before(at, types) if scan.sentences_between(first, at) < REACH]
    fitting = [
        key
        for _, key in nearby
        if board.sketches[key].type != "person" or board.sketches[key].gender in (None, "f" if feminine else "m")
    ]
    if fitting:
        board.add(Found(at, at + 1, skip, "title", fitting[-1], "latter"))
