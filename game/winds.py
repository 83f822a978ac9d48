"""What wind a turbine would have on each tile, in a few ranks that can be drawn."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.energy.hills import LIKE_THE_SITE, PLACED, speed_up, spots_on

if TYPE_CHECKING:
    from sim_core.content import Technology
    from sim_core.session import Session
    from sim_core.snapshot import Flow

Tile = tuple[int, int]
NO_RANK = -1
# Wind over that of the profile's site from which on a tile is of the next rank.
RANK_FROM = (0.965, 0.985, 1.02, 1.06)
RANKS = len(RANK_FROM) + 1


@dataclass(frozen=True, eq=False)
class WindField:
    """Mean wind at the hub over a year: of each tile that could bear the turbine.

    `m_s` is 0 elsewhere, both arrays are (rows, columns).
    """

    ranks: NDArray[np.int64]
    m_s: NDArray[np.float64]
    site_m_s: float

    def here_m_s(self, tile: Tile | None) -> float | None:
        """The wind of a tile; None where the turbine finds no ground."""
        if tile is None or self.ranks[tile[1], tile[0]] == NO_RANK:
            return None
        return float(self.m_s[tile[1], tile[0]])

    @cached_property
    def typical_m_s(self) -> dict[int, float]:
        """The wind of most tiles of each rank that is found on the map."""
        found = {}
        for rank in range(RANKS):
            values, many = np.unique(self.m_s[self.ranks == rank], return_counts=True)
            if len(values):
                found[rank] = float(values[np.argmax(many)])
        return found


def is_windy(technology: "Technology") -> bool:
    return technology.model in PLACED


def year_of(session: "Session") -> int:
    return session.planner.calendar_day(session.state.day)[0]


def wind_field(session: "Session", technology: "Technology") -> WindField:
    """The wind of this calendar year wherever the ground would bear the turbine."""
    land, planner, year = session.level.map, session.planner, year_of(session)
    spots = spots_on(land)
    kinds = np.array(
        [[land.land_class(x, y) for x in range(land.width)] for y in range(land.height)]
    )
    is_ground = np.isin(kinds, technology.ground)
    ranks, m_s = np.full(spots.shape, NO_RANK), np.zeros(spots.shape)
    for spot in np.unique(spots[is_ground]).tolist():
        here = is_ground & (spots == spot)
        factor = speed_up(spot, technology.params["hub_height_m"])
        ranks[here] = int(np.searchsorted(RANK_FROM, factor, side="right"))
        m_s[here] = planner.mean_wind_m_s(technology, year, spot)
    site_m_s = planner.mean_wind_m_s(technology, year, LIKE_THE_SITE)
    return WindField(ranks, m_s, site_m_s)


def spot_of_row(session: "Session", row: int) -> int:
    """The class of place on which a building stands."""
    buildings = session.state.buildings
    return int(spots_on(session.level.map)[buildings.y[row], buildings.x[row]])


def own_mw(session: "Session", row: int, flow: "Flow", hour: int) -> float:
    """What one building gives of its kind's power, as its place has the wind."""
    last = session.last_day()
    if last is None:
        return 0.0
    (plan, index), planner = last, session.planner
    kind, day = int(session.state.buildings.tech[row]), plan.first_day + index
    own = planner.unit_days("available", kind, day, 1, spot_of_row(session, row))
    whole = planner.available(plan.fleet, kind, day, 1)
    if own is None or whole is None or not whole[0, hour]:
        return 0.0
    return float(flow.mw[hour] * own[0, hour] / whole[0, hour])
