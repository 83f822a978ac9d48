"""The bot that plays as the advisor would: homes, sun, wind, storage, then one unit."""

import numpy as np

from sim_core.bots.sites import build_somewhere, upgrade_first
from sim_core.kpis import count_built
from sim_core.session import Session

RESERVE_YUAN = 3_000_000.0
HOMES = 12
# Plant by plant: what to have before the next thing on the list is thought of.
PLAN = (
    ("house_rebuilt", 2),
    ("pv_farm", 2),
    ("battery_small", 1),
    ("diesel_set", 2),
    ("onshore_wind", 1),
    ("house_rebuilt", HOMES),
    ("landfill", 1),
    ("native_forest", 10),
    ("pv_farm", 5),
    ("onshore_wind", 2),
    ("coal_plant_one_unit", 1),
    ("battery_large", 1),
    ("pv_farm", 8),
    ("compost_yard", 1),
    ("mangrove", 15),
    ("onshore_wind", 3),
    ("battery_large", 2),
    ("onshore_wind", 4),
    ("native_forest", 30),
    ("pv_farm", 12),
)
# What is made of something old, dearest need first; all else is built on open land.
UPGRADES = {
    "house_rebuilt": ("house_ruin", "house_old"),
    "landfill": ("open_dump",),
    "compost_yard": ("landfill",),
    "coal_plant_one_unit": ("coal_plant_worn",),
}


class Sensible:
    def __call__(self, session: Session) -> None:
        """Take the next thing of the plan as long as the purse keeps its reserve."""
        for kind, wanted in PLAN:
            if ordered(session, kind) < wanted and is_possible(session, kind):
                self._order(session, kind)
                return

    def _order(self, session: Session, kind: str) -> None:
        if session.state.budget_yuan < RESERVE_YUAN:
            return
        if kind not in UPGRADES:
            build_somewhere(session, kind)
            return
        for old in UPGRADES[kind]:
            if upgrade_first(session, old, kind):
                return


def is_possible(session: Session, kind: str) -> bool:
    """Whether something old is left to make it of, where it needs that."""
    stands = session.state.buildings.tech
    rows = [session.catalogue.row(old) for old in UPGRADES.get(kind, ())]
    return not rows or bool(np.isin(stands, rows).any())


def ordered(session: Session, kind: str) -> int:
    """How many of a kind the player has or is having built."""
    row = session.catalogue.row(kind)
    buildings = session.state.buildings
    ours = buildings.started_day >= 0
    coming = (buildings.becomes == row) | (buildings.tech == row)
    waiting = int(np.count_nonzero(ours & coming))
    return max(waiting, count_built(session.planner, session.state, kind))
