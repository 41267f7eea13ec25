"""The board on which an article's cast is put together: sketches of entities, and the mentions found so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waqai.extract.cast import Cast, Found, Office, Piece, Sketch, TitlePiece
from waqai.extract.identity import same_everywhere
from waqai.extract.scan import Scan
from waqai.knowledge.entities import Known
from waqai.model import Entity, EntityType, Mention, MentionKind
from waqai.text.folding import fold_text

# Kinds of mention whose words are a form of the entity's name.
NAMING = ("name", "metonym", "demonym")


def _is_again(piece: Piece, part: Piece) -> bool:
    """Whether a part is the whole known piece, as patterns read it (البرلمان الإيراني)."""
    same = (part.first, part.last) == (piece.first, piece.last)
    return same and part.known is None and piece.known is not None and part.key != piece.key


class Board:
    """Gathers mentions; the same key is the same entity, and keys may be joined later."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.sketches: dict[str, Sketch] = {}
        self.found: list[Found] = []
        self.joined: dict[str, str] = {}
        self.taken = [False] * len(scan.words)
        self.waiting: list[Piece] = []

    def before(self, at: int, types: Iterable[EntityType]) -> list[tuple[int, str]]:
        """Mentions before a word of entities of some types, first words and keys, the nearest last."""
        wanted = frozenset(types)
        return sorted(
            (f.first, self.key_of(f.key)) for f in self.found if f.first < at and self.sketch(f.key).type in wanted
        )

    def key_of(self, key: str) -> str:
        """The key under which an entity is kept now."""
        while key in self.joined:
            key = self.joined[key]
        return key

    def sketch(self, key: str) -> Sketch:
        """The entity of a key."""
        return self.sketches[self.key_of(key)]

    def has(self, key: str) -> bool:
        """Whether an entity of this key was found."""
        return self.key_of(key) in self.sketches

    def add_piece(self, piece: Piece) -> Sketch:
        """Takes in a piece, with what it names inside."""
        again = [part for part in piece.parts if _is_again(piece, part)]
        for part in (part for part in piece.parts if part not in again):
            if part.alone:
                self.waiting.append(part)
            elif part.key != piece.key:
                self.add_piece(part)
        sketch = self._meet(piece.key, piece.type, piece.rule, piece.known)
        sketch.country = sketch.country or piece.country
        sketch.name_en = sketch.name_en or piece.name_en
        sketch.called = sketch.called or piece.called
        for part in piece.parts:
            if part.key == piece.key:
                self._name(sketch, part.first, part.last, part.skip, part.kind)
        self.add(Found(piece.first, piece.last, piece.skip, piece.kind, piece.key, piece.rule))
        for part in again:
            self._join_pattern(part.key, piece.key)
        return sketch

    def _join_pattern(self, key: str, known: str) -> None:
        """Takes what patterns make of a known body's name as that body; not where it is another known one already
        (القوات اللبنانية, a party, beside الجيش اللبناني)."""
        if not self.has(key):
            self.joined.setdefault(key, known)
        elif self.sketch(key).known is None:
            self.join(key, known)

    def add(self, found: Found) -> None:
        """Adds one mention of an entity that is known to the board."""
        sketch = self.sketch(found.key)
        self._name(sketch, found.first, found.last, found.skip, found.kind)
        sketch.at.append(found.first)
        self.found.append(found)

    def lengthen(self, number: int, last: int) -> None:
        """Lets a mention end behind further words."""
        found = self.found[number]
        self.take(found.last, last)
        self.found[number] = found._replace(last=last)
        self._name(self.sketch(found.key), found.first, last, found.skip, found.kind)

    def _meet(self, key: str, kind: EntityType, rule: str, known: Known | None) -> Sketch:
        key = self.key_of(key)
        if key not in self.sketches:
            self.sketches[key] = Sketch(key, kind, rule, known, known.country if known else None)
        return self.sketches[key]

    def meet_known(self, known: Known, rule: str) -> Sketch:
        """The sketch of a known entity."""
        return self._meet(known.id, known.type, rule, known)

    def meet_local(self, key: str, kind: EntityType, rule: str) -> Sketch:
        """The sketch of an entity that no list holds."""
        return self._meet(key, kind, rule, None)

    def _name(self, sketch: Sketch, first: int, last: int, skip: int, kind: MentionKind) -> None:
        span = self.scan.doc.span(first, last, skip)
        text = " ".join(self.scan.doc.text[span.start : span.end].split())
        if skip and text.startswith("ل") and self.scan.doc.text[span.start - 1] == "ل" and not text.startswith("لل"):
            text = "ا" + text
        (sketch.names if kind in NAMING else sketch.titles).setdefault(fold_text(text), text)

    def take(self, first: int, last: int) -> None:
        """Marks words as spoken for."""
        for at in range(first, last):
            self.taken[at] = True

    def join(self, key: str, into: str) -> None:
        """Makes two entities one."""
        key, into = self.key_of(key), self.key_of(into)
        if key == into:
            return
        gone, kept = self.sketches.pop(key), self.sketches[into]
        kept.names = {**kept.names, **{k: v for k, v in gone.names.items() if k not in kept.names}}
        kept.titles = {**kept.titles, **{k: v for k, v in gone.titles.items() if k not in kept.titles}}
        kept.roles.extend(gone.roles)
        kept.at.extend(gone.at)
        kept.country = kept.country or gone.country
        kept.name_en = kept.name_en or gone.name_en
        kept.called = kept.called or gone.called
        kept.gender = kept.gender or gone.gender
        self.joined[key] = into

    def rename(self, key: str, known: Known) -> None:
        """Makes an entity another known one, not yet on the board, with all its mentions."""
        key = self.key_of(key)
        sketch = self.sketches.pop(key)
        sketch.key, sketch.known, sketch.type, sketch.country = known.id, known, known.type, known.country
        self.sketches[known.id] = sketch
        self.joined[key] = known.id

    def cast(self, prefix: str) -> Cast:
        """The finished cast: mentions in order of place, entities in order of their first mention."""
        ordered = sorted({(f.first, f.last, f.skip, f.kind, self.key_of(f.key)): f for f in self.found}.items())
        keys = list(dict.fromkeys(key for (*_, key), _ in ordered))
        ids = {key: self._id(key, prefix, n) for n, key in enumerate(keys, 1)}
        mentions = []
        offices = {}
        for number, ((first, last, skip, kind, key), found) in enumerate(ordered, 1):
            mentions.append(Mention(f"m{number}", self.scan.doc.span(first, last, skip), kind, ids[key], found.rule))
            if found.title:
                offices[f"m{number}"] = self._office(found.title, ids)
        genders = {ids[key]: str(self.sketches[key].gender) for key in keys if self.sketches[key].gender}
        return Cast(tuple(self._entity(key, ids[key]) for key in keys), tuple(mentions), genders, offices)

    def _office(self, title: TitlePiece, ids: Mapping[str, str]) -> Office:
        where = title.role.where or title.country
        return Office(title.role.office, title.kind, ids.get(self.key_of(where), where) if where else None)

    def _id(self, key: str, prefix: str, number: int) -> str:
        known = self.sketches[key].known
        return known.id if known else f"{prefix}.{number}"

    def _entity(self, key: str, id_: str) -> Entity:
        sketch = self.sketches[key]
        known = sketch.known
        names = tuple(sketch.names.values()) or tuple(sketch.titles.values())
        longest = max(names, key=len) if names else ""
        return Entity(
            id_,
            known.wikidata if known else None,
            known.name_ar if known else sketch.called or longest,
            known.name_en if known else sketch.name_en,
            names,
            sketch.type,
            (known.country if known else None) or sketch.country,
            sketch.rule,
            None if known else same_everywhere(sketch),
        )
