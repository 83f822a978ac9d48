"""The base year: the level's first year as it would be without the player.

Taking the played year instead would punish whoever cuts early.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.kpis import DERIVED
from sim_core.ledger import DAILY, DAILY_ROW, Ledger
from sim_core.natural import building_rows, entered, natural_day
from sim_core.start import first_state
from sim_core.step import day_totals

if TYPE_CHECKING:
    from sim_core.planner import Planner


def untouched_year(planner: "Planner") -> Mapping[str, float]:
    """Figures of the first 365 days with the first day's buildings and people."""
    state, ledger = first_state(planner.level, planner.catalogue), Ledger()
    plan = planner.plan_year(state)
    for index, values in enumerate(day_totals(planner, plan, ledger).table):
        storm_peak = float(plan.weather.storm[index].max())
        natural = natural_day(planner, state, plan.fleet, storm_peak)
        entered((*natural.rows, *building_rows(planner, state)), ledger, values)
        values[DAILY_ROW["residents"]] = state.residents
        values[DAILY_ROW["support"]] = state.support
        ledger.close_day(values)
        state = replace(natural.state, day=state.day + 1)
    last = DAYS_PER_YEAR - 1
    summed = {name: ledger.figure(name, last, DAYS_PER_YEAR) for name in DAILY}
    return summed | {
        name: rule(ledger, last, DAYS_PER_YEAR) for name, rule in DERIVED.items()
    }
