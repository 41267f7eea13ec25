"""Text with marks: the one place where HTML is made outside the templates.

A text is cut wherever a mark begins or ends; each piece is escaped on its own and bears the classes of all marks that
cover it.  Nothing is added to the text and nothing taken away: what a browser shows equals the stored characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from waqai.model import Span

# Embeddings, overrides and isolates: in a title or name they could turn round what stands beside it.
_CONTROLS = {
    "\N{LEFT-TO-RIGHT EMBEDDING}", "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}",
    "\N{LEFT-TO-RIGHT OVERRIDE}", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{LEFT-TO-RIGHT ISOLATE}",
    "\N{RIGHT-TO-LEFT ISOLATE}", "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}",
}  # fmt: skip
LONGEST_NAME = 240


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and how it is shown.  `anchor` is an id for addresses to lead to, `href` where it leads;
    `title` says in words what was read there."""

    span: Span
    kind: str
    anchor: str | None = None
    href: str | None = None
    title: str | None = None


def marked(
    text: str, start: int, end: int, marks: Iterable[Mark], as_title: bool = False, placed: set[str] | None = None
) -> Markup:
    """text[start:end] with its marks.  In a title controls of direction are shown and not obeyed.  `placed` are the
    anchors that stand on the page already: each stands at the first of its words alone.

    >>> print(marked("وصل <b> الوفد", 0, 13, [Mark(Span(0, 3), "m-event", anchor="a-e1")]))
    <mark class="m-event" id="a-e1" tabindex="-1">وصل</mark> &lt;b&gt; الوفد
    """
    inside = [m for m in marks if m.span.start < end and start < m.span.end and m.span.start < m.span.end]
    cuts = sorted({start, end, *(p for m in inside for p in m.span if start < p < end)})
    anchored = set() if placed is None else placed
    pieces = (
        _piece(
            _visible(text[one:two]) if as_title else escape(text[one:two]),
            [m for m in inside if m.span.start <= one and two <= m.span.end],
            anchored,
        )
        for one, two in pairwise(cuts)
    )
    return Markup("").join(pieces)


def _piece(words: Markup, marks: Sequence[Mark], anchored: set[str]) -> Markup:
    if not marks:
        return words
    kinds = " ".join(dict.fromkeys(kind for mark in marks for kind in mark.kind.split()))
    anchors = [m.anchor for m in marks if m.anchor and m.anchor not in anchored]
    title = " · ".join(dict.fromkeys(m.title for m in marks if m.title))
    href = next((m.href for m in reversed(marks) if m.href), None)
    attributes = Markup(' class="{}"').format(kinds)
    for more in anchors[1:]:  # several events may be told by the same words
        words = Markup('<span class="m-at" id="{}" tabindex="-1">{}</span>').format(more, words)
    if anchors:
        anchored.update(anchors)
        attributes += Markup(' id="{}" tabindex="-1"').format(anchors[0])
    if title:
        attributes += Markup(' title="{}"').format(title)
    if href:
        return Markup('<a{} href="{}">{}</a>').format(attributes, href, words)
    return Markup("<mark{}>{}</mark>").format(attributes, words)


def shown(text: str | None, longest: int = LONGEST_NAME) -> Markup:
    """A title or name as it may stand among our own words: controls of direction are shown and not obeyed, and a
    title of a megabyte is cut.

    >>> print(shown("أ\N{RIGHT-TO-LEFT OVERRIDE}<i>"))
    أ<span class="control">U+202E</span>&lt;i&gt;
    """
    kept = " ".join((text or "")[: longest + 1].split())
    cut = kept[:longest] + "…" if len(kept) > longest else kept
    return _visible(cut)


def _visible(text: str) -> Markup:
    """The text with its controls of direction as small signs."""
    if _CONTROLS.isdisjoint(text):
        return escape(text)
    return Markup("").join(_control(letter) if letter in _CONTROLS else escape(letter) for letter in text)


def _control(letter: str) -> Markup:
    return Markup('<span class="control">U+{}</span>').format(f"{ord(letter):04X}")


def plainly(text: str | None, longest: int = LONGEST_NAME) -> str:
    """The same for attributes and page titles, where no markup can stand."""
    kept = " ".join((text or "")[: longest + 1].split())
    cut = kept[:longest] + "…" if len(kept) > longest else kept
    return "".join(f"[U+{ord(letter):04X}]" if letter in _CONTROLS else letter for letter in cut)


def paragraphs(text: str, parts: Iterable[Span]) -> list[Span]:
    """The paragraphs of an article: its body's parts, cut at line ends, white space at their ends left out.

    >>> paragraphs("أول سطر\\n\\nثان ", [Span(0, 13)])
    [Span(start=0, end=7), Span(start=9, end=12)]
    """
    found: list[Span] = []
    for part in parts:
        at = part.start
        for line in text[part.start : part.end].splitlines(keepends=True):
            kept = line.strip()
            if kept:
                start = at + line.index(kept[0])
                found.append(Span(start, start + len(kept)))
            at += len(line)
    return found
