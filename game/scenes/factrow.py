"""One row of figures in the inspector."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """A row: label, value, unit, colour, and the figure that its ? opens."""

    label: str
    value: str
    unit: str = ""
    ink: str = "ink"
    figure: str = ""
