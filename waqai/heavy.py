"""The nouns of the heavy readers: which is chosen, and what it did.  They stand beneath `model`, which uses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

ReaderName = Literal["rules", "llm", "both"]


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
    it added, those dropped by reason, why articles failed (the rules' reading stands there), and its reviews."""

    articles: int = 0
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    added: int = 0
    dropped: Mapping[str, int] = field(default_factory=dict)
    failed: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()
