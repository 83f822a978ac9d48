"""A demonstration zone: any set of tiles with a ledger of its own.

Inside is what stands on the tiles. Power that the zone makes and uses in the same hour
is its own; what crosses its border is bought at the tonnes a MWh of the plants outside
in that hour and sold at those of its own plants, so that nothing is lost there and
nothing counted twice: the zone and the rest add up to the island.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.fleet import fleet_of
from sim_core.ledger import REMOVAL, Account, is_gross
from sim_core.numeric import Floats, fixed_sum
from sim_core.spans import Span, span_of
from sim_core.state import IslandState
from sim_core.zones_parts import (
    Changes,
    Parts,
    Tile,
    counts_of,
    parts_of_changes,
    rows_inside,
    side_of,
)
from sim_core.zones_power import flows_of, flows_of_rest

if TYPE_CHECKING:
    from sim_core.planner import Planner
    from sim_core.plans import Plan
    from sim_core.session import Session

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
        """Scopes 1 and 3 of what stands inside; cables belong to the rest."""
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
    return _book(session, frozenset(tiles), (first_day, last_day), False)


def rest_book(
    session: "Session", tiles: Iterable[Tile], first_day: int, last_day: int
) -> ZoneBook:
    """The ledger of all that is not in the zone: what is bought over cables too."""
    return _book(session, frozenset(tiles), (first_day, last_day), True)


def _book(
    session: "Session", tiles: frozenset[Tile], days: tuple[int, int], is_rest: bool
) -> ZoneBook:
    span, total = span_of(session, *days), _Sums(is_rest)
    for state, start, many in _stretches(span):
        plan, skipped = _plan_of(session.planner, state, start, many)
        rows = rows_inside(session.planner, state, tiles)
        _add_days(total, session.planner, plan, state, rows, slice(skipped, None))
    last = span.states[-1]
    rows = rows_inside(session.planner, last, tiles)
    _add_booked(total, session, rows, last, parts_of_changes(session, span, tiles))
    return ZoneBook(
        *days,
        len(tiles),
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
    """Sums of one side of the border that grow stretch by stretch."""

    def __init__(self, is_rest: bool) -> None:
        self.is_rest = is_rest
        self.rows: dict[Account, float] = {}
        self.demand_mwh = self.made_mwh = self.own_mwh = 0.0
        self.imported_mwh = self.imported_t = 0.0
        self.exported_mwh = self.exported_t = 0.0
        self.removed_t = 0.0

    def add(self, account: Account, amount: float) -> None:
        if amount:
            self.rows[account] = self.rows.get(account, 0.0) + amount

    def share(self, account: Account, part: float) -> float:
        """This side's share; power over a cable belongs to the rest of the island."""
        if account.scope == 2:
            part = 0.0
        return 1.0 - part if self.is_rest else part


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
    fleet = fleet_of(planner.level, planner.catalogue, state)
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
    parts = Parts(planner, counts_of(planner, state, rows), plan.fleet.count)
    side = side_of(planner, state, rows, plan)
    flows = (flows_of_rest if total.is_rest else flows_of)(planner, plan, side)
    for name, hours in (
        ("demand_mwh", flows.demand_mw), ("made_mwh", flows.made_mw),
        ("own_mwh", flows.own_mw), ("imported_mwh", flows.bought_mw),
        ("imported_t", flows.bought_t), ("exported_mwh", flows.sold_mw),
        ("exported_t", flows.sold_t),
    ):  # fmt: skip
        setattr(total, name, getattr(total, name) + _sum(hours[days]))
    for number, account in enumerate(plan.book.accounts):
        if is_gross(account):
            share = total.share(account, parts.of(account))
            total.add(account, share * _sum(plan.book.amounts[number, days]))


def _sum(values: Floats) -> float:
    return float(fixed_sum(np.ravel(values)))


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
        share = total.share(account, parts.of(account) if part is None else part)
        amount = share * float(amounts[number])
        if account.kind == REMOVAL:
            total.removed_t += amount * account.t_per_unit
        elif _is_unplanned(account):
            total.add(account, amount)
