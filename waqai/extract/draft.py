"""An event before it is written down: what was read, still open to what the rest of the article adds."""

from __future__ import annotations

from typing import NamedTuple

from waqai.extract.filling import Arguments
from waqai.extract.scene import Scene
from waqai.extract.status import Judgement
from waqai.extract.triggers import Trigger
from waqai.model import Quantity, Quote, Time


class Draft(NamedTuple):
    """A trigger in its scene with its sides, status, time, quotation and quantities."""

    trigger: Trigger
    scene: Scene
    arguments: Arguments
    judgement: Judgement
    time: Time | None
    quote: Quote | None
    quantities: tuple[Quantity, ...]
