"""Relative clauses: whether the noun that they describe does what their verb tells.

Where no pronoun of the clause takes the noun up, the noun itself is the verb's subject, whatever it is (الرصاصة التي
قتلت الصحفية: the bullet killed her).  Where a pronoun behind the verb does, the subject stands behind the verb (الوكالة
التي تلتزم طهران حيالها).
Limits: pronouns are looked for up to the clause's end; a noun with a pronoun right behind the verb may be its object.
"""

from __future__ import annotations

from waqai.extract.scene import Scene
from waqai.extract.untold import is_free, may_act
from waqai.knowledge.grammar import grammar, word_class

TAKING_UP = word_class("with_pronoun") | word_class("taking_up")
PRONOUNS = ("ها", "ه", "هم", "هما")
SHORTEST = 4
RESUMING = {
    "الذي": "ه",
    "التي": "ها",
    "الذين": "هم",
    "اللذان": "هما",
    "اللذين": "هما",
    "اللتان": "هما",
    "اللتين": "هما",
}


def is_of_described(scene: Scene, at: int) -> bool:
    """Whether the verb at a word is told of the unknown noun with its article that a relative clause describes."""
    if at < 2 or scene.form(at - 1) not in grammar().relatives:
        return False
    noun, verb = scene.words[at - 2].bare, scene.verbs.get(at)
    if verb is None or not is_free(scene, at - 2) or not noun.startswith("ال") or _takes_up_any(scene, at):
        return False
    return verb.form.gender in ("", "f" if noun.endswith(("ة", "ات")) else "m")


def is_of_thing(scene: Scene, at: int) -> bool:
    """بالعقدة التي تنذر بكذا: what a relative describes does it, whatever it is; not behind a comma (who that is may
    stand before it) nor where a pronoun takes the noun up (لقاءاته التي عقدها)."""
    taken_up = scene.form(at).endswith(("ه", "ها", "هم")) or scene.form(at + 1) in word_class("with_pronoun")
    apart = at > 1 and scene.words[at - 2].kind == "mark" and not is_free(scene, at - 3)  # روبرت دولغر، الذي: unknown
    return scene.form(at - 1) in grammar().relatives and not apart and not taken_up


def is_taken_up(scene: Scene, at: int) -> bool:
    """Whether somebody else stands right behind the verb, and behind him a preposition with the noun's pronoun."""
    behind = scene.taken.get(at + 1)
    if behind is None or behind.prep or behind.first != at + 1:
        return False
    return scene.form(behind.last) in TAKING_UP


def is_resumed(scene: Scene, at: int) -> bool:
    """فلان الذي حكم عليه, الانتخابات التي دعا إليها: right behind the verb a preposition takes up whom or what the
    clause describes, by a pronoun that agrees: who does it stands further on, or nowhere.  Behind a comma the pronoun
    may be another's (استقبله الرئيس، الذي رحب به)."""
    suffix, form = RESUMING.get(scene.form(at - 1)), scene.form(at + 1)
    apart = at > 1 and scene.words[at - 2].kind == "mark"
    return suffix is not None and not apart and form in TAKING_UP and form.endswith(suffix)


def has_owned_doer(scene: Scene, at: int) -> bool:
    """التي اتهم قادتها القاضي: right behind the verb stand persons of whom the clause describes, by their pronoun."""
    form = scene.form(at + 1)
    relative = scene.form(at - 1) in grammar().relatives
    return relative and is_free(scene, at + 1) and form.endswith(PRONOUNS) and may_act(form)


def _takes_up_any(scene: Scene, at: int) -> bool:
    """Whether any word of the clause may hold a pronoun that takes the described noun up."""
    words = range(at, max(at + 1, scene.clause_end(at + 1)))
    return any(scene.form(k).endswith(PRONOUNS) and _may_hold(scene, k) for k in words)


def _may_hold(scene: Scene, at: int) -> bool:
    """A final ه that is written ة is no pronoun; names and short words hold none."""
    written = scene.words[at].bare
    return (
        not written.endswith("ة")
        and at not in scene.taken
        and (len(scene.form(at)) >= SHORTEST or scene.form(at) in TAKING_UP)
    )
