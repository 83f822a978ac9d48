"""What stands on the island today, counted by technology."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.carbon.claims import Signed, in_force
from sim_core.numeric import fixed_sum

if TYPE_CHECKING:
    from sim_core.content import Catalogue
    from sim_core.state import IslandState


@dataclass(frozen=True)
class Fleet:
    """Buildings in service by technology, the people in them, contracts in force."""

    count: NDArray[np.int64]
    homes: float
    occupancy: float
    contracts: tuple[Signed, ...] = ()

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
        same_contracts = self.contracts == other.contracts
        return (
            same_people and same_contracts and np.array_equal(self.count, other.count)
        )


def fleet_of(catalogue: "Catalogue", state: "IslandState") -> Fleet:
    """The buildings in service at the start of the state's day."""
    working = state.buildings.in_service(state.day)
    count = np.bincount(
        state.buildings.tech[working], minlength=len(catalogue.technologies)
    )
    homes = room_for_residents(catalogue, count)
    contracts = in_force(state.contracts, state.day)
    return Fleet(count, homes, 0.0, contracts).with_residents(state.residents)


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
