"""Words of a class (`classes.toml`) in a sentence.

`exact` is asked for where a word rules a sense out: a final ه that is written as ة is no pronoun (دورية is a patrol, no
league), so that no word does so by chance.
"""

from __future__ import annotations

from waqai.extract.act_words import is_of_class
from waqai.extract.scene import Scene
from waqai.knowledge.frames import has_class


def stands_anywhere(scene: Scene, name: str, exact: bool = False) -> bool:
    """True where a word of the class stands in the sentence, or two of its doubtful ones (نصف, نهائي)."""
    if any(is_in(scene, at, name, exact) for at in scene.forms):
        return True
    doubtful = f"{name}_doubtful"
    return has_class(doubtful) and len({scene.form(at) for at in scene.forms if is_in(scene, at, doubtful, exact)}) > 1


def is_in(scene: Scene, at: int, name: str, exact: bool) -> bool:
    """Whether a word of the sentence is of a class."""
    form = scene.form(at)
    return is_of_class(form, name, exact and form[-1:] == "ه" and scene.words[at].bare.endswith("ة"))
