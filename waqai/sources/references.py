"""Character references that were left in text: `&#34;` and `&quot;` for a quotation mark, `&nbsp;` for a space.

Data sets are made from HTML, and some of their makers forgot to resolve them.  Only what ends with a semicolon and
stands for a character is resolved, and once: `&amp;lt;` is `&lt;`.  Limits: tags are left as they are.
"""

from __future__ import annotations

import html
import re
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def resolved(text: str) -> str:
    """The text with its references resolved.

    >>> resolved("قال &#34;نعم&#34;&nbsp;&amp; سكت"), resolved("AT&T; &S239; &#; &amp;quot;")
    ('قال "نعم"\\xa0& سكت', 'AT&T; &S239; &#; &quot;')
    """
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    reference = found.group()
    return html.unescape(reference) if reference[1] == "#" else html5.get(reference[1:], reference)
