"""Dates that belong to something else than the act before them.

رحبت طهران بالاتفاق الموقع مع الرياض في مارس 2023: of the agreement, not of the welcome.  زار إسرائيل بعد أيام من هجوم
حماس في 7 أكتوبر: of the attack, from which the visit is counted.
Limits: the words that describe are a list (`dated_things` of `data/event_times.toml`).
"""

from __future__ import annotations

import functools

from waqai.extract.act_words import without_and
from waqai.extract.scene import Scene
from waqai.extract.status_after import forms
from waqai.extract.trigger_senses import Trigger
from waqai.knowledge.grammar import folded
from waqai.knowledge.loader import toml

DESCRIBING = 6
"""Words between what is described so and its date: with whom, where."""
STOPPED = 3
LENGTH = 4
"""Words of a length of time with بعد before it."""
COUNTING = frozenset(("بعد", "قبل", "وبعد", "وقبل"))
SINCE = "منذ"
SAME_DAY = ("ساع", "دقا", "دقي")


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """A class of words of `data/event_times.toml`, folded.

    >>> "قبل" in word_list("terms")
    True
    """
    return folded(toml("event_times")[name])


def dates_described(scene: Scene, trigger: Trigger, date: int) -> bool:
    """Whether a date is that of a thing between it and the act (نددت بقرار البرلمان الصادر في يناير)."""
    for at in range(date - 1, max(trigger.last, date - DESCRIBING) - 1, -1):
        form = scene.form(at)
        if form in word_list("dated_things"):
            of_people = form.endswith(tuple(word_list("of_people")))
            return not trigger.is_noun or (of_people and trigger.first != at)
        if scene.is_closing(at):
            return False
    return False


def is_stopped_since(scene: Scene, trigger: Trigger, date: int) -> bool:
    """المفاوضات متوقفة منذ أكتوبر: the date from which on an act is not done."""
    near = range(max(trigger.last, date - STOPPED), date)
    return trigger.is_noun and any(scene.form(at) in word_list("stopped") for at in near)


def is_counted_to(scene: Scene, trigger: Trigger, date: int) -> bool:
    """Whether a date is that of another act from which this one is so many days away (بعد أيام من هجوم في 7 أكتوبر), or
    since which it is told (الأول منذ قيام الجمهورية عام 1979)."""
    if any(scene.form(at) == SINCE for at in range(trigger.last, date - 1)):
        return True
    for at in range(trigger.last, date):
        if without_and(scene.form(at)) not in word_list("counted_from"):
            continue
        length = scene.form(at - 1)
        if (at - 1 in scene.timed or length in forms("lengths")) and not length.startswith(SAME_DAY):
            return any(scene.form(k) in COUNTING for k in range(max(trigger.last, at - LENGTH), at))
    return False
