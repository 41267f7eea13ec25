"""The medium of a quotation: the statement, post, agency or channel in or to which somebody spoke."""

from __future__ import annotations

from waqai.extract.reporting import Report
from waqai.extract.staging import Stage
from waqai.knowledge.reporting import phrases, words


def via_of(stage: Stage, report: Report) -> str | None:
    """The page's words for the medium between a cue and what it reports: بيان, تغريدة, وكالة فلانة."""
    stop = report.first if report.first > report.cue.last else report.cue.last
    for at in range(report.cue.last, stop):
        last = _medium(stage, at, stop)
        if last:
            return _text(stage, at, last)
    return None


def _medium(stage: Stage, at: int, stop: int) -> int:
    """Where a medium that begins with a word ends; 0 where none begins."""
    items = stage.doc.words
    if items[at].kind != "arabic":
        return 0
    for match in phrases("media_platforms").at(items, at, stop):
        return match.last
    before = items[at - 1].form
    forms = {items[at].form, *stage.doc.cut_forms(at)}
    if before == "في" and any(_is_medium(form) for form in forms):
        return at + 1
    if items[at].form.startswith("ل") and any(form in words("outlets") for form in forms):
        seat = stage.seats.get(at) or stage.seats.get(at + 1)
        return min(seat.last, stop) if seat else at + 1
    return 0


def _is_medium(form: str) -> bool:
    return (
        form in words("media") or form.removesuffix("ها") in words("media") or form.removesuffix("ه") in words("media")
    )


def _text(stage: Stage, first: int, last: int) -> str:
    word = stage.doc.words[first]
    text = stage.doc.text[word.start : stage.doc.words[last - 1].end]
    return (
        text[1:].removeprefix("ل")
        if word.form.startswith("ل") and last > first and word.form not in words("media")
        else text
    )
