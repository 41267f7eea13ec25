"""What other packages bring: objects behind entry points, found by name, loaded when they are asked for.

A package that is broken must cost its user one clear line, and nobody else anything: the names of a group are known
without running a line of any plugin, and only the one that is asked for is imported.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any, NamedTuple, Protocol

from waqai.model import Reader, UsageError


class NamedReader(Reader, Protocol):
    """A reader that another package brings (entry points of the group `waqai.readers` name what makes one).  `id` tells
    its version and settings: it is part of how a reading was made, so that a record is read again by another."""

    id: str


class Plugin(NamedTuple):
    """What an entry point names, and the package that brings it, with its version: `waqai-shout 1.2`."""

    value: Any
    package: str


def names(group: str) -> list[str]:
    """The names that installed packages offer in a group, in order; nothing is loaded.

    >>> names("waqai.nothing-of-that-kind")
    []
    """
    return sorted({point.name for point in entry_points(group=group)})


def load(group: str, name: str) -> Plugin | None:
    """The plugin of a name; None where no package offers one.

    Raises `UsageError` where two packages offer it, since nothing tells which is meant, or it can't be loaded."""
    points = {_package(point): point for point in entry_points(group=group, name=name)}
    if not points:
        return None
    if len(points) > 1:
        raise UsageError(f"{name!r} is offered by {', '.join(sorted(points))}: uninstall all but one of them")
    package, point = next(iter(points.items()))
    try:
        return Plugin(point.load(), package)
    except Exception as error:  # whatever another's code raises, the user hears whose it is
        raise broken(name, package, error) from error


def broken(name: str, package: str, why: object) -> UsageError:
    """The error that says whose plugin does not work, and why, in one line."""
    told = f"{type(why).__name__}: {why}" if isinstance(why, Exception) else str(why)
    return UsageError(
        f"the plugin {name!r} of {package} does not work: {' '.join(told.split())}. Mend or uninstall {package}."
    )


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else "a package without a name"
