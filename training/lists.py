"""The lists of names that the tagger takes hints from, out of what Waqai knows."""

from __future__ import annotations

from collections.abc import Iterator

from waqai.knowledge.institutions import name_words, ordinary_words
from waqai.knowledge.loader import toml
from waqai.knowledge.store import store
from waqai.readers.tagger_words import key

GROUP_OF = {
    "person": "person", "place": "place", "state": "place", "organisation": "organisation", "facility": "facility",
    "weapon": "weapon", "treaty": "thing", "other": "thing",
}  # fmt: skip
NAME_KINDS = {"n": "name", "m": "name or word"}


def listed() -> Iterator[tuple[str, str]]:
    """Folded names with the list that each stands in.  A name that needs more than itself (weak) is left out."""
    known = store()
    for head in sorted(known.heads()):
        for use in map(known.use, known.uses(head)):
            if not use.weak and use.known.type in GROUP_OF:
                yield key(use.form), "people" if use.kind == "demonym" else GROUP_OF[use.known.type]
    for form, kind in name_words().items():
        yield key(form), NAME_KINDS[kind]
    for form in sorted(ordinary_words()):
        yield key(form), "word"
    for row in toml("titles")["title"]:
        for form in (form for kind in ("m", "f", "plural") for form in row.get(kind, ())):
            if " " not in form:
                yield key(form), "title"
