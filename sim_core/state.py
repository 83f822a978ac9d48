"""Everything that changes and matters tomorrow, as columns and plain numbers."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from sim_core.carbon.claims import Signed
from sim_core.carbon.credits import Batch
from sim_core.carbon.held import CONTRACTS, CREDITS, held_arrays

NO_TECHNOLOGY = -1
Record = TypeVar("Record")
NOTHING = np.zeros(0)

# column: (dtype, unit, meaning)
BUILDING_COLUMNS: Mapping[str, tuple[type, str, str]] = {
    "uid": (np.int64, "1", "never used twice"),
    "tech": (np.int32, "row", "row of the catalogue"),
    "becomes": (np.int32, "row", "technology after the upgrade in hand, or -1"),
    "x": (np.int16, "tile", "west corner"),
    "y": (np.int16, "tile", "north corner"),
    "started_day": (np.int32, "day", "when the work began"),
    "ready_day": (np.int32, "day", "first day of service, or of the upgrade"),
    "paid_yuan": (np.float64, "yuan", "what the player paid, for refunds"),
    "stock_tco2": (np.float64, "t", "carbon dioxide held by plants and soil"),
    "dead_tco2": (np.float64, "t", "carbon dioxide in dead wood that decays"),
}


@dataclass(frozen=True)
class Buildings:
    """One row a building, in order of uid."""

    uid: NDArray[np.int64]
    tech: NDArray[np.int32]
    becomes: NDArray[np.int32]
    x: NDArray[np.int16]
    y: NDArray[np.int16]
    started_day: NDArray[np.int32]
    ready_day: NDArray[np.int32]
    paid_yuan: NDArray[np.float64]
    stock_tco2: NDArray[np.float64]
    dead_tco2: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.uid)

    def row_of(self, uid: int) -> int:
        """The row of a building, -1 where there is none."""
        row = int(np.searchsorted(self.uid, uid))
        return row if row < len(self.uid) and self.uid[row] == uid else -1

    def in_service(self, day: int) -> NDArray[np.bool_]:
        """True where a building works today; one being upgraded goes on working."""
        works: NDArray[np.bool_] = self.ready_day <= day
        works = works | (self.becomes != NO_TECHNOLOGY)
        return works


def no_buildings() -> Buildings:
    return Buildings(
        **{name: np.zeros(0, dtype) for name, (dtype, _, _) in BUILDING_COLUMNS.items()}
    )


def with_row(buildings: Buildings, **values: Any) -> Buildings:
    """Buildings and one more; columns not named are zero."""
    return Buildings(
        **{
            name: np.append(
                getattr(buildings, name), np.array([values.get(name, 0)], d)
            )
            for name, (d, _, _) in BUILDING_COLUMNS.items()
        }
    )


def without_row(buildings: Buildings, row: int) -> Buildings:
    return Buildings(
        **{name: np.delete(getattr(buildings, name), row) for name in BUILDING_COLUMNS}
    )


def with_value(buildings: Buildings, row: int, **values: Any) -> Buildings:
    """Buildings with some columns of one row changed."""
    changed = {name: getattr(buildings, name).copy() for name in values}
    for name, value in values.items():
        changed[name][row] = value
    return replace(buildings, **changed)


@dataclass(frozen=True)
class IslandState:
    """The island at the start of `day`, before that day's step."""

    day: int
    next_uid: int
    buildings: Buildings
    # Stores of one technology are dispatched as one, so their energy is one number.
    stored_mwh: NDArray[np.float64]
    budget_yuan: float
    knowledge: float
    support: float
    residents: float
    emitted_t: float
    removed_t: float
    support_parts: Mapping[str, float] = field(default_factory=dict)
    goals_done: Mapping[str, int] = field(default_factory=dict)
    steps_done: tuple[str, ...] = ()
    outcome: str = ""
    # Carbon in the tip that will decompose, by how fast it does. [t C]
    tip_quick_tc: float = 0.0
    tip_slow_tc: float = 0.0
    tip_wood_tc: float = 0.0
    # What today's commands took away, by technology; empty where they took nothing.
    cleared_tco2: NDArray[np.float64] = field(default_factory=lambda: NOTHING)
    rubble_t: NDArray[np.float64] = field(default_factory=lambda: NOTHING)
    contracts: tuple[Signed, ...] = ()
    # Credits used up: one batch a project and year, numbered from 0.
    credits: tuple[Batch, ...] = ()


def changed(record: Record, **values: Any) -> Record:
    """`dataclasses.replace` without its checks, which cost more than a day's growth."""
    twin = object.__new__(type(record))
    twin.__dict__.update(record.__dict__, **values)
    return twin


def state_arrays(state: IslandState) -> dict[str, NDArray[Any]]:
    """The state as arrays of plain numbers, for saves and hashes."""
    columns = {
        f"building_{name}": getattr(state.buildings, name) for name in BUILDING_COLUMNS
    }
    scalars = {
        item.name: np.array(getattr(state, item.name))
        for item in fields(state)
        if item.name in (*SCALARS, *BY_KIND)
    }
    held = held_arrays(CONTRACTS, state.contracts) | held_arrays(CREDITS, state.credits)
    return columns | scalars | held


SCALARS = (
    "day",
    "next_uid",
    "budget_yuan",
    "knowledge",
    "support",
    "residents",
    "emitted_t",
    "removed_t",
    "tip_quick_tc",
    "tip_slow_tc",
    "tip_wood_tc",
)
# One number a technology.
BY_KIND = ("stored_mwh", "cleared_tco2", "rubble_t")


def state_hash(state: IslandState) -> str:
    """SHA-256 over every bit of the state."""
    digest = hashlib.sha256()
    for name, array in sorted(state_arrays(state).items()):
        little = array.astype(array.dtype.newbyteorder("<"))
        digest.update(name.encode() + little.tobytes())
    rest = (
        sorted(state.support_parts.items()),
        sorted(state.goals_done.items()),
        state.steps_done,
        state.outcome,
    )
    digest.update(repr(rest).encode())
    return digest.hexdigest()
