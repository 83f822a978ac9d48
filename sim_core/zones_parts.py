"""Which part of an island's buildings stands, or stood, on a zone's tiles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.fleet import Fleet, placed_of
from sim_core.ledger import Account
from sim_core.numeric import Floats, fixed_sum
from sim_core.sites import footprint_tiles
from sim_core.spans import Span, span_of
from sim_core.start import first_state
from sim_core.state import NO_TECHNOLOGY, IslandState

if TYPE_CHECKING:
    from sim_core.planner import Planner
    from sim_core.plans import Plan
    from sim_core.session import Session

Tile = tuple[int, int]
LEAST_MW = 1e-9
BUILT = "build"
TAKEN_AWAY = ("clearing", "demolition")


def rows_inside(
    planner: "Planner", state: IslandState, tiles: frozenset[Tile]
) -> NDArray[np.int64]:
    """Buildings all of whose tiles lie in the zone."""
    found = []
    for row in range(len(state.buildings)):
        technology = planner.catalogue.technologies[int(state.buildings.tech[row])]
        at = (int(state.buildings.x[row]), int(state.buildings.y[row]))
        if all(tile in tiles for tile in footprint_tiles(technology, at)):
            found.append(row)
    return np.array(found, np.int64)


def counts_of(
    planner: "Planner", state: IslandState, rows: NDArray[np.int64]
) -> NDArray[np.int64]:
    working = state.buildings.in_service(state.day)[rows]
    size = len(planner.catalogue.technologies)
    return np.bincount(state.buildings.tech[rows[working]], minlength=size)


@dataclass(frozen=True)
class Side:
    """One side's part of each kind of building: 0 to 1, by row of the catalogue.

    Where plants of a kind stand on places of several classes, `by_hour` has the part
    of their power in each hour, (days, 24).
    """

    by_kind: Floats
    by_hour: Mapping[int, Floats]

    def of(self, row: int) -> float | Floats:
        return self.by_hour[row] if row in self.by_hour else float(self.by_kind[row])

    @property
    def other(self) -> "Side":
        by_hour = {row: 1.0 - part for row, part in self.by_hour.items()}
        return Side(1.0 - self.by_kind, by_hour)


def side_of(
    planner: "Planner", state: IslandState, rows: NDArray[np.int64], plan: "Plan"
) -> Side:
    """The zone's side: its buildings' part of a plan's fleet and of its power."""
    count = counts_of(planner, state, rows)
    by_kind: Floats = count / np.maximum(plan.fleet.count, 1)
    inside = np.isin(np.arange(len(state.buildings)), rows)
    inside &= state.buildings.in_service(state.day)
    placed = placed_of(planner.level, planner.catalogue, state.buildings, inside)
    mine = replace(plan.fleet, count=count, placed=placed)
    by_hour = {
        row: _part_by_hour(planner, plan, mine, row)
        for row in planner.catalogue.of_places
        if count[row] and len(plan.fleet.by_spot(row)) > 1
    }
    return Side(by_kind, by_hour)


def _part_by_hour(planner: "Planner", plan: "Plan", mine: Fleet, row: int) -> Floats:
    """What some plants of a kind could give over what all could, (days, 24)."""
    own, whole = (
        planner.available(fleet, row, plan.first_day, plan.days)
        for fleet in (mine, plan.fleet)
    )
    assert own is not None
    assert whole is not None
    found: Floats = own / np.maximum(whole, LEAST_MW)
    return found


class Parts:
    """The zone's part of an account: of its kind of building, its people or jobs."""

    def __init__(
        self, planner: "Planner", zone: NDArray[np.int64], island: NDArray[np.int64]
    ):
        self.planner = planner
        self.by_kind: Floats = zone / np.maximum(island, 1)
        technologies = planner.catalogue.technologies
        self.people = _ratio(
            [item.params.get("residents", 0.0) for item in technologies], zone, island
        )
        self.jobs = _ratio([item.jobs for item in technologies], zone, island)

    def of(self, account: Account) -> float:
        catalogue = self.planner.catalogue
        if catalogue.find(account.place) is not None:
            return float(self.by_kind[catalogue.row(account.place)])
        by_job = account.category in ("commuting", "business_travel")
        return self.jobs if by_job else self.people


def _ratio(
    each: list[float], zone: NDArray[np.int64], island: NDArray[np.int64]
) -> float:
    weights = np.array(each, np.float64)
    whole = float(fixed_sum(weights * island))
    return float(fixed_sum(weights * zone)) / whole if whole else 0.0


@dataclass(frozen=True)
class Changes:
    """The zone's part of what was started and taken away, by technology."""

    planner: "Planner"
    span: tuple[int, int]
    started: Floats
    gone: Floats

    def of(self, account: Account) -> float | None:
        """The zone's part of an account of building or clearing; else None."""
        if account.cause not in (BUILT, *TAKEN_AWAY):
            return None
        part = self.started if account.cause == BUILT else self.gone
        return float(part[self.planner.catalogue.row(account.place)])


class _Tally:
    """Buildings of each kind: those of the zone, and all."""

    def __init__(self, size: int):
        self.inside, self.everywhere = np.zeros(size), np.zeros(size)

    def add(self, kinds: NDArray[np.int32], is_mine: NDArray[np.bool_]) -> None:
        size = len(self.inside)
        self.everywhere += np.bincount(kinds, minlength=size)
        self.inside += np.bincount(kinds[is_mine], minlength=size)

    @property
    def part(self) -> Floats:
        found: Floats = self.inside / np.maximum(self.everywhere, 1.0)
        return found


def parts_of_changes(session: "Session", span: Span, tiles: frozenset[Tile]) -> Changes:
    """What was started and taken away on the days of a span."""
    planner = session.planner
    size = len(planner.catalogue.technologies)
    first_day, last_day = span.first_day, span.first_day + len(span) - 1
    started, gone = _Tally(size), _Tally(size)
    for before, after in _pairs(session, span):
        old, new = before.buildings, after.buildings
        left = ~np.isin(old.uid, new.uid)
        if left.any():
            gone.add(old.tech[left], _is_inside(planner, before, tiles)[left])
        if after.day < first_day:
            continue
        begun = new.started_day == after.day
        if begun.any():
            becomes = new.becomes[begun]
            kinds = np.where(becomes == NO_TECHNOLOGY, new.tech[begun], becomes)
            started.add(kinds, _is_inside(planner, after, tiles)[begun])
    return Changes(planner, (first_day, last_day), started.part, gone.part)


def _pairs(session: "Session", span: Span) -> Iterator[tuple[IslandState, IslandState]]:
    """Each state of a span beside the one before it."""
    planner, day = session.planner, span.first_day - 1
    if day >= 0:
        earlier = span_of(session, day, day).states[0]
    else:
        earlier = first_state(planner.level, planner.catalogue)
    for before, after in pairwise((earlier, *span.states)):
        if before is not after:
            yield before, after


def _is_inside(
    planner: "Planner", state: IslandState, tiles: frozenset[Tile]
) -> NDArray[np.bool_]:
    found = np.zeros(len(state.buildings), np.bool_)
    found[rows_inside(planner, state, tiles)] = True
    return found
