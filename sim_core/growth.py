"""Carbon taken up and lost by every planted tile in a day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.carbon import intensity
from sim_core.ledger import EMISSION, REMOVAL, Account
from sim_core.nature import Curve, curve, joined, living_tco2, stand_of
from sim_core.nature.damage import (
    Damage,
    chance_today,
    damages,
    decay_share_per_day,
    is_storm,
    struck,
)
from sim_core.numeric import Floats, fixed_sum
from sim_core.rng import draw_generator
from sim_core.state import Buildings, IslandState, changed

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
ENDLESS_DAYS = 2**31


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
        return changed(buildings, stock_tco2=self.stock_tco2, dead_tco2=self.dead_tco2)


def _total(values: Iterator[float]) -> float:
    return float(fixed_sum(np.array(list(values), np.float64)))


def grown(planner: "Planner", state: IslandState, storm_peak: float = 0.0) -> Growth:
    """Growth, damage and decay of all land that lives."""
    buildings = state.buildings
    result = Growth(buildings.stock_tco2.copy(), buildings.dead_tco2.copy())
    lands = _lands_of(planner, state)
    if not lands.kinds:
        return result
    uptake, gone = lands.grow(result, state.day)
    # Damage is rare: on most days nobody's luck is that bad.
    draws = _draws(planner.seed, state)
    may_strike = draws.min() < lands.chance(storm_peak)
    for land, own in zip(lands.kinds, lands.slices, strict=True):
        land.book(result, uptake[own], gone[own])
        if may_strike:
            mine = draws[buildings.uid[land.rows]]
            land.suffer(result, mine, storm_peak, state.day)
    return result


def _lands_of(planner: "Planner", state: IslandState) -> "Lands":
    """The lands of the day before, as long as nothing was built or torn down."""
    lands = planner.lands
    if lands is None or not lands.fit(state):
        lands = planner.lands = Lands(planner, state)
    return lands


def _draws(seed: int, state: IslandState) -> Floats:
    """Three draws for each number of a building, whatever else stands around."""
    generator = draw_generator(seed, STREAM, state.day)
    return generator.random((state.next_uid, 3))


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


class Lands:
    """All land that lives, by technology, while the same buildings work."""

    def __init__(self, planner: "Planner", state: IslandState):
        buildings = state.buildings
        self._made_of = _made_of(buildings)
        coming = buildings.ready_day[buildings.ready_day > state.day]
        last_day = int(coming.min()) if len(coming) else ENDLESS_DAYS
        self._days = range(state.day, last_day)
        self.kinds: list[_Land] = []
        working = buildings.in_service(state.day)
        for number, technology in enumerate(planner.catalogue.technologies):
            if technology.model in NATURE_MODELS:
                rows = np.flatnonzero(working & (buildings.tech == number))
                if len(rows):
                    land = _Land(technology, rows, buildings, planner.level.gwp)
                    self.kinds.append(land)
        if self.kinds:
            self._join()

    def _join(self) -> None:
        ends = np.cumsum([0, *(len(land.rows) for land in self.kinds)]).tolist()
        self.slices = [slice(*pair) for pair in pairwise(ends)]
        self._rows = np.concatenate([land.rows for land in self.kinds])
        self._ready_day = np.concatenate([land.ready_day for land in self.kinds])
        self._calm_chance = max(land.chance(0.0) for land in self.kinds)
        self._storm_chance = max(land.chance(1.0) for land in self.kinds)
        self._stand = joined(
            [stand_of(land.curve, land.area_ha) for land in self.kinds]
        )

    def grow(self, result: Growth, day: int) -> tuple[Floats, Floats]:
        """What a day adds and what decays, in the order of kinds."""
        stock, dead = result.stock_tco2[self._rows], result.dead_tco2[self._rows]
        uptake = self._stand.uptake(day - self._ready_day, stock).total_tco2
        gone = dead * decay_share_per_day()
        result.stock_tco2[self._rows] = stock + uptake
        result.dead_tco2[self._rows] = dead - gone
        return uptake, gone

    def chance(self, storm_peak: float) -> float:
        """The greatest chance of any damage today."""
        return self._storm_chance if is_storm(storm_peak) else self._calm_chance

    def fit(self, state: IslandState) -> bool:
        """Columns are never changed in place, so the same ones hold the same."""
        columns = zip(self._made_of, _made_of(state.buildings), strict=True)
        return state.day in self._days and all(old is new for old, new in columns)


def _made_of(buildings: Buildings) -> tuple[NDArray[np.int32], ...]:
    return buildings.tech, buildings.becomes, buildings.ready_day


class _Land:
    """All tiles of one technology."""

    def __init__(
        self,
        technology: "Technology",
        rows: NDArray[np.int64],
        buildings: Buildings,
        gwp: str,
    ):
        self.technology = technology
        self.rows = rows
        self.gwp = gwp
        self.damages = damages(_model_of(technology))
        self.curve: Curve = curve(technology.options["curve"])
        self.ready_day = buildings.ready_day[rows]
        self.area_ha = np.full(len(rows), technology.params.get("area_ha", 1.0))
        self._growth = self._removal("growth")
        self._decay = self._removal(DECAY)
        self._methane = self._gas("CH4", "methane")
        kg = self.curve.methane_kg_ha / DAYS_PER_YEAR * self.area_ha
        salinity_ppt = technology.params.get("salinity_ppt", SALT_LIMIT_PPT)
        is_fresh = salinity_ppt < SALT_LIMIT_PPT
        self.methane_t = float(fixed_sum(kg)) * T_PER_KG if is_fresh else 0.0

    def book(self, result: Growth, uptake: Floats, gone: Floats) -> None:
        result.book(self._growth, fixed_sum(uptake))
        result.book(self._methane, self.methane_t)
        result.book(self._decay, -fixed_sum(gone))

    def chance(self, storm_peak: float) -> float:
        chances = [chance_today(damage, storm_peak) for damage in self.damages]
        return max(chances, default=0.0)

    def suffer(
        self, result: Growth, draws: Floats, storm_peak: float, day: int
    ) -> None:
        """Each cause in turn, on the tiles whose draws it falls on."""
        for column, damage in enumerate(self.damages):
            hit = draws[:, column] < chance_today(damage, storm_peak)
            if hit.any():
                self.strike(result, damage, hit, day)

    def strike(
        self, result: Growth, damage: Damage, hit: NDArray[np.bool_], day: int
    ) -> None:
        """Kill a share of the tiles that were hit."""
        rows = self.rows[hit]
        living = living_tco2(
            self.curve,
            day - self.ready_day[hit],
            self.area_ha[hit],
            result.stock_tco2[rows],
        )
        done = struck(damage, self.curve, living)
        result.stock_tco2[rows] -= done.killed_tco2
        result.dead_tco2[rows] += done.dead_tco2
        result.book(self._removal(damage.cause), -fixed_sum(done.returned_tco2))
        for gas, tonnes in done.gases_t.items():
            result.book(self._gas(gas, damage.cause), fixed_sum(tonnes))

    def _removal(self, cause: str) -> Account:
        return uptake_account(self.technology, cause)

    def _gas(self, gas: str, cause: str) -> Account:
        activity = f"gas/{gas}"
        factor = intensity(activity, self.gwp)
        return Account(
            EMISSION, self.technology.id, activity, factor.unit, factor.co2e_t, 1,
            "land_use", "average", "direct", cause,
        )  # fmt: skip
