"""Event frames: which words name which act, and where its sides stand around them.

The frames are data (`data/frames/*.toml`, a file per PLOVER type; notation in `data/frames/README.md`).  Here they are
read, inflected and indexed by folded word form, once a process.

>>> lexeme = frames().words["يزور"][0]
>>> lexeme.frame.event, lexeme.frame.mode, lexeme.form.tense
('CONSULT', 'visit', 'present')
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, NamedTuple, cast

from waqai.knowledge.grammar import grammar
from waqai.knowledge.loader import toml
from waqai.knowledge.words import cut_word
from waqai.model import EVENT_TYPES, EventType, KnowledgeError, Status
from waqai.text.folding import fold_text
from waqai.text.phrases import PhraseIndex
from waqai.text.verbs import Form, conjugate

Role = Literal["actor", "recipient", "sides", "place", "none"]
NOUN = Form("masdar", 0, "", "", False)
PREDICATE = Form("participle", 0, "", "", False)
# Accusative and dual endings of a noun as print shows them (هجوما, هجومان, هجومين); after ة it is ت (زيارتين).
_ENDINGS = ("", "ا", "ان", "ين")
FORMS = ("verbs", "nouns", "predicates", "note")
_ENDINGS_TA = ("تان", "تين")


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of naming an act; each field is a key of the notation (`data/frames/README.md`).

    `needs`, `needs_with`, `not_needs`, `not_with`, `not_under` and `possible_under` name classes of
    `data/classes.toml`; `tells` is what the word says of an act that may be named beside it."""

    id: str
    event: EventType
    mode: str | None
    subject: Role = "actor"
    object: Role = "recipient"
    idafa: Role = "actor"
    idafa_place: Role | None = None
    adjective: Role | None = None
    preps: Mapping[str, Role] | None = None
    needs: str | None = None
    not_needs: str | None = None
    not_with: str | None = None
    needs_with: str | None = None
    not_under: str | None = None
    possible_under: str | None = None
    reach: int = 9
    needs_prep: str | None = None
    status: Status | None = None
    present: Status | None = None
    symmetric: bool = False
    article: bool = False
    told_at_need: bool = False
    hinted: bool = True
    place_ok: bool = False
    land_suffers: bool = True
    actor_types: tuple[str, ...] = ()
    recipient_types: tuple[str, ...] = ()
    not_pairs: tuple[str, ...] = ()
    require: tuple[str, ...] = ("any",)
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    across: bool = False
    not_forms: tuple[str, ...] = ()
    not_prefix: tuple[str, ...] = ()
    not_written: tuple[str, ...] = ()
    passive: bool = False
    speaker: bool = False
    tells: Literal["", "harm", "hit", "named"] = ""
    order: Literal["vso", "vos"] = "vso"
    example: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()

    @property
    def befalls(self) -> bool:
        """Whether a verb of the frame may have whom it befell for its subject (قتل جنديان, أصيب جنديان)."""
        return self.passive or self.subject == "recipient"

    def role_of(self, preposition: str) -> Role | None:
        """The role that a folded preposition gives its noun phrase."""
        return (self.preps or {}).get(preposition)


class Lexeme(NamedTuple):
    """A word form as a trigger: its frame, how it is inflected, and the lemma as the data write it.  A `predicate` is
    an adjective that says the act of its subject (واشنطن قلقة)."""

    frame: Frame
    form: Form
    lemma: str
    predicate: bool = False


class Frames(NamedTuple):
    """All frames, and what leads to them: single words and phrases of several words.  `guarded` are the present forms
    that look like other words (تفرج, توقف): they are read where only a verb can stand."""

    all: tuple[Frame, ...]
    words: Mapping[str, tuple[Lexeme, ...]]
    guarded: Mapping[str, tuple[Lexeme, ...]]
    phrases: PhraseIndex[Lexeme]

    def lexemes(self) -> Iterator[Lexeme]:
        """Every form of every lemma, single words before phrases."""
        for lexemes in self.words.values():
            yield from lexemes
        yield from self.phrases.values()


@functools.cache
def frames() -> Frames:
    """Every frame of `data/frames`, read and inflected once a process."""
    words: dict[str, list[Lexeme]] = {}
    guarded: dict[str, list[Lexeme]] = {}
    phrases: PhraseIndex[Lexeme] = PhraseIndex()
    found, rows = [], []
    for event in EVENT_TYPES:
        table = toml(f"frames/{event.lower()}")
        for own in table["frame"]:
            row = {**table.get("every", {}), **own}
            frame = _frame(event, row)
            found.append(frame)
            rows.append((frame, row))
            _index(frame, row, words, phrases)
    for frame, row in rows:
        _guard(frame, row, words, guarded)
    single, unsure = ({form: tuple(lexemes) for form, lexemes in index.items()} for index in (words, guarded))
    return Frames(tuple(found), single, unsure, phrases)


def _frame(event: str, row: Mapping[str, Any]) -> Frame:
    known = {*(f.name for f in fields(Frame)), *FORMS}
    if unknown := set(row) - known:
        raise KnowledgeError(f"frames/{event.lower()}.toml, {row.get('id')}: unknown key {sorted(unknown)}")
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items() if k not in FORMS}
    values["id"] = f"{event.lower()}.{row['id']}"
    values["mode"] = row.get("mode")
    values["preps"] = {fold_text(p): role for p, role in row.get("preps", {}).items()}
    for key in ("not_after", "not_before", "only_after", "not_forms"):
        values[key] = tuple(fold_text(word) for word in row.get(key, ()))
    return Frame(event=cast(EventType, event), **values)


