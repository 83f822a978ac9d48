"""Looking for a place to build."""

from collections.abc import Iterator

import numpy as np

from sim_core.commands import Build, Upgrade
from sim_core.content import Technology
from sim_core.energy.hills import PLACED, speed_up, spots_on
from sim_core.session import Session
from sim_core.sites import Tile, occupied_by, site_fault
from sim_core.state import NO_TECHNOLOGY


def open_sites(
    session: Session, technology: Technology, *, best_first: bool = False
) -> Iterator[Tile]:
    """Tiles where the technology may stand, row by row from the north.

    With the best first a turbine's are in order of their wind.
    """
    level, catalogue = session.level, session.catalogue
    state = session.state
    taken = occupied_by(catalogue, state)
    for at in _tiles(session, technology, by_wind=best_first):
        if site_fault(level, catalogue, state, technology, at, taken) is None:
            yield at


def _tiles(session: Session, technology: Technology, *, by_wind: bool) -> list[Tile]:
    land = session.level.map
    tiles = [(x, y) for y in range(land.height) for x in range(land.width)]
    if not by_wind or technology.model not in PLACED:
        return tiles
    spots, hub_m = spots_on(land), technology.params["hub_height_m"]
    wind = {spot: speed_up(spot, hub_m) for spot in np.unique(spots).tolist()}
    return sorted(tiles, key=lambda at: -wind[int(spots[at[1], at[0]])])


def best_site(session: Session, technology: Technology) -> Tile | None:
    """The first open site; of those for a turbine the first with the most wind."""
    return next(open_sites(session, technology, best_first=True), None)


def build_somewhere(session: Session, kind: str) -> bool:
    """Build at the best open site; False where there is no site or no money."""
    at = best_site(session, session.catalogue.get(kind))
    if at is None or session.check(Build(kind, at)) is not None:
        return False
    session.submit(Build(kind, at))
    return True


def upgrade_first(session: Session, old: str, new: str) -> bool:
    """Upgrade the first building of a kind that is not being worked on."""
    buildings = session.state.buildings
    wanted = buildings.tech == session.catalogue.row(old)
    idle = wanted & (buildings.becomes == NO_TECHNOLOGY)
    for uid in buildings.uid[idle]:
        command = Upgrade(int(uid), new)
        if session.check(command) is None:
            session.submit(command)
            return True
    return False
