"""The commands that ask what was found across articles: `copies`, `stories` and their like."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from waqai.present.options import FindingChoice, Output, Where
from waqai.present.running import tell

if TYPE_CHECKING:
    from waqai.present.screen import Screen
    from waqai.record.found import FindingFilter, FindingRow


def copies(choice: FindingChoice, where: Where, output: Output) -> None:
    """Passages that two articles share, word for word or lightly edited.

    The earlier article stands first; both may have the words of a third. Formulas (titles, notices of an
    outlet) are left out.

    \b
    Examples:
      waqai copies --outlet رويترز
      waqai copies --page 002 --json
    """
    from waqai.present import findings
    from waqai.record.found import KINDS

    _give(choice.filter(KINDS["copies"]), where, output, (findings.show_findings, "copied passage"))


def stories(choice: FindingChoice, where: Where, output: Output) -> None:
    """Articles on the same news, under the headline that stands best for all.

    Independent sources neither copy one another nor credit one agency.

    \b
    Examples:
      waqai stories --from 2024-06
      waqai stories --independent 3 --json
    """
    from waqai.present import findings
    from waqai.record.found import KINDS

    _give(choice.filter(KINDS["stories"]), where, output, (findings.show_stories, "story"))


def _give(
    filters: FindingFilter, where: Where, output: Output, shown: tuple[Callable[[Screen, FindingRow], None], str]
) -> None:
    """Findings in the form asked for; `shown` is how people see one, and what it is called."""
    from waqai.pipeline import Record
    from waqai.present import writing
    from waqai.present.screen import Screen
    from waqai.record.found import PassageLine, passage_lines, plain_finding

    form, (show, noun) = output.format, shown
    with Record(where.file) as record:
        answer = record.findings(filters)
    if form == "json":
        writing.write_json_lines(map(plain_finding, answer))
    elif form == "csv":
        writing.write_csv(PassageLine, [line for row in answer for line in passage_lines(row)])
    else:
        screen = Screen.of(output.direction)
        for row in answer:
            show(screen, row)
        tell(f"{len(answer)} {noun if len(answer) == 1 else _plural(noun)}")


def _plural(noun: str) -> str:
    """More than one.

    >>> _plural("story"), _plural("outcome")
    ('stories', 'outcomes')
    """
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
