"""How long carbon stays where it was put, and what is set aside for its loss."""

from dataclasses import dataclass
from functools import cache

from sim_core.carbon import read_factors

DURABLE_YEARS = 100.0


@dataclass(frozen=True)
class Permanence:
    """Years that carbon is likely to stay and the buffer of its credits."""

    years: float
    buffer_share: float

    @property
    def is_durable(self) -> bool:
        return self.years >= DURABLE_YEARS


@cache
def permanence(kind: str) -> Permanence:
    """Of forest, bamboo, grassland, mangrove, wetland, field, mineral, air_mineral."""
    factors = read_factors()
    return Permanence(
        factors.get(f"permanence.{kind}.years").value,
        factors.get(f"permanence.{kind}.buffer").value,
    )
