"""Markup that is made to cost: what readers of HTML and XML need seconds, gigabytes or the whole stack for.

Each limit is far above what real pages have: below a hundred containers inside one another, some ten thousand tags,
some dozen attributes.  Everything here takes time in step with the length of the page.
"""

from __future__ import annotations

import re

from waqai.model import PageError

# Containers only: unclosed p, li and td are common and no nesting.
_CONTAINER = re.compile(
    r"<(/?)(?:div|span|section|article|ul|ol|table|blockquote|font|b|i|em|strong|a|center|main|nav)\b", re.I
)
_TAG = re.compile(r"<[a-z!?]", re.I)
# A tag with its values in quotation marks, which count behind a sign of equality only.
_TAG_WHOLE = r"""<[a-z](?:[^=>]++|=\s*+(?:"[^"]*+"|'[^']*+'|))*+>?"""
# What holds no tags whole, else a tag.  What is never closed ends with the page: nothing is looked through twice.
_HTML_PART = re.compile(
    rf"<!--(?:-?>|[\s\S]*?(?:--!?>|\Z))|(?:(?=<(script|style)[\s/>])({_TAG_WHOLE})(?<!/>)[\s\S]*?(?=</\1|\Z))|({_TAG_WHOLE})",
    re.I,
)
_XML_PART = re.compile(rf"<!--[\s\S]*?(?:-->|\Z)|<!\[CDATA\[[\s\S]*?(?:\]\]>|\Z)|()()({_TAG_WHOLE})", re.I)
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_NAME = re.compile(r"[^\s=/]+")
MOST_NESTED = 400
MOST_TAGS = 200_000
MOST_ATTRIBUTES = 1000
_SHORT = 2 * MOST_ATTRIBUTES


def refuse_bombs(markup: str) -> None:
    """Raises `PageError` for HTML that is made to cost."""
    refuse_tags(markup, MOST_TAGS)
    refuse_attributes(markup)
    depth = 0
    for tag in _CONTAINER.finditer(markup):
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        if depth > MOST_NESTED:
            raise PageError("malformed", f"more than {MOST_NESTED} tags inside one another; the page was not opened.")


def refuse_tags(markup: str, most: int) -> None:
    """Raises `PageError` for more than so many tags."""
    if markup.count("<") > most and sum(1 for _ in _TAG.finditer(markup)) > most:
        raise PageError("malformed", f"more than {most:,} tags; the page was not opened.")


def refuse_attributes(markup: str, xml: bool = False) -> None:
    """Raises `PageError` for a tag with too many attributes: readers compare each with all others.

    >>> refuse_attributes("<p " + "a " * 2000 + ">")
    Traceback (most recent call last):
    waqai.model.PageError: malformed: a tag with more than 1,000 attributes; the page was not opened.
    """
    for part in (_XML_PART if xml else _HTML_PART).finditer(markup):
        if part.end() - part.start() > _SHORT and _attributes(part[2] or part[3] or "") > MOST_ATTRIBUTES:
            raise PageError(
                "malformed", f"a tag with more than {MOST_ATTRIBUTES:,} attributes; the page was not opened."
            )


def _attributes(tag: str) -> int:
    """How many attributes a tag has, or somewhat more: a value without quotation marks is counted with its name."""
    return sum(1 for _ in _NAME.finditer(_QUOTED.sub("= ", tag)))
