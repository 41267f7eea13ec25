"""Which of several bearers of one name an article means: places by the states that it speaks of, clubs in sports.

طرابلس is Libya's capital unless the article speaks of Lebanon and not of Libya; القنيطرة lies in Syria or in Morocco.
A place's name has one sense in an article, so all its mentions go over together.  In an article about sports a city
that is not led up to as a place (في ميلان) is the club that is called so.  Parties and other bodies of one name
(حزب العدالة والتنمية) are told by the state that the article speaks of, wars of one name by the article's day.
"""

from __future__ import annotations

import functools
from typing import Any

from waqai.extract.cast import Found, Sketch
from waqai.extract.gather import Board
from waqai.extract.names import GOING, PLACE_BEFORE
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import Known, gazetteer
from waqai.knowledge.frames import frames
from waqai.knowledge.grammar import FINITE
from waqai.knowledge.linking import Hint, Link, link
from waqai.knowledge.loader import toml
from waqai.knowledge.reporting import verb_forms
from waqai.text.clitics import readings
from waqai.text.folding import fold_text

MOST_STATES = 3
SURNAME_RULE, GROUP_RULE = "gazetteer-name", "gazetteer-demonym"
CITY_RULES = ("gazetteer-name", "gazetteer-metonym", "capital")
SPORTS, FEWEST_WORDS = word_class("sports"), 4
# The other must come out this much better: a tie stays with the more prominent.
BETTER = 0.02
# How much more an article speaks of a state than of another whose body is called alike.
FAR_MORE = 3


def settle_namesakes(board: Board) -> None:
    """Takes the places whose namesake the article's states speak for as these; vowel marks say it first."""
    told = _settle_marked(board)
    for sketch in [s for s in board.sketches.values() if s.known and s.names and _may_be_another(s)]:
        if sketch.key in told:
            continue
        hint = Hint(("place", sketch.type), spoken_of=_states(board, sketch))
        other = _namesake(sketch, link(min(sketch.names.values(), key=len), hint))
        if other and not board.has(other.id):
            board.rename(sketch.key, other)


def _settle_marked(board: Board) -> set[str]:
    """Takes a name whose vowel marks tell whose it is as that one's: عمّان is Amman, whatever else an article says.
    Tells whose such names were."""
    told = set()
    for number, found in enumerate(board.found):
        known = _marked(board, found) if found.rule in CITY_RULES and board.sketch(found.key).known else None
        if known:
            told.add(known.id)
        if known and known.id != board.key_of(found.key):
            _give(board, number, known, found.rule)
    return told


def _marked(board: Board, found: Found) -> Known | None:
    """The bearer of a name of one word that its marks tell."""
    word = board.scan.words[found.first]
    written = board.scan.doc.text[word.start : word.end]
    if found.last - found.first > 1:
        return None
    for row in marked_names():
        if word.form[found.skip :] == fold_text(row["name"]) and row["mark"] in written:
            return gazetteer().entities[row["id"]]
    return None


@functools.cache
def marked_names() -> tuple[dict[str, str], ...]:
    """Names that only vowel marks tell apart, with the mark behind its letter and whom it tells."""
    return tuple(toml("namesakes")["marked"])


def _may_be_another(sketch: Sketch) -> bool:
    """A place, or a state of which nothing but one name stands in the article (عمان, without سلطنة or an adjective)."""
    return sketch.type == "place" or (sketch.type == "state" and len(sketch.names) == 1 and not sketch.titles)


def _states(board: Board, but: Sketch) -> tuple[str, ...]:
    """The states that the article speaks of most, as such or by their bodies and persons; places prove nothing."""
    counts = _counts(board, but)
    return tuple(sorted(counts, key=lambda c: (-counts[c], c))[:MOST_STATES])


def _counts(board: Board, but: Sketch) -> dict[str, int]:
    counts: dict[str, int] = {}
    for sketch in board.sketches.values():
        country = sketch.country or (sketch.known.country if sketch.known else None)
        if country and sketch.type != "place" and sketch is not but:
            counts[country] = counts.get(country, 0) + len(sketch.at)
    return counts


def settle_bodies(board: Board) -> None:
    """Takes a body by a name that several bear as that of the state that the article speaks of: حزب العدالة والتنمية is
    Morocco's where Morocco is spoken of, and Turkey not or far less."""
    for sketch in [s for s in board.sketches.values() if s.type == "organisation" and not s.known]:
        uses = (use for name in sketch.names for use in gazetteer().look_up(name) if use.kind == "name")
        bearers = {use.known.id: use.known for use in uses if use.known.type == "organisation"}
        known = _of_spoken_state(_counts(board, sketch), bearers) if bearers else None
        if known:
            _become(board, sketch.key, known)


