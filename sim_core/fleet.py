"""What stands on the island today, counted by technology."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.carbon.claims import Signed, in_force
from sim_core.energy.hills import LIKE_THE_SITE, spots_on
from sim_core.numeric import fixed_sum

if TYPE_CHECKING:
    from sim_core.content import Catalogue, Level
    from sim_core.state import Buildings, IslandState


# How many of a technology (row) stand on places of a class (spot of `energy.hills`).
Placed = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Fleet:
    """Buildings in service by technology, the people in them, contracts in force.

    `placed` sorts those whose power hangs on their place by row, spot and count.
    """

    count: NDArray[np.int64]
    homes: float
    occupancy: float
    contracts: tuple[Signed, ...] = ()
    placed: Placed = ()

    def by_spot(self, row: int) -> tuple[tuple[int, int], ...]:
        """Classes of places and how many of a technology stand on each."""
        spots = tuple((spot, many) for kind, spot, many in self.placed if kind == row)
        return spots or ((LIKE_THE_SITE, int(self.count[row])),)

    @property
    def rows(self) -> NDArray[np.int64]:
        """Technologies with at least one building in service."""
        return np.flatnonzero(self.count)

    def with_residents(self, residents: float) -> "Fleet":
        """The same buildings with other people in them."""
        occupancy = min(residents / self.homes, 1.0) if self.homes else 0.0
        return replace(self, occupancy=occupancy)

    def is_like(self, other: "Fleet") -> bool:
        same_people = self.occupancy == other.occupancy
        same_rest = (self.contracts, self.placed) == (other.contracts, other.placed)
        return same_people and same_rest and np.array_equal(self.count, other.count)


def fleet_of(level: "Level", catalogue: "Catalogue", state: "IslandState") -> Fleet:
    """The buildings in service at the start of the state's day."""
    working = state.buildings.in_service(state.day)
    count = np.bincount(
        state.buildings.tech[working], minlength=len(catalogue.technologies)
    )
    homes = room_for_residents(catalogue, count)
    contracts = in_force(state.contracts, state.day)
    placed = placed_of(level, catalogue, state.buildings, working)
    fleet = Fleet(count, homes, 0.0, contracts, placed)
    return fleet.with_residents(state.residents)


def placed_of(
    level: "Level",
    catalogue: "Catalogue",
    buildings: "Buildings",
    chosen: NDArray[np.bool_],
) -> Placed:
    """Where those of the chosen buildings stand whose power hangs on it."""
    found: list[tuple[int, int, int]] = []
    for row in catalogue.of_places:
        mine = chosen & (buildings.tech == row)
        if mine.any():
            spots = spots_on(level.map)[buildings.y[mine], buildings.x[mine]]
            for spot, many in zip(*np.unique(spots, return_counts=True), strict=True):
                found.append((row, int(spot), int(many)))
    return tuple(found)


def room_for_residents(catalogue: "Catalogue", count: NDArray[np.int64]) -> float:
    """Residents that all homes together can house."""
    rooms = [
        float(count[row]) * technology.params.get("residents", 0.0)
        for row, technology in enumerate(catalogue.technologies)
        if technology.model == "home"
    ]
    return float(fixed_sum(np.array(rooms)))


def jobs_of(catalogue: "Catalogue", fleet: Fleet) -> float:
    """Jobs in all buildings in service."""
    jobs = [
        float(fleet.count[row]) * catalogue.technologies[row].jobs for row in fleet.rows
    ]
    return float(fixed_sum(np.array(jobs)))
