"""What scenes hand back to the loop."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Push:
    scene: Any


@dataclass(frozen=True)
class Pop:
    pass


@dataclass(frozen=True)
class Reset:
    scene: Any


@dataclass(frozen=True)
class Quit:
    pass


Change = Push | Pop | Reset | Quit | None