def _of_spoken_state(counts: dict[str, int], bearers: dict[str, Known]) -> Known | None:
    """The bearer whose state is spoken of far more than the others'; an only one, if no state is spoken of more."""
    ranked = sorted(bearers.values(), key=lambda one: (-counts.get(one.country or "", 0), one.id))
    spoken, *others = [counts.get(one.country or "", 0) for one in ranked]
    least = FAR_MORE * others[0] if others else max(counts.values(), default=0)
    return ranked[0] if spoken and spoken >= least else None


def settle_surnames(board: Board) -> None:
    """Takes a surname that a list has for somebody of note as that of the person whom the article has named by it in
    full before, or by a longer name: ماكين behind سيندي ماكين is not John McCain."""
    full = [s for s in board.sketches.values() if _is_whole_person(s)]
    for number, found in enumerate(board.found):
        sketch = board.sketch(found.key)
        alone = found.rule == SURNAME_RULE and sketch.type == "person" and not _is_whole_person(sketch)
        if found.last - found.first > 1 or not (alone or _is_called_like_group(board, found)):
            continue
        form = board.scan.words[found.first].form[found.skip :]
        before = found.first if found.rule == SURNAME_RULE else board.scan.stops[-1]
        bearers = [s for s in full if min(s.at) < before and any(n.endswith(f" {form}") for n in s.names)]
        if len(bearers) == 1:
            sketch.at.remove(found.first)
            bearers[0].at.append(found.first)
            board.found[number] = found._replace(key=bearers[0].key, kind="name", rule="surname")


def _is_whole_person(sketch: Sketch) -> bool:
    return sketch.type == "person" and any(" " in name for name in sketch.names)


def _is_called_like_group(board: Board, found: Found) -> bool:
    """الحوثي, السوداني behind a verb: a surname or one of a group or state; an adjective would stand behind a noun."""
    before = board.scan.form(found.first - 1, found.first)
    form = board.scan.words[found.first].form
    group = found.rule == GROUP_RULE and form.startswith("ال") and form.endswith("ي")
    return group and any(_is_finite(cut.stem) for cut in readings(before or "-"))


def _is_finite(stem: str) -> bool:
    return stem in verb_forms() or any(lexeme.form.tense in FINITE for lexeme in frames().words.get(stem, ()))


def settle_wars(board: Board, published: str | None) -> None:
    """Takes a war that the press calls like another (الحرب على غزة) as the last that had begun by the article's day.

    Without a day of publication it stays the one that the lists hold.
    """
    for row in dated_names() if published else ():
        begun = [war["id"] for war in row["wars"] if war["first"] <= str(published)[: len(war["first"])]]
        if row["id"] in board.sketches and begun and begun[-1] != row["id"]:
            _become(board, row["id"], gazetteer().entities[begun[-1]])


def _become(board: Board, key: str, known: Known) -> None:
    """Makes an entity a known one, be it on the board already or not."""
    if board.has(known.id):
        board.join(key, known.id)
    else:
        board.rename(key, known)


@functools.cache
def dated_names() -> tuple[dict[str, Any], ...]:
    """Wars of one name: what the lists hold, and all with their first days, in their order."""
    return tuple(toml("namesakes")["dated"])


def _namesake(sketch: Sketch, found: Link) -> Known | None:
    """Another place, listed under the very name, that comes out better than the one it was taken for."""
    listed = [c for c in found.candidates if c.likeness == 1]
    now = next((c for c in listed if sketch.known and c.known.id == sketch.known.id), None)
    best = next((c for c in listed if c.known.country != sketch.country), None)
    return best.known if now and best and best.score >= now.score + BETTER else None


def settle_clubs(board: Board) -> None:
    """Takes cities of an article about sports as the clubs that are called so."""
    if not _is_about_sports(board):
        return
    for number, found in enumerate(board.found):
        club = _club(board, found) if found.rule in CITY_RULES else None
        if club:
            _give(board, number, club, "club")


def _give(board: Board, number: int, known: Known, rule: str) -> None:
    """Makes one mention that of another known entity."""
    found = board.found[number]
    board.sketch(found.key).at.remove(found.first)
    board.meet_known(known, rule).at.append(found.first)
    board.found[number] = found._replace(key=known.id, kind="name", rule=rule)


def _is_about_sports(board: Board) -> bool:
    words = (word.form.removeprefix("ال") for word in board.scan.words)
    return len(set(words) & SPORTS) >= FEWEST_WORDS


def _club(board: Board, found: Found) -> Known | None:
    """The club called like a city, in the city's state, where nothing leads up to the city."""
    scan = board.scan
    before = scan.form(found.first - 1, found.first)
    if (
        found.last - found.first > 2
        or before in PLACE_BEFORE | GOING
        or scan.words[found.first].form[: found.skip] == "ب"
    ):
        return None
    names = (m.value.known for m in scan.names(found.first) if m.last == found.last and m.length == found.skip)
    country = board.sketch(found.key).country
    return next((known for known in names if known.type == "organisation" and known.country == country), None)
