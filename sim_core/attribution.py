"""Why two spans of days differ: days gone through again with one cause exchanged.

The first span is planned again with the weather, the people, the prices or one group of
buildings of the second; what that changes is the cause's part, averaged over orders, so
that the parts add up to the whole.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, groupby
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.carbon.claims import Signed, in_force
from sim_core.fleet import Fleet
from sim_core.ledger import Account
from sim_core.numeric import fixed_sum
from sim_core.spans import (
    NOBODY,
    Change,
    Span,
    Spot,
    changes,
    counts,
    fleet_with,
    moves,
    placed_on,
)

if TYPE_CHECKING:
    from sim_core.planner import Planner

WEATHER, PEOPLE, MARKET = "weather", "people", "market"
CONTRACTS = "contracts"
# Up to so many causes all orders are averaged, beyond it one order and its reverse.
ALL_ORDERS = 4
MOST_GROUPS = 6
Player = str | Change
Sums = Mapping[Account, float]


def shares(
    value: Callable[[frozenset[Player]], Sums], players: Sequence[Player]
) -> dict[Player, dict[Account, float]]:
    """Each player's part of value(all) − value(none), averaged over orders.

    References
    ----------
    Shapley, A value for n-person games, 1953.
    """
    known: dict[frozenset[Player], Sums] = {}

    def once(chosen: frozenset[Player]) -> Sums:
        if chosen not in known:
            known[chosen] = value(chosen)
        return known[chosen]

    found: dict[Player, dict[Account, float]] = {player: {} for player in players}
    for player, weight, without in _steps(players):
        _add(found[player], once(without | {player}), weight)
        _add(found[player], once(without), -weight)
    return found


def _steps(
    players: Sequence[Player],
) -> Iterator[tuple[Player, float, frozenset[Player]]]:
    """Who joins which others, and how much that step counts."""
    if len(players) > ALL_ORDERS:
        for order in (list(players), list(players)[::-1]):
            for number, player in enumerate(order):
                yield player, 0.5, frozenset(order[:number])
        return
    for player in players:
        others = [other for other in players if other != player]
        for size in range(len(others) + 1):
            groups = list(combinations(others, size))
            weight = 1.0 / (len(players) * len(groups))
            for group in groups:
                yield player, weight, frozenset(group)


def _add(into: dict[Account, float], sums: Sums, weight: float) -> None:
    for account, amount in sums.items():
        into[account] = into.get(account, 0.0) + weight * amount


@dataclass(frozen=True)
class Exchange:
    """Two spans of equal length, and the days planned anew with causes exchanged."""

    planner: "Planner"
    before: Span
    after: Span
    # Which player a change belongs to; changes of one name go together.
    player_of: Callable[[Change], Player] = lambda change: change

    @cached_property
    def _by_day(self) -> list[tuple[Hashable, int]]:
        """Days that can be planned together share a key."""
        planner = self.planner
        keys: list[tuple[Hashable, int]] = []
        for number in range(len(self.before)):
            old, new = self.before.states[number], self.after.states[number]
            years = (
                planner.calendar_day(self.before.first_day + number)[0],
                planner.calendar_day(self.after.first_day + number)[0],
            )
            keys.append(((id(old), id(new), years), number))
        return keys

    @cached_property
    def runs(self) -> list[tuple[int, int]]:
        """First day and number of days of each stretch without a change."""
        found = []
        for _, days in groupby(self._by_day, key=lambda pair: pair[0]):
            numbers = [number for _, number in days]
            found.append((numbers[0], len(numbers)))
        return found

    @cached_property
    def changes(self) -> list[dict[Change, int]]:
        """What differs between the fleets, for each run."""
        return [
            changes(
                self.before.states[start],
                self.after.states[start],
                (self.before.first_day + start, self.after.first_day + start),
            )
            for start, _ in self.runs
        ]

    @cached_property
    def moves(self) -> list[dict[Change, dict[Spot, int]]]:
        """What the changes of each run do to the classes of places."""
        return [
            moves(
                self.planner,
                self.before.states[start],
                self.after.states[start],
                (self.before.first_day + start, self.after.first_day + start),
            )
            for start, _ in self.runs
        ]

    @cached_property
    def players(self) -> list[Player]:
        """Causes that differ between the spans."""
        found: list[Player] = []
        if self.before.first_day != self.after.first_day:
            found.append(WEATHER)
        years = [span.first_day for span in (self.before, self.after)]
        if self.planner.calendar_day(years[0])[0] != self._last_year():
            found.append(MARKET)
        if any(
            old.residents != new.residents
            for old, new in zip(self.before.states, self.after.states, strict=True)
        ):
            found.append(PEOPLE)
        if any(
            self._contracts(self.before, start) != self._contracts(self.after, start)
            for start, _ in self.runs
        ):
            found.append(CONTRACTS)
        groups = {self.player_of(change) for run in self.changes for change in run}
        return found + sorted(groups, key=str)

    @staticmethod
    def _contracts(span: Span, start: int) -> tuple[Signed, ...]:
        return in_force(span.states[start].contracts, span.first_day + start)

    def _last_year(self) -> int:
        last = self.after.first_day + len(self.after) - 1
        return self.planner.calendar_day(last)[0]

    def value(self, chosen: frozenset[Player]) -> dict[Account, float]:
        """Amounts of all accounts over the span with some causes of the second."""
        weather = self.after if WEATHER in chosen else self.before
        market = self.after if MARKET in chosen else self.before
        sums: dict[Account, float] = {}
        stored = self._first_stored(chosen)
        for number, (start, days) in enumerate(self.runs):
            fleet = self._fleet(number, start, chosen)
            year, _ = self.planner.calendar_day(market.first_day + start)
            plan = self.planner.planned(
                fleet, weather.first_day + start, days, stored, prices_of=year
            )
            totals = np.asarray(fixed_sum(plan.book.amounts, axis=1))
            for row, account in enumerate(plan.book.accounts):
                sums[account] = sums.get(account, 0.0) + float(totals[row])
            stored = stored.copy()
            stored[list(plan.store_rows)] = plan.dispatch.stored_mwh[:, -1, -1]
        return sums

    def _first_stored(self, chosen: frozenset[Player]) -> NDArray[np.float64]:
        """Stores begin as they did once all buildings are those of the second span."""
        groups = {player for player in self.players if player not in CONDITIONS}
        is_second = groups <= chosen and (bool(groups) or chosen >= set(self.players))
        return (self.after if is_second else self.before).stored_mwh

    def _fleet(self, number: int, start: int, chosen: frozenset[Player]) -> Fleet:
        old = self.before.states[start]
        day = self.before.first_day + start
        count = counts(self.planner, old, day).copy()
        spots = {(row, spot): n for row, spot, n in placed_on(self.planner, old, day)}
        for change, many in self.changes[number].items():
            if self.player_of(change) not in chosen:
                continue
            for kind, step in ((change[0], -many), (change[1], many)):
                if kind != NOBODY:
                    count[kind] += step
            for place, step in self.moves[number].get(change, {}).items():
                spots[place] = spots.get(place, 0) + step
        people = self.after if PEOPLE in chosen else self.before
        signed = self.after if CONTRACTS in chosen else self.before
        return fleet_with(
            self.planner,
            count,
            people.states[start].residents,
            self._contracts(signed, start),
            tuple((*place, many) for place, many in sorted(spots.items()) if many),
        )


CONDITIONS = frozenset({WEATHER, PEOPLE, MARKET, CONTRACTS})


def grouped(exchange: Exchange) -> Exchange:
    """The same exchange with its smaller groups of buildings put together."""
    sizes: dict[Change, int] = {}
    for run in exchange.changes:
        for change, many in run.items():
            sizes[change] = max(sizes.get(change, 0), many)
    ordered = sorted(
        sizes, key=lambda change: (-_weight(exchange, change, sizes), change)
    )
    kept = set(ordered[:MOST_GROUPS])
    return Exchange(
        exchange.planner,
        exchange.before,
        exchange.after,
        lambda change: change if change in kept else "others",
    )


def _weight(exchange: Exchange, change: Change, sizes: Mapping[Change, int]) -> float:
    """Price of what was built stands in for how much it may matter."""
    technologies = exchange.planner.catalogue.technologies
    price = sum(technologies[kind].capex_yuan for kind in change if kind != NOBODY)
    return float(price * sizes[change])
