"""Disagreements, outcomes, stories and copies: lists, and one of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waqai.findings import DISAGREEMENTS, OUTCOMES
from waqai.present.web.accounts import account_of, known_of, outcome_of
from waqai.present.web.asking import Absent, Ask, View
from waqai.present.web.spans import plainly
from waqai.record.choosing import Page
from waqai.record.found import FindingRow, PassageLine, passage_lines, plain_finding
from waqai.record.shown import EventChoice, EventRow, KindCount

DISPUTES_SHOWN, OUTCOMES_SHOWN, STORIES_SHOWN, COPIES_SHOWN = 15, 15, 30, 15
LATER_SHOWN = 5
# What became of plans, in the order of interest.
BECAME = ("fulfilled", "changed", "partly", "cancelled", "contradicted", "overtaken", "open")


def disagreements(ask: Ask) -> View:
    """What the articles tell differently, the weightiest first."""
    kind = ask.one_of("kind", DISAGREEMENTS)
    entity = _entity(ask)
    kinds = (kind,) if kind else DISAGREEMENTS
    found, total = ask.browser.findings(kinds, ask.page(DISPUTES_SHOWN), by="weight", entity=entity)
    known = known_of(ask, found)
    context = {
        "disputes": [account_of(ask, one, known) for one in found], "kind": kind,
        "counts": _counts(ask.browser.finding_kinds(), DISAGREEMENTS), "articles": ask.browser.summary().articles,
        "query": {"kind": kind, "actor": ask.text("actor")},
    }  # fmt: skip
    return _list("disagreements", ask, context, found, total, DISPUTES_SHOWN)


def disagreement(ask: Ask) -> View:
    """One disagreement: accounts side by side, what they agree on, what came later."""
    found = _one(ask, "disagreement", DISAGREEMENTS)
    dispute = account_of(ask, found)
    later, ids = [], {(s.article, s.event) for s in found.sides}
    if dispute.event and found.last_day:
        sides = [who.key for who in (*dispute.event.actors, *dispute.event.recipients)]
        later = [e for e in _later(ask, sides, found.last_day) if (e.article, e.event) not in ids][:LATER_SHOWN]
    context = {"dispute": dispute, "later": later, "letters": ask.voice.t("account.letters")}
    return _single("disagreement", dispute.question, ask, found, context)


def _later(ask: Ask, keys: Sequence[str], day: str) -> list[EventRow]:
    """What is told of the same parties after the last of the articles that disagree."""
    first = keys[:1]
    if not first:
        return []
    choice = EventChoice(entities=tuple(first), others=tuple(keys[1:]) or None, first=day)
    return ask.browser.events(choice, Page(LATER_SHOWN + 4))


def outcomes(ask: Ask) -> View:
    """What became of what was planned, possible or threatened; without a wish, what is known already."""
    became = ask.one_of("became", OUTCOMES)
    found, total = ask.browser.findings(
        ("outcome",), ask.page(OUTCOMES_SHOWN), became=became, settled=None if became else True, entity=_entity(ask)
    )
    known = known_of(ask, found)
    counts = {k.became: k.count for k in ask.browser.finding_kinds() if k.kind == "outcome"}
    context = {
        "outcomes": [outcome_of(ask, one, known) for one in found], "became": became,
        "counts": [(name, counts[name]) for name in BECAME if name in counts], "query": {"became": became},
    }  # fmt: skip
    return _list("outcomes", ask, context, found, total, OUTCOMES_SHOWN)


def outcome(ask: Ask) -> View:
    """One outcome: what was announced, what was told then, what became of it."""
    found = _one(ask, "outcome", ("outcome",))
    told = outcome_of(ask, found)
    return _single("outcome", told.heading, ask, found, {"outcome": told})


def stories(ask: Ask) -> View:
    """Articles on the same news, the latest first."""
    found, total = ask.browser.findings(("story",), ask.page(STORIES_SHOWN))
    return _list("stories", ask, {"stories": found, "query": {}}, found, total, STORIES_SHOWN)


def story(ask: Ask) -> View:
    """One story: its articles in order of time, what they disagree on, who copied whom."""
    found = _one(ask, "story", ("story",))
    articles = [side.article for side in found.sides]
    others = {f.id: f.kind for article in articles[:12] for f in ask.browser.findings_of_article(article)}
    disputed = [id_ for id_, kind in others.items() if kind in DISAGREEMENTS][:10]
    copied = [id_ for id_, kind in others.items() if kind == "copy"][:20]
    disputes = ask.browser.findings_at(disputed)
    known = known_of(ask, disputes)
    context = {
        "story": found, "disputes": [account_of(ask, one, known) for one in disputes],
        "copies": ask.browser.findings_at(copied),
    }  # fmt: skip
    return _single("story", plainly(found.about, 120), ask, found, context)


def copies(ask: Ask) -> View:
    """Passages that two articles share, the latest first."""
    found, total = ask.browser.findings(("copy",), ask.page(COPIES_SHOWN))
    return _list("copies", ask, {"copies": found, "query": {}}, found, total, COPIES_SHOWN)


def copy(ask: Ask) -> View:
    """One copied passage in both articles."""
    found = _one(ask, "copy", ("copy",))
    return _single("copy", ask.voice.t("copy.title"), ask, found, {"copy": found})


def _entity(ask: Ask) -> str | None:
    name = ask.text("actor")
    return ask.browser.keys(name)[0] if name else None


def _one(ask: Ask, what: str, kinds: Sequence[str]) -> FindingRow:
    key = "/".join(ask.parts)
    found = next(iter(ask.browser.findings_at([key])), None)
    if found is None or found.kind not in kinds:
        raise Absent(what, key)
    return found


def _counts(kinds: Sequence[KindCount], wanted: Sequence[str]) -> list[tuple[str, int]]:
    return [(k.kind, k.count) for name in wanted for k in kinds if k.kind == name]


def _list(
    name: str, ask: Ask, context: Mapping[str, object], found: Sequence[FindingRow], total: int, size: int
) -> View:
    title = ask.voice.t(f"{name}.title")
    lines = [line for one in found for line in passage_lines(one)]
    number = ask.page_number()

    def data() -> dict[str, object]:
        return {"total": total, "page": number, "items": [plain_finding(one) for one in found]}

    return View(name, title, context, PassageLine, lines, total, size, number, data)


def _single(name: str, title: str, ask: Ask, found: FindingRow, context: Mapping[str, object]) -> View:
    return View(name, title, context, PassageLine, passage_lines(found), 1, 1, 1, lambda: plain_finding(found))
