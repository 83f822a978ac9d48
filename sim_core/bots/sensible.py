"""The bot that plays as the advisor would: homes, sun, wind, storage, then one unit."""

import numpy as np

from sim_core.bots.sites import build_somewhere, upgrade_first
from sim_core.kpis import count_built, count_in_service
from sim_core.session import Session

RESERVE_YUAN = 3_000_000.0
HOMES = 12
# Plant by plant: what to have before the next thing on the list is thought of.
PLAN = (
    ("house_rebuilt", 2),
    ("pv_farm", 1),
    ("battery_small", 1),
    ("onshore_wind", 1),
    ("house_rebuilt", HOMES),
    ("pv_farm", 3),
    ("onshore_wind", 2),
    ("battery_large", 1),
    ("pv_farm", 6),
    ("onshore_wind", 3),
    ("pv_farm", 8),
    ("battery_large", 2),
    ("onshore_wind", 4),
    ("native_forest", 10),
    ("pv_farm", 12),
)
ONE_UNIT_AFTER_TURBINES = 2


class Sensible:
    def __call__(self, session: Session) -> None:
        """Take the next thing of the plan as long as the purse keeps its reserve."""
        self._close_a_unit(session)
        for kind, wanted in PLAN:
            if ordered(session, kind) < wanted:
                self._order(session, kind)
                return

    def _order(self, session: Session, kind: str) -> None:
        if session.state.budget_yuan < RESERVE_YUAN:
            return
        if kind != "house_rebuilt":
            build_somewhere(session, kind)
        elif not upgrade_first(session, "house_ruin", kind):
            upgrade_first(session, "house_old", kind)

    def _close_a_unit(self, session: Session) -> None:
        """Once wind and batteries stand in, one worn unit is enough."""
        wind = count_in_service(session.planner, session.state, "wind")
        if wind >= ONE_UNIT_AFTER_TURBINES:
            upgrade_first(session, "coal_plant_worn", "coal_plant_one_unit")


def ordered(session: Session, kind: str) -> int:
    """How many of a kind the player has or is having built."""
    row = session.catalogue.row(kind)
    buildings = session.state.buildings
    ours = buildings.started_day >= 0
    coming = (buildings.becomes == row) | (buildings.tech == row)
    waiting = int(np.count_nonzero(ours & coming))
    return max(waiting, count_built(session.planner, session.state, kind))
