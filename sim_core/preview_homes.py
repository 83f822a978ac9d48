"""What a change of homes does to the people in them: who moves, gas burnt, comfort."""

from typing import TYPE_CHECKING

import numpy as np

from sim_core.energy.models import LPG
from sim_core.ledger import EMISSION
from sim_core.numeric import fixed_sum
from sim_core.people import home_comfort

if TYPE_CHECKING:
    from sim_core.fleet import Fleet
    from sim_core.planner import Planner
    from sim_core.plans import Plan
    from sim_core.state import IslandState

Comfort = tuple[float, float]


def moved_people(planner: "Planner", before: "Fleet", after: "Fleet") -> float:
    """People that leave kinds of homes of which there are as many as before."""
    moved = [
        float(before.count[row])
        * technology.params["residents"]
        * (before.occupancy - after.occupancy)
        for row, technology in enumerate(planner.catalogue.technologies)
        if technology.model == "home" and before.count[row] == after.count[row]
    ]
    return float(fixed_sum(np.array(moved)))


def gas_t_per_year(plan: "Plan") -> float:
    """Tonnes CO2e of the bottled gas that homes burn."""
    burnt_t = plan.book.total(EMISSION, activity=LPG)
    return float(fixed_sum(burnt_t)) * 365.0 / plan.days


def comfort_change(
    planner: "Planner", state: "IslandState", uid: int, kind: str
) -> Comfort | None:
    """Comfort of a home now and then, 0 to 100; None where nobody lives in it.

    Both are those of a whole year, with all the warmth that people ask for.
    """
    buildings, catalogue = state.buildings, planner.catalogue
    rows = (int(buildings.tech[buildings.row_of(uid)]), catalogue.row(kind))
    sheets = [catalogue.technologies[row] for row in rows]
    if not all(one.model == "home" and one.params["residents"] for one in sheets):
        return None
    before, after = (home_comfort(planner, row, 0, 365) for row in rows)
    return before, after
