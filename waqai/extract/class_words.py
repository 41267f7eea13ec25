"""Words of a class (`classes.toml`) in a sentence.

`exact` is asked for where a word rules a sense out: a final ه that is written as ة is no pronoun (دورية is a patrol, no
league), so that no word does so by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.extract.act_words import is_of_class, word_stems
from waqai.extract.scene import Scene
from waqai.knowledge.frames import has_class, noun_class


def stands_anywhere(scene: Scene, name: str, exact: bool = False) -> bool:
    """True where a word of the class stands in the sentence, or two of its doubtful ones (نصف, نهائي)."""
    if next(_forms(scene, name, exact), None) is not None:
        return True
    doubtful = f"{name}_doubtful"
    return has_class(doubtful) and len({*_forms(scene, doubtful, exact)}) > 1


def _forms(scene: Scene, name: str, exact: bool) -> Iterator[str]:
    words = words_of_class(scene, name)
    return (scene.form(at) for at in words if not exact or is_as_written(scene, at, name))


def words_of_class(scene: Scene, name: str) -> Sequence[int]:
    """The words of a sentence that are of a class, in order; looked for once a sentence."""
    found = scene.classes.get(name)
    if found is None:
        stems = noun_class(name) & scene.stems
        words = [at for at, form in scene.forms.items() if not stems.isdisjoint(word_stems(form))] if stems else []
        found = scene.classes[name] = words
    return found


def is_as_written(scene: Scene, at: int, name: str) -> bool:
    """Whether a word that may be of a class is of it with its ة, too."""
    form = scene.form(at)
    own = form.endswith("ه") and scene.words[at].bare.endswith("ة")
    return not own or is_of_class(form, name, feminine=True)
