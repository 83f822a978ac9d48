"""A demonstration zone: any set of tiles with a ledger of its own.

Inside is what stands on the tiles. Power that the zone makes and uses in the same hour
is its own; the rest crosses its border, bought at the island's tonnes a MWh of that
hour and sold apart, never as a negative tonne.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.attribution import Span, span_of
from sim_core.carbon import intensity
from sim_core.fleet import fleet_of
from sim_core.grid import POWER
from sim_core.ledger import MARKET, REMOVAL, Account, is_gross
from sim_core.numeric import Floats, fixed_sum
from sim_core.state import IslandState
from sim_core.zones_parts import (
    Changes,
    Parts,
    Tile,
    counts_of,
    parts_of_changes,
    rows_inside,
)

if TYPE_CHECKING:
    from sim_core.planner import Plan, Planner
    from sim_core.session import Session

LEAST_MWH = 1e-9
UNPLANNED = ("embodied", "demolition", "landfill", "gas")


@dataclass(frozen=True)
class ZoneRow:
    """One account of the zone: an amount and its tonnes."""

    account: Account
    amount: float

    @property
    def t(self) -> float:
        return self.amount * self.account.t_per_unit


@dataclass(frozen=True)
class ZoneBook:
    """The zone's days: what it gave off inside, bought, sold, took up and stored."""

    first_day: int
    last_day: int
    tiles: int
    buildings: int
    inside: tuple[ZoneRow, ...]
    demand_mwh: float
    made_mwh: float
    own_mwh: float
    imported_mwh: float
    imported_t: float
    exported_mwh: float
    exported_t: float
    removed_t: float

    @property
    def inside_t(self) -> float:
        """Scopes 1 and 3 of what stands on the tiles, its own plants' power apart."""
        total = 0.0
        for row in self.inside:
            total += row.t
        return total

    @property
    def gross_t(self) -> float:
        """Inside and imported; what is exported belongs to those who use it."""
        return self.inside_t - self.exported_t + self.imported_t

    @property
    def balance_t(self) -> float:
        """What is left after the zone's own removals; at or below zero it balances."""
        return self.gross_t - self.removed_t


def zone_book(
    session: "Session", tiles: Iterable[Tile], first_day: int, last_day: int
) -> ZoneBook:
    """The zone's ledger over some days that were played."""
    wanted = frozenset(tiles)
    span = span_of(session, first_day, last_day)
    total = _Sums()
    for state, start, days in _stretches(span):
        plan, skipped = _plan_of(session.planner, state, start, days)
        rows = rows_inside(session.planner, state, wanted)
        _add_days(total, session.planner, plan, state, rows, slice(skipped, None))
    last = span.states[-1]
    rows = rows_inside(session.planner, last, wanted)
    _add_booked(total, session, rows, last, parts_of_changes(session, span, wanted))
    return ZoneBook(
        first_day,
        last_day,
        len(wanted),
        len(rows),
        tuple(ZoneRow(a, amount) for a, amount in total.rows.items()),
        total.demand_mwh,
        total.made_mwh,
        total.own_mwh,
        total.imported_mwh,
        total.imported_t,
        total.exported_mwh,
        total.exported_t,
        total.removed_t,
    )


class _Sums:
    """Sums that grow stretch by stretch."""

    def __init__(self) -> None:
        self.rows: dict[Account, float] = {}
        self.demand_mwh = self.made_mwh = self.own_mwh = 0.0
        self.imported_mwh = self.imported_t = 0.0
        self.exported_mwh = self.exported_t = 0.0
        self.removed_t = 0.0

    def add(self, account: Account, amount: float) -> None:
        if amount:
            self.rows[account] = self.rows.get(account, 0.0) + amount


def _stretches(span: Span) -> Iterator[tuple[IslandState, int, int]]:
    """Days that were planned together: state, first day, number of days."""
    start = 0
    for number in range(1, len(span) + 1):
        if number == len(span) or span.states[number] is not span.states[start]:
            yield span.states[start], span.first_day + start, number - start
            start = number


def _plan_of(
    planner: "Planner", state: IslandState, start: int, days: int
) -> tuple["Plan", int]:
    """The plan that holds the days, from its own first day on."""
    skipped = start - state.day
    fleet = fleet_of(planner.catalogue, state)
    plan = planner.planned(fleet, state.day, skipped + days, state.stored_mwh)
    return plan, skipped


