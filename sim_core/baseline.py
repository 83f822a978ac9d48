"""The base year: the level's first year as it would be without the player.

Taking the played year instead would punish whoever cuts early.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.kpis import DERIVED
from sim_core.ledger import DAILY, DAILY_ROW, Ledger
from sim_core.start import first_state
from sim_core.step import day_totals

if TYPE_CHECKING:
    from sim_core.planner import Planner


def untouched_year(planner: "Planner") -> Mapping[str, float]:
    """Figures of the first 365 days with the first day's buildings and people."""
    state, ledger = first_state(planner.level, planner.catalogue), Ledger()
    for values in day_totals(planner, planner.plan_year(state), ledger).table:
        values[DAILY_ROW["residents"]] = state.residents
        values[DAILY_ROW["support"]] = state.support
        ledger.close_day(values)
    last = DAYS_PER_YEAR - 1
    summed = {name: ledger.figure(name, last, DAYS_PER_YEAR) for name in DAILY}
    return summed | {
        name: rule(ledger, last, DAYS_PER_YEAR) for name, rule in DERIVED.items()
    }
