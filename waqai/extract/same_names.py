"""Whether a name's words may be another form of the name of somebody whom the article has named."""

from __future__ import annotations

from waqai.extract.cast import Sketch
from waqai.extract.scan import LINKS
from waqai.knowledge.spelling import alike


def same_name(forms: tuple[str, ...], sketch: Sketch) -> bool:
    """Whether a name's words may be another form of the name of an entity met before."""
    for name in sketch.names:
        parts = name.split(" ")
        if len(forms) == 1 and alike(parts[-1], forms[0]):
            return True
        if len(forms) > 1 and len(parts) > 1 and alike(forms[0], parts[0]) and alike(forms[-1], parts[-1]):
            return True
        if len(forms) == len(parts) and all(alike(a, b) for a, b in zip(forms, parts, strict=True)):
            return True
        if len(forms) > 1 and len(parts) == 1 and alike(forms[-1], parts[0]):
            return True
    return False


def bears_surname(form: str, sketch: Sketch) -> bool:
    """Whether a word is the last of a listed person's name as the article has it in full."""
    return sketch.type == "person" and sketch.known is not None and any(n.endswith(f" {form}") for n in sketch.names)


def ends_like(forms: tuple[str, ...], sketch: Sketch) -> bool:
    """Whether words are the last, two at least, of a longer name met before (برمة ناصر of فضل الله برمة ناصر); not what
    a son is called after (زايد آل نهيان)."""
    names = (name.split(" ") for name in sketch.names)
    return len(forms) > 1 and any(
        len(parts) > len(forms)
        and parts[-len(forms) - 1] not in LINKS
        and all(alike(a, b) for a, b in zip(forms, parts[-len(forms) :], strict=True))
        for parts in names
    )