def _index(frame: Frame, row: Mapping[str, Any], words: dict[str, list[Lexeme]], phrases: PhraseIndex[Lexeme]) -> None:
    for verb in row.get("verbs", ()):
        past, present, *only = verb.split()
        for form, readings in conjugate(past, present).items():
            if form not in frame.not_forms:
                kept = [r for r in readings if (not only or r.tense in only) and not is_rare(r)]
                words.setdefault(form, []).extend(Lexeme(frame, reading, past) for reading in kept)
    for adjective in row.get("predicates", ()):
        lexeme = Lexeme(frame, PREDICATE, adjective, predicate=True)
        for form in adjective_forms(adjective):
            words.setdefault(form, []).append(lexeme)
    for noun in row.get("nouns", ()):
        lexeme = Lexeme(frame, NOUN, noun)
        if " " in noun:
            for words_of_phrase in (form for form in phrase_forms(noun) if " ".join(form) not in frame.not_forms):
                phrases.add_forms(words_of_phrase, lexeme)
        else:
            for form in noun_forms(noun):
                words.setdefault(form, []).append(lexeme)


def _guard(
    frame: Frame, row: Mapping[str, Any], words: Mapping[str, list[Lexeme]], guarded: dict[str, list[Lexeme]]
) -> None:
    """The present forms that a frame leaves out, but for those of another verb (تخرج is of خرج as well as of أخرج)
    where nothing tells the two apart."""
    for verb in row.get("verbs", ()):
        past, present, *only = verb.split()
        if only and "present" not in only:
            continue
        for form, readings in conjugate(past, present).items():
            kept = [r for r in readings if r.tense == "present" and r.person == 3 and not is_rare(r) and not r.passive]
            if kept and form in frame.not_forms and not (frame.needs is None and _is_of_another(form, past, words)):
                guarded.setdefault(form, []).extend(Lexeme(frame, reading, past) for reading in kept)


def _is_of_another(form: str, past: str, words: Mapping[str, list[Lexeme]]) -> bool:
    verbs = (*grammar().verbs.get(form, ()), *words.get(form, ()))
    return any(one.form.tense == "present" and one.lemma != past for one in verbs)


def is_rare(form: Form) -> bool:
    """The feminine plural (قتلن, أثنين), which news hardly print and which other words look like."""
    return form.gender == "f" and form.number == "p"


def noun_forms(noun: str) -> Iterable[str]:
    """A noun as print shows it: bare, accusative, dual, folded.

    >>> list(noun_forms("غارة"))
    ['غاره', 'غارتان', 'غارتين']
    """
    folded = fold_text(noun)
    if noun.endswith("ة"):
        return [folded, *(folded[:-1] + ending for ending in _ENDINGS_TA)]
    if folded.endswith(("ات", "ا", "ين", "ون", "ء")):
        return [folded]
    return [folded + ending for ending in _ENDINGS]


def adjective_forms(adjective: str) -> Iterable[str]:
    """A sound adjective as a predicate: gender, number and case.

    >>> list(adjective_forms("مستعد"))
    ['مستعد', 'مستعدا', 'مستعده', 'مستعدان', 'مستعدين', 'مستعدتان', 'مستعدتين', 'مستعدون']
    """
    folded = fold_text(adjective)
    return [folded + ending for ending in ("", "ا", "ه", "ان", "ين", "تان", "تين", "ون")]


def phrase_forms(noun: str) -> Iterable[tuple[str, ...]]:
    """A noun of several words as print shows it: its head in the accusative, a second word with the article.

    >>> [" ".join(words) for words in phrase_forms("هجوم انتحاري")]
    ['هجوم انتحاري', 'هجوم الانتحاري', 'هجوما انتحاري', 'هجوما انتحاريا']
    >>> [" ".join(words) for words in phrase_forms("نزاع مسلح")][-1]
    'نزاعا مسلحا'
    >>> [" ".join(words) for words in phrase_forms("غارة جوية")]
    ['غاره جويه', 'غاره الجويه']
    """
    head, *rest = (fold_text(word) for word in noun.split())
    found = [(head, *rest)]
    if len(rest) == 1 and not rest[0].startswith("ال") and not cut_word(rest[0]).prefix:
        found.append((head, "ال" + rest[0]))
    if f"{head}ا" in noun_forms(noun.split()[0]):
        found.append((head + "ا", *rest))
        if len(rest) == 1 and f"{rest[0]}ا" in noun_forms(noun.split()[1]):
            found.append((head + "ا", rest[0] + "ا"))
    return found


@functools.cache
def has_class(name: str) -> bool:
    """Whether `data/classes.toml` has a class of this name.

    >>> has_class("matches_doubtful"), has_class("arms_doubtful")
    (True, False)
    """
    return name in toml("classes")


@functools.cache
def noun_class(name: str) -> frozenset[str]:
    """The folded words of a class of `data/classes.toml`."""
    try:
        return frozenset(fold_text(word) for word in toml("classes")[name])
    except KeyError:
        raise KnowledgeError(f"classes.toml has no class {name!r}, which a frame asks for") from None
