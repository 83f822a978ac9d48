"""Named figures of the island that goals, screens and reports share."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.fleet import fleet_of, jobs_of
from sim_core.ledger import DAILY_ROW, Ledger
from sim_core.state import NO_TECHNOLOGY, IslandState

if TYPE_CHECKING:
    from sim_core.planner import Planner


def figure(
    planner: "Planner",
    state: IslandState,
    ledger: Ledger,
    kpi: str,
    over_days: int = 0,
    end_day: int | None = None,
) -> float:
    """One named figure; sums cover the `over_days` before `end_day` (default today)."""
    name, _, what = kpi.partition(":")
    if name == "built":
        return float(count_built(planner, state, what))
    if name == "in_service":
        return float(count_in_service(planner, state, what))
    if name in STANDING:
        return STANDING[name](planner, state)
    end = state.day if end_day is None else end_day
    days = over_days or 1
    if name in DAILY_ROW:
        return ledger.figure(name, end - 1, days)
    if name in DERIVED:
        return DERIVED[name](ledger, end - 1, days)
    return float(getattr(state, name))


def jobs(planner: "Planner", state: IslandState) -> float:
    """Jobs in all buildings in service."""
    return jobs_of(planner.catalogue, fleet_of(planner.level, planner.catalogue, state))


def count_built(planner: "Planner", state: IslandState, kind: str) -> int:
    """Buildings of a technology in service that the player ordered."""
    return int(np.count_nonzero(_built(planner, state, kind)))


def _built(planner: "Planner", state: IslandState, kind: str) -> NDArray[np.bool_]:
    buildings = state.buildings
    mine: NDArray[np.bool_] = buildings.tech == planner.catalogue.row(kind)
    if not mine.any():
        return mine
    return mine & buildings.in_service(state.day) & (buildings.started_day >= 0)


def count_in_service(planner: "Planner", state: IslandState, model: str) -> int:
    """Buildings in service of a model, such as solar or battery."""
    return int(np.count_nonzero(_in_service(planner, state, model)))


def _in_service(
    planner: "Planner", state: IslandState, model: str
) -> NDArray[np.bool_]:
    is_kind = planner.is_model(model)[state.buildings.tech]
    return is_kind & state.buildings.in_service(state.day)


def days_standing(
    planner: "Planner", state: IslandState, kpi: str, number: float
) -> int | None:
    """Days up to today on which so many buildings worked; None of other figures.

    One that is being upgraded counts from the order on: what it was before is not kept.
    """
    family, _, what = kpi.partition(":")
    if family not in BUILDINGS or number <= 0.0:
        return None
    buildings, mine = state.buildings, BUILDINGS[family](planner, state, what)
    is_changing = buildings.becomes != NO_TECHNOLOGY
    since = np.where(is_changing, buildings.started_day, buildings.ready_day)
    days = np.sort(since[mine])
    place = int(np.ceil(number)) - 1
    return state.day - max(int(days[place]), 0) if place < len(days) else 0


def operations_t(ledger: Ledger, last_day: int, days: int) -> float:
    """Scopes 1 and 2 (market-based)."""
    scope1_t = ledger.figure("scope1_t", last_day, days)
    return scope1_t + ledger.figure("scope2_market_t", last_day, days)


def gross_t(ledger: Ledger, last_day: int, days: int) -> float:
    return operations_t(ledger, last_day, days) + ledger.figure(
        "scope3_t", last_day, days
    )


def net_t(ledger: Ledger, last_day: int, days: int) -> float:
    """Gross, less what nature took up and the offsets that may count."""
    removed_t = ledger.figure("sinks_t", last_day, days)
    removed_t += ledger.figure("offsets_t", last_day, days)
    return gross_t(ledger, last_day, days) - removed_t


def tonnes_per_head(ledger: Ledger, last_day: int, days: int) -> float:
    """Scopes 1 and 2 (market-based) for each resident, over the days."""
    residents = ledger.figure("residents", last_day, days)
    return operations_t(ledger, last_day, days) * days / residents if residents else 0.0


def renewable_share(ledger: Ledger, last_day: int, days: int) -> float:
    made_mwh = ledger.figure("generation_mwh", last_day, days)
    green_mwh = ledger.figure("renewable_mwh", last_day, days)
    return green_mwh / made_mwh if made_mwh else 0.0


def re100_share(ledger: Ledger, last_day: int, days: int) -> float:
    """Power used that was our own green power or under contract, over the days."""
    used_mwh = ledger.figure("demand_mwh", last_day, days)
    used_mwh -= ledger.figure("unserved_mwh", last_day, days)
    green_mwh = ledger.figure("renewable_mwh", last_day, days)
    green_mwh += ledger.figure("contract_mwh", last_day, days)
    return min(green_mwh / used_mwh, 1.0) if used_mwh else 0.0


def served_share(ledger: Ledger, last_day: int, days: int) -> float:
    needed_mwh = ledger.figure("demand_mwh", last_day, days)
    missing_mwh = ledger.figure("unserved_mwh", last_day, days)
    return 1.0 - missing_mwh / needed_mwh if needed_mwh else 1.0


def heat_served_share(ledger: Ledger, last_day: int, days: int) -> float:
    """Heat that came to the homes of a network, of what they asked for; 1 with none."""
    needed_mwh = ledger.figure("heat_demand_mwh", last_day, days)
    missing_mwh = ledger.figure("heat_unserved_mwh", last_day, days)
    return 1.0 - missing_mwh / needed_mwh if needed_mwh else 1.0


DERIVED: Mapping[str, Callable[[Ledger, int, int], float]] = {
    "operations_t": operations_t,
    "gross_t": gross_t,
    "net_t": net_t,
    "tco2e_per_head": tonnes_per_head,
    "renewable_share": renewable_share,
    "re100_share": re100_share,
    "served_share": served_share,
    "heat_served_share": heat_served_share,
}
STANDING: Mapping[str, Callable[["Planner", IslandState], float]] = {"jobs": jobs}
Which = Callable[["Planner", IslandState, str], NDArray[np.bool_]]
BUILDINGS: Mapping[str, Which] = {"built": _built, "in_service": _in_service}
