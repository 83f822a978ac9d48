"""Records of an inventory file, as they were read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sim_core.carbon.factors import Factor
from sim_core.text import Text

METHODS = ("activity", "spend", "average", "reported")


@dataclass(frozen=True)
class Tonnes:
    """Tonnes CO2e with low and high factors; biogenic carbon dioxide apart."""

    t: float
    low_t: float
    high_t: float
    biogenic_t: float = 0.0

    def __add__(self, other: "Tonnes") -> "Tonnes":
        return Tonnes(
            self.t + other.t,
            self.low_t + other.low_t,
            self.high_t + other.high_t,
            self.biogenic_t + other.biogenic_t,
        )


NOTHING = Tonnes(0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Row:
    """One line; `energy_mwh` and `residual` only where it is bought electricity."""

    id: str
    scope: int
    category: str
    method: str
    tonnes: Tonnes
    confidence: str
    factors: tuple[Factor, ...] = ()
    energy_mwh: float = 0.0
    residual_t_per_mwh: float = 0.0
    is_dual: bool = False


@dataclass(frozen=True)
class Contract:
    """Power bought from named plants, moved in market-based Scope 2 only."""

    id: str
    row: str
    energy_mwh: float
    t_per_mwh: float = 0.0
    is_additional: bool = False
    is_traceable: bool = False
    is_near: bool = False
    backed_by: str = ""


@dataclass(frozen=True)
class Claim:
    """A relation that a report prints, and whether the file's own numbers bear it."""

    id: str
    says: Text
    printed: float
    found: float
    holds: bool
    verdict: str
    note: Text | None


@dataclass(frozen=True)
class Absent:
    """A category that the file does not compute, and why."""

    category: str
    status: str
    reason: Text


@dataclass(frozen=True)
class Inventory:
    name: str
    year: int
    gwp: str
    control: str
    rows: tuple[Row, ...]
    removals: tuple[Row, ...] = ()
    avoided: tuple[Row, ...] = ()
    contracts: tuple[Contract, ...] = ()
    claims: tuple[Mapping[str, Any], ...] = ()
    absent: tuple[Absent, ...] = ()
    base_year: Mapping[str, Any] = field(default_factory=dict)