def _add_days(
    total: _Sums,
    planner: "Planner",
    plan: "Plan",
    state: IslandState,
    rows: NDArray[np.int64],
    days: slice,
) -> None:
    """Power by the hour and rows by the zone's part of each kind of building."""
    count = counts_of(planner, state, rows)
    part = count / np.maximum(plan.fleet.count, 1)
    parts = Parts(planner, count, plan.fleet.count)
    demand_mw, made_mw = _power(planner, plan, part)
    taken_mw = demand_mw + _into_stores(planner, plan, part)
    bought_mw = np.maximum(taken_mw - made_mw, 0.0)
    sold_mw = np.maximum(made_mw - taken_mw, 0.0)
    own_mw = np.minimum(demand_mw, np.maximum(demand_mw - bought_mw, 0.0))
    rate = _island_t_per_mwh(planner, plan)
    zone_rate = _zone_t_per_mwh(planner, plan, part, made_mw)
    for name, hours in (
        ("demand_mwh", demand_mw), ("made_mwh", made_mw), ("own_mwh", own_mw),
        ("imported_mwh", bought_mw), ("exported_mwh", sold_mw),
        ("imported_t", bought_mw * rate), ("exported_t", sold_mw * zone_rate),
    ):  # fmt: skip
        setattr(total, name, getattr(total, name) + _sum(hours[days]))
    for number, account in enumerate(plan.book.accounts):
        share = parts.of(account)
        if share and is_gross(account) and account.scope != 2:
            total.add(account, share * _sum(plan.book.amounts[number, days]))


def _sum(values: Floats) -> float:
    return float(fixed_sum(np.ravel(values)))


def _power(planner: "Planner", plan: "Plan", part: Floats) -> tuple[Floats, Floats]:
    """Demand and generation of the zone by the hour. [MW]"""
    fleet = replace(plan.fleet, count=_whole(plan.fleet.count * part))
    demand = planner.demand(fleet, plan.first_day, plan.days)[POWER]
    missing = plan.dispatch.unserved_mw / np.maximum(plan.demand_mw, LEAST_MWH)
    demand = demand * (1.0 - missing)
    made, everything = np.zeros_like(demand), np.zeros_like(demand)
    for number, row in plan.supply:
        output = plan.dispatch.output_mw[number]
        everything = everything + output
        if planner.catalogue.technologies[row].model != "cable":
            made = made + output * part[row]
    # What nobody takes is spilled by all plants alike.
    spilled = plan.dispatch.spilled_mw / np.maximum(everything, LEAST_MWH)
    return demand, made * (1.0 - spilled)


def _into_stores(planner: "Planner", plan: "Plan", part: Floats) -> Floats:
    """What the zone's own stores take, less what they give. [MW]"""
    taken = np.zeros_like(plan.demand_mw)
    for number, row in enumerate(plan.store_rows):
        flow = plan.dispatch.charge_mw[number] - plan.dispatch.discharge_mw[number]
        taken = taken + flow * part[row]
    return taken


def _whole(values: Floats) -> NDArray[np.int64]:
    return np.rint(values).astype(np.int64)


def _island_t_per_mwh(planner: "Planner", plan: "Plan") -> Floats:
    """Tonnes of a MWh on the island's wires in each hour, stores passed over."""
    tonnes = np.zeros_like(plan.demand_mw)
    output = np.zeros_like(plan.demand_mw)
    for number, row in plan.supply:
        made = plan.dispatch.output_mw[number]
        output = output + made
        rate = plan.system.plants[number].co2_t_per_mwh
        if planner.catalogue.technologies[row].model == "cable":
            rate = _market_rate(planner, plan, row)
        tonnes = tonnes + made * rate
    found: Floats = tonnes / np.maximum(output, LEAST_MWH)
    return found


def _market_rate(planner: "Planner", plan: "Plan", row: int) -> float:
    """Market-based tonnes of a MWh that comes over the cable."""
    year, _ = planner.calendar_day(plan.first_day)
    activity = planner.world.grid_activity(year, MARKET)
    loss = planner.catalogue.technologies[row].params["loss_share"]
    return intensity(activity, planner.level.gwp).co2e_t / (1.0 - loss)


def _zone_t_per_mwh(
    planner: "Planner", plan: "Plan", part: Floats, made_mw: Floats
) -> Floats:
    """Tonnes of a MWh that the zone's own plants make."""
    tonnes = np.zeros_like(made_mw)
    for number, row in plan.supply:
        if part[row] and planner.catalogue.technologies[row].model != "cable":
            rate = plan.system.plants[number].co2_t_per_mwh
            tonnes = tonnes + plan.dispatch.output_mw[number] * (part[row] * rate)
    found: Floats = tonnes / np.maximum(made_mw, LEAST_MWH)
    return found


def _is_unplanned(account: Account) -> bool:
    """Rows of the books that no plan holds."""
    return is_gross(account) and account.activity.split("/")[0] in UNPLANNED


def _add_booked(
    total: _Sums,
    session: "Session",
    rows: NDArray[np.int64],
    state: IslandState,
    changes: Changes,
) -> None:
    """Rows that no plan holds: by the zone's part, or as its own tiles changed."""
    planner, ledger = session.planner, session.ledger
    everywhere = counts_of(planner, state, np.arange(len(state.buildings)))
    parts = Parts(planner, counts_of(planner, state, rows), everywhere)
    amounts = ledger.amounts(*changes.span)
    for number, account in enumerate(ledger.accounts):
        part = changes.of(account)
        share = (parts.of(account) if part is None else part) * float(amounts[number])
        if account.kind == REMOVAL:
            total.removed_t += share * account.t_per_unit
        elif _is_unplanned(account):
            total.add(account, share)
