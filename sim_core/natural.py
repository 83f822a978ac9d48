"""What a day does to things that keep carbon: plants, the tip, and buildings' lives."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.carbon import intensity
from sim_core.carbon.tables import carbon_table
from sim_core.carbon.tip import Tip, tip_after_day
from sim_core.fleet import Fleet
from sim_core.growth import ENDLESS_DAYS, grown, uptake_account
from sim_core.ledger import DAILY_ROW, EMISSION, REMOVAL, Account, Ledger
from sim_core.numeric import Floats
from sim_core.state import NO_TECHNOLOGY, NOTHING, IslandState, changed
from sim_core.waste import waste_of

if TYPE_CHECKING:
    from sim_core.content import Technology
    from sim_core.planner import Planner

Row = tuple[Account, float]
LANDFILL = "landfill/methane"


@dataclass(frozen=True)
class NaturalDay:
    """The state with grown plants and an older tip, and the day's rows."""

    state: IslandState
    rows: tuple[Row, ...]


def natural_day(
    planner: "Planner", state: IslandState, fleet: Fleet, storm_peak: float
) -> NaturalDay:
    """Growth, damage and decay of plants, and the methane of the tip."""
    growth = grown(planner, state, storm_peak)
    tip = Tip(state.tip_quick_tc, state.tip_slow_tc, state.tip_wood_tc)
    tipping = _tipping_of(planner, fleet)
    tip, methane_t = tip_after_day(tip, tipping.fresh, tipping.cover)
    after = changed(
        state,
        buildings=growth.applied(state.buildings),
        cleared_tco2=NOTHING,
        rubble_t=NOTHING,
        tip_quick_tc=tip.quick_tc,
        tip_slow_tc=tip.slow_tc,
        tip_wood_tc=tip.wood_tc,
    )
    tipped = (tipping.account, methane_t)
    return NaturalDay(after, (*growth.rows, tipped, *_taken_away(planner, state)))


@dataclass(frozen=True)
class Tipping:
    """What comes to the tip on each day of one fleet."""

    fleet: Fleet
    fresh: Tip
    cover: str
    account: Account


def _tipping_of(planner: "Planner", fleet: Fleet) -> Tipping:
    """Kept from the day before as long as the fleet is the same one."""
    tipping = planner.tipping
    if tipping is None or tipping.fleet is not fleet:
        waste = waste_of(planner, fleet)
        account = _landfill(planner, waste.place)
        tipping = Tipping(fleet, waste.fresh, waste.cover, account)
        planner.tipping = tipping
    return tipping


def _taken_away(planner: "Planner", state: IslandState) -> Iterator[Row]:
    """All carbon that cleared plants held goes back to the air at once; and rubble."""
    technologies = planner.catalogue.technologies
    if state.cleared_tco2 is NOTHING and state.rubble_t is NOTHING:
        return
    for kind in np.flatnonzero(state.cleared_tco2):
        account = uptake_account(technologies[kind], "clearing")
        yield account, -float(state.cleared_tco2[kind])
    for kind in np.flatnonzero(state.rubble_t):
        account = _rubble(planner, technologies[kind], "demolition")
        yield account, float(state.rubble_t[kind])


def _landfill(planner: "Planner", place: str) -> Account:
    factor = intensity(LANDFILL, planner.level.gwp)
    return Account(
        EMISSION, place, LANDFILL, factor.unit, factor.co2e_t, 1, "waste_treatment",
        "average", "direct", "waste",
    )  # fmt: skip


def building_rows(planner: "Planner", state: IslandState) -> tuple[Row, ...]:
    """Carbon in the materials of what is started or renewed today, and the rubble."""
    quiet = planner.quiet
    if quiet is not None and quiet.fits(state):
        return ()
    planner.quiet = Quiet.after(planner, state)
    return (*_started(planner, state), *_renewed(planner, state))


@dataclass(frozen=True)
class Quiet:
    """Days on which none of these buildings is started or renewed."""

    days: range
    made_of: tuple[NDArray[np.int32], ...]

    @classmethod
    def after(cls, planner: "Planner", state: IslandState) -> "Quiet":
        """From tomorrow to the next time that a life is over."""
        tech, ready_day, started_day = columns = _lives(state)
        lives = planner.lifetimes_days[tech]
        renewals = ready_day + lives * ((state.day - ready_day) // lives + 1)
        coming = np.append(renewals, started_day)
        coming = coming[coming > state.day]
        end = int(coming.min()) if len(coming) else ENDLESS_DAYS
        return cls(range(state.day + 1, end), columns)

    def fits(self, state: IslandState) -> bool:
        """Columns are never changed in place, so the same ones hold the same."""
        columns = zip(self.made_of, _lives(state), strict=True)
        return state.day in self.days and all(old is new for old, new in columns)


def _lives(state: IslandState) -> tuple[NDArray[np.int32], ...]:
    buildings = state.buildings
    return buildings.tech, buildings.ready_day, buildings.started_day


def _started(planner: "Planner", state: IslandState) -> Iterator[Row]:
    buildings = state.buildings
    for row in np.flatnonzero(buildings.started_day == state.day):
        becomes = int(buildings.becomes[row])
        number = becomes if becomes != NO_TECHNOLOGY else int(buildings.tech[row])
        technology = planner.catalogue.technologies[number]
        if technology.embodied_tco2e:
            yield _embodied(technology, "build"), technology.embodied_tco2e


def _renewed(planner: "Planner", state: IslandState) -> Iterator[Row]:
    """A building whose life is over is made anew in place, again and again."""
    buildings = state.buildings
    ages = state.day - buildings.ready_day
    is_over = ages % planner.lifetimes_days[buildings.tech] == 0
    for row in np.flatnonzero(is_over & (ages > 0)):
        technology = planner.catalogue.technologies[int(buildings.tech[row])]
        if not technology.embodied_tco2e:
            continue
        yield _embodied(technology, "renewal"), technology.embodied_tco2e
        yield _rubble(planner, technology, "renewal"), rubble_t(technology)


def rubble_t(technology: "Technology") -> float:
    """What is carted away of a building at the end of its life. [t]"""
    rules = carbon_table("island")["end_of_life"]
    return technology.embodied_tco2e * float(rules["rubble_t_per_tco2e"])


def _rubble(planner: "Planner", technology: "Technology", cause: str) -> Account:
    rules = carbon_table("island")["end_of_life"]
    factor = intensity(rules["activity"], planner.level.gwp)
    return Account(
        EMISSION, technology.id, rules["activity"], factor.unit, factor.co2e_t, 3,
        rules["category"], "average", "direct", cause,
    )  # fmt: skip


def _embodied(technology: "Technology", cause: str) -> Account:
    return Account(
        EMISSION, technology.id, f"embodied/{technology.id}", "t", 1.0, 3,
        "capital_goods", "average", "life_cycle", cause,
    )  # fmt: skip


def entered(
    rows: tuple[Row, ...], ledger: Ledger, values: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """Enter rows in a day's figures; accounts and amounts for the books."""
    kept = [(account, amount) for account, amount in rows if amount]
    for account, amount in kept:
        name = "sinks_t" if account.kind == REMOVAL else f"scope{account.scope}_t"
        values[DAILY_ROW[name]] += amount * account.t_per_unit
    numbers = [ledger.number(account) for account, _ in kept]
    amounts = np.array([amount for _, amount in kept], np.float64)
    return np.array(numbers, np.int64), amounts
