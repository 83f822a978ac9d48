"""Spans of played days, and what stood on the island in them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.carbon.claims import Signed
from sim_core.energy.hills import spots_on
from sim_core.fleet import Fleet, Placed, placed_of, room_for_residents
from sim_core.grid_elements import may_store
from sim_core.numeric import Floats
from sim_core.state import IslandState

if TYPE_CHECKING:
    from sim_core.planner import Planner
    from sim_core.session import Session

NOBODY = -1
Change = tuple[int, int]
# A technology and a class of places.
Spot = tuple[int, int]


@dataclass(frozen=True)
class Span:
    """Some days, each with the state in which its plan was made."""

    first_day: int
    states: tuple[IslandState, ...]
    stored_mwh: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.states)


def span_of(session: "Session", first_day: int, last_day: int) -> Span:
    """The days of a session as they were played."""
    starts = starts_of(session, first_day)
    states = []
    for day in range(first_day, last_day + 1):
        before = [state for state in starts if state.day <= day]
        states.append(before[-1])
    return Span(
        first_day, tuple(states), _stored_at(session.planner, states[0], first_day)
    )


def starts_of(session: "Session", first_day: int) -> list[IslandState]:
    """States at the start of plans, in order of their day.

    Days before a loaded island began to be played are played again from its log.
    """
    from sim_core.session import replayed

    if not session.history or session.history[0].day > first_day:
        days = session.state.day
        log = session.log
        again = replayed(session.level, log, days, session.seed)
        session.history = again.history + session.history
    latest = {state.day: state for state in session.history}
    return [latest[day] for day in sorted(latest)]


def _stored_at(planner: "Planner", state: IslandState, day: int) -> NDArray[np.float64]:
    """Energy in the stores on a morning within a plan."""
    days = day - state.day
    if not days or (not state.stored_mwh.any() and not _has_stores(planner, state)):
        return state.stored_mwh
    fleet = fleet_with(
        planner,
        counts(planner, state, state.day),
        state.residents,
        placed=placed_on(planner, state, state.day),
    )
    plan = planner.planned(fleet, state.day, days, state.stored_mwh)
    return _after(plan.store_rows, plan.dispatch.stored_mwh[:, days - 1, -1], state)


def _has_stores(planner: "Planner", state: IslandState) -> bool:
    """Whether a plan in its midst must be asked for the energy in the morning."""
    technologies = planner.catalogue.technologies
    return any(may_store(technologies[int(t)]) for t in np.unique(state.buildings.tech))


def _after(
    rows: tuple[int, ...], stored: Floats, state: IslandState
) -> NDArray[np.float64]:
    after = state.stored_mwh.copy()
    after[list(rows)] = stored
    return after


def counts(planner: "Planner", state: IslandState, day: int) -> NDArray[np.int64]:
    """Buildings in service by technology."""
    working = state.buildings.in_service(day)
    size = len(planner.catalogue.technologies)
    return np.bincount(state.buildings.tech[working], minlength=size)


def placed_on(planner: "Planner", state: IslandState, day: int) -> Placed:
    working = state.buildings.in_service(day)
    return placed_of(planner.level, planner.catalogue, state.buildings, working)


def fleet_with(
    planner: "Planner",
    count: NDArray[np.int64],
    residents: float,
    contracts: tuple[Signed, ...] = (),
    placed: Placed = (),
) -> Fleet:
    homes = room_for_residents(planner.catalogue, count)
    share = min(residents / homes, 1.0) if homes else 0.0
    return Fleet(count, homes, share, contracts, placed)


def changes(
    old: IslandState, new: IslandState, days: tuple[int, int]
) -> dict[Change, int]:
    """How many buildings went from one technology to another; −1 is none."""
    before = _technologies(old, days[0])
    after = _technologies(new, days[1])
    found: dict[Change, int] = {}
    for uid in before.keys() | after.keys():
        change = before.get(uid, NOBODY), after.get(uid, NOBODY)
        if change[0] != change[1]:
            found[change] = found.get(change, 0) + 1
    return found


def moves(
    planner: "Planner", old: IslandState, new: IslandState, days: tuple[int, int]
) -> dict[Change, dict[Spot, int]]:
    """What each change takes from (below zero) and adds to classes of places."""
    before = _technologies(old, days[0])
    after = _technologies(new, days[1])
    found: dict[Change, dict[Spot, int]] = {}
    for state, day, step in ((old, days[0], -1), (new, days[1], 1)):
        for uid, spot in _spots(planner, state, day).items():
            change = before.get(uid, NOBODY), after.get(uid, NOBODY)
            if change[0] != change[1]:
                mine = found.setdefault(change, {})
                mine[spot] = mine.get(spot, 0) + step
    return found


def _spots(planner: "Planner", state: IslandState, day: int) -> dict[int, Spot]:
    """Technology and class of place of each building whose power hangs on it."""
    buildings = state.buildings
    mine = np.isin(buildings.tech, planner.catalogue.of_places)
    mine &= buildings.in_service(day)
    spots = spots_on(planner.level.map)[buildings.y[mine], buildings.x[mine]]
    pairs = zip(buildings.tech[mine].tolist(), spots.tolist(), strict=True)
    return dict(zip(buildings.uid[mine].tolist(), pairs, strict=True))


def _technologies(state: IslandState, day: int) -> dict[int, int]:
    working = state.buildings.in_service(day)
    uids, tech = state.buildings.uid[working], state.buildings.tech[working]
    return dict(zip(uids.tolist(), tech.tolist(), strict=True))
