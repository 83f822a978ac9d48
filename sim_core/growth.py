"""Carbon taken up and lost by every planted tile in a day."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.carbon import intensity
from sim_core.ledger import EMISSION, REMOVAL, Account
from sim_core.nature import Curve, curve, daily_uptake, living_tco2
from sim_core.nature.damage import (
    Damage,
    chance_today,
    damages,
    decay_share_per_day,
    struck,
)
from sim_core.numeric import Floats, fixed_sum
from sim_core.rng import draw_generator
from sim_core.state import Buildings, IslandState

if TYPE_CHECKING:
    from sim_core.content import Technology
    from sim_core.planner import Planner

NATURE_MODELS = ("forest", "mangrove", "wetland", "grassland", "nature")
STREAM = "nature"
T_PER_KG = 0.001
DAYS_PER_YEAR = 365.0
SALT_LIMIT_PPT = 18.0
# Dead plants are a store of carbon too; they return it over years.
DECAY = "decay"


@dataclass
class Growth:
    """What a day did: new stocks, and rows for the books."""

    stock_tco2: Floats
    dead_tco2: Floats
    rows: list[tuple[Account, float]] = field(default_factory=list)

    def book(self, account: Account, amount: float) -> None:
        if amount:
            self.rows.append((account, amount))

    @property
    def sinks_t(self) -> float:
        """Taken up less what came back."""
        return _total(a for account, a in self.rows if account.kind == REMOVAL)

    @property
    def gases_t(self) -> float:
        """Methane and nitrous oxide of fires and fresh marshes, as CO2e."""
        return _total(
            amount * account.t_per_unit
            for account, amount in self.rows
            if account.kind == EMISSION
        )

    def applied(self, buildings: Buildings) -> Buildings:
        return replace(buildings, stock_tco2=self.stock_tco2, dead_tco2=self.dead_tco2)


def _total(values: Iterator[float]) -> float:
    return float(fixed_sum(np.array(list(values), np.float64)))


def grown(planner: "Planner", state: IslandState, storm_peak: float = 0.0) -> Growth:
    """Growth, damage and decay of all land that lives, a kind at a time."""
    buildings = state.buildings
    result = Growth(buildings.stock_tco2.copy(), buildings.dead_tco2.copy())
    working = buildings.in_service(state.day)
    draws: Floats | None = None
    for number, technology in enumerate(planner.catalogue.technologies):
        if technology.model not in NATURE_MODELS:
            continue
        rows = np.flatnonzero(working & (buildings.tech == number))
        if not len(rows):
            continue
        if draws is None:
            draws = _draws(planner.seed, state)
        land = _Land(technology, rows, state, planner.level.gwp)
        land.grow(result)
        land.decay(result)
        for column, damage in enumerate(damages(_model_of(technology))):
            hit = draws[rows, column] < chance_today(damage, storm_peak)
            if hit.any():
                land.strike(result, damage, rows[hit])
    return result


def _draws(seed: int, state: IslandState) -> Floats:
    """Three draws for each building by its number, whatever else stands around."""
    generator = draw_generator(seed, STREAM, state.day)
    drawn: Floats = generator.random((state.next_uid, 3))[state.buildings.uid]
    return drawn


def _model_of(technology: "Technology") -> str:
    """Bamboo is struck in its own way; all else as its model."""
    return "bamboo" if technology.options["curve"] == "bamboo" else technology.model


def uptake_account(technology: "Technology", cause: str) -> Account:
    """Uptake is positive, what returns is negative: sinks are their sum."""
    name = technology.id
    return Account(
        REMOVAL, name, f"nature/{name}", "t", 1.0, 1, "removal", "average", "direct",
        cause,
    )  # fmt: skip


class _Land:
    """All tiles of one technology on one day."""

    def __init__(
        self,
        technology: "Technology",
        rows: NDArray[np.int64],
        state: IslandState,
        gwp: str,
    ):
        self.technology = technology
        self.rows = rows
        self.gwp = gwp
        self.curve: Curve = curve(technology.options["curve"])
        self.age_days = state.day - state.buildings.ready_day[rows]
        self.area_ha = np.full(len(rows), technology.params.get("area_ha", 1.0))

    def grow(self, result: Growth) -> None:
        uptake = daily_uptake(
            self.curve.id, self.age_days, self.area_ha, result.stock_tco2[self.rows]
        ).total_tco2
        result.stock_tco2[self.rows] += uptake
        result.book(self._removal("growth"), float(fixed_sum(uptake)))
        salinity_ppt = self.technology.params.get("salinity_ppt", SALT_LIMIT_PPT)
        if salinity_ppt < SALT_LIMIT_PPT:
            kg = self.curve.methane_kg_ha / DAYS_PER_YEAR * self.area_ha
            methane_t = float(fixed_sum(kg)) * T_PER_KG
            result.book(self._gas("CH4", "methane"), methane_t)

    def decay(self, result: Growth) -> None:
        gone = result.dead_tco2[self.rows] * decay_share_per_day()
        result.dead_tco2[self.rows] -= gone
        result.book(self._removal(DECAY), -float(fixed_sum(gone)))

    def strike(self, result: Growth, damage: Damage, hit: NDArray[np.int64]) -> None:
        """Kill a share of the tiles that were hit."""
        mine = np.isin(self.rows, hit)
        living = living_tco2(
            self.curve, self.age_days[mine], self.area_ha[mine], result.stock_tco2[hit]
        )
        done = struck(damage, self.curve, living)
        result.stock_tco2[hit] -= done.killed_tco2
        result.dead_tco2[hit] += done.dead_tco2
        lost = float(fixed_sum(done.returned_tco2))
        result.book(self._removal(damage.cause), -lost)
        for gas, tonnes in done.gases_t.items():
            amount = float(fixed_sum(tonnes))
            result.book(self._gas(gas, damage.cause), amount)

    def _removal(self, cause: str) -> Account:
        return uptake_account(self.technology, cause)

    def _gas(self, gas: str, cause: str) -> Account:
        activity = f"gas/{gas}"
        factor = intensity(activity, self.gwp)
        return Account(
            EMISSION, self.technology.id, activity, factor.unit, factor.co2e_t, 1,
            "land_use", "average", "direct", cause,
        )  # fmt: skip
