"""The nouns of the heavy readers: which is chosen, and what it did.  They stand beneath `model`, which uses them.

Two kinds of them: a tagger, which marks the names among the words that it is given, and a language model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

ReaderName = Literal["rules", "tagger", "llm", "both"]
READERS: tuple[str, ...] = ReaderName.__args__  # type: ignore[attr-defined]
# The tagger of Waqai's own: the name of the wheel that holds its weights.
SHIPPED_TAGGER = "waqai-model-ar"
NO_TAGGER = "none"
LANGUAGE_MODEL = "language model"
# The variable of the environment that names the tagger where nobody else does.
TAGGER_VARIABLE = "WAQAI_TAGGER"
NameType = Literal[
    "person", "norp", "place", "organisation", "facility", "weapon", "vehicle", "event", "date", "money", "office",
]  # fmt: skip


class TaggedSpan(NamedTuple):
    """Words first..last (last not included) of a sentence that a tagger takes for a name; `score` is how sure it is,
    between 0 and 1.  `norp`: nationalities, peoples, religious and political groups."""

    first: int
    last: int
    type: NameType
    score: float


SideRole = Literal["actor", "recipient"]


class ActSide(NamedTuple):
    """A word that may be of a side of an act; `score` is how likely, between 0 and 1."""

    at: int
    role: SideRole
    score: float


class Act(NamedTuple):
    """A word that may name an act of a PLOVER type, with its likeliest status and the words of its sides, in order of
    place; `score` and `sure` are how likely type and status are, between 0 and 1.  Words go by their number in the
    sentence, in `Suggested` by the offset of their first letter on the page."""

    at: int
    type: str
    score: float
    status: str
    sure: float
    sides: tuple[ActSide, ...]


class Tagged(NamedTuple):
    """What a tagger says of one sentence.  `pieces` cuts each word into its clitics and its stem, in order; `upos` is
    a universal part of speech a word.  A tagger of names alone leaves both empty, and `acts` None."""

    spans: tuple[TaggedSpan, ...]
    pieces: tuple[tuple[str, ...], ...] = ()
    upos: tuple[str, ...] = ()
    acts: tuple[Act, ...] | None = None


class Suggestion(NamedTuple):
    """A name that a tagger sees at a place of the page, before it is weighed against what lists and patterns say there.
    The offsets, in code points of the page's text, leave out proclitics; `score` is between 0 and 1."""

    start: int
    end: int
    type: NameType
    score: float


class Suggested(NamedTuple):
    """What a tagger sees in an article: names, and acts, None where it does not know of acts."""

    names: tuple[Suggestion, ...]
    acts: tuple[Act, ...] | None = None


class NameTagger(Protocol):
    """Marks names in sentences.  `id` tells one tagger and its weights from any other: it is part of how a reading
    was made, so that a record is read again by another."""

    id: str

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[Tagged]:
        """One answer a sentence, in order; a sentence is its words as written (marks too), proclitics not cut."""
        ...


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which language model is asked, where, how patiently, and its price (US dollars a million tokens, in and out).
    The key to it is not among this: it is taken from the environment when it is needed, and kept nowhere."""

    base_url: str
    name: str
    timeout: float = 120.0
    retries: int = 3
    backoff: float = 1.0
    price: tuple[float, float] | None = None


class Review(NamedTuple):
    """What a second reader makes of an event of the rules; `why` says in what it contradicts it."""

    article: str
    event: str
    verdict: Literal["confirmed", "contradicted"]
    why: str


@dataclass(frozen=True, slots=True)
class ReaderReport:
    """What a heavy reader did: articles asked for, requests, tokens, cost in US dollars where it is known; items that
    it added, those dropped by reason, why articles failed (the rules' reading stands there), and its reviews.  `by` is
    what the user is told that it is."""

    articles: int = 0
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    added: int = 0
    dropped: Mapping[str, int] = field(default_factory=dict)
    failed: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()
    by: str = LANGUAGE_MODEL
