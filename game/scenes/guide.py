"""Where a step or a goal happens: the building to change, the thing to place."""

from typing import TYPE_CHECKING

import numpy as np

from game.winds import is_windy
from sim_core.bots.sites import best_site
from sim_core.goals import parts_of
from sim_core.kpis import figure
from sim_core.preview import capacity_mw
from sim_core.state import NO_TECHNOLOGY

if TYPE_CHECKING:
    from game.scenes.island import Island
    from sim_core.content import Step, Technology
    from sim_core.session import Session

SHORT_DAYS = 7
# The sheet that tells of a goal's figure; all else opens its causes.
SHEETS = {"unserved_mwh": ("charts",), "jobs": ("why", "residents")}


def show(island: "Island", step: "Step") -> None:
    """Choose a building that may become what the step shows, else take it in hand."""
    if step.shows is not None:
        lead_to(island, step.shows)


def lead_to(island: "Island", kind: str) -> None:
    island.hand.take("")
    row = _upgradable(island, kind)
    if row >= 0:
        island.tab = "upgrade"
        island.visit(int(island.session.state.buildings.uid[row]))
    else:
        island.on(("pillar", island.session.catalogue.get(kind).pillar))
        island.hand.take(kind)
        _go_to_wind(island, island.session.catalogue.get(kind))


def _go_to_wind(island: "Island", technology: "Technology") -> None:
    """Where a turbine would have the most; other things go anywhere."""
    if is_windy(technology):
        site = best_site(island.session, technology)
        if site is not None:
            island.hand.go_to(site)


def lead_to_goal(island: "Island", name: str) -> tuple | None:
    """The way to the first condition that is not met; a sheet to open, if any."""
    session = island.session
    goal = next(goal for goal in session.level.goals if goal.id == name)
    parts = parts_of(session.planner, session.state, session.ledger, goal)
    # What must stand comes before days that are counted with it.
    parts.sort(key=lambda part: bool(part.when.over_days))
    kpi = next((part.when.kpi for part in parts if not part.is_met), goal.when.kpi)
    family, _, what = kpi.partition(":")
    kind = what if family == "built" else _cheapest(session, what)
    if kind:
        lead_to(island, kind)
        return None
    return SHEETS.get(kpi, ("why", "gross_t"))


def _cheapest(session: "Session", model: str) -> str:
    """The kind of a model that costs least of those on offer."""
    kinds = [
        item
        for item in session.catalogue.technologies
        if item.model == model
        and item.buildable
        and session.level.has_on_offer(item.id)
    ]
    return min(kinds, key=lambda item: item.capex_yuan).id if kinds else ""


def ordered_days(session: "Session", step: "Step") -> int | None:
    """Days until what was ordered completes the step; None if more is to be done."""
    state, buildings = session.state, session.state.buildings
    kinds = np.where(
        buildings.becomes == NO_TECHNOLOGY, buildings.tech, buildings.becomes
    )
    family, _, what = step.done.kpi.partition(":")
    if family == "built":
        mine = kinds == session.catalogue.row(what)
    elif family == "in_service":
        mine = session.planner.is_model(what)[kinds]
    else:
        return None
    ready = np.sort(buildings.ready_day[mine & (buildings.ready_day > state.day)])
    have = figure(session.planner, state, session.ledger, step.done.kpi)
    lacks = int(np.ceil(step.done.at_least - have))
    return int(ready[lacks - 1]) - state.day if 0 < lacks <= len(ready) else None


def is_too_early(session: "Session", step: "Step") -> bool:
    """Whether the step takes capacity away while power is short."""
    if step.shows is None or not session.state.day:
        return False
    last = session.state.day - 1
    if session.ledger.figure("unserved_mwh", last, SHORT_DAYS) <= 0.0:
        return False
    becomes_mw = capacity_mw(session.catalogue.get(step.shows).params)
    return any(
        step.shows in item.upgrades and capacity_mw(item.params) > becomes_mw
        for item in session.catalogue.technologies
    )


def _upgradable(island: "Island", into: str) -> int:
    """The row that may become such a one, or -1: least else, then nearest."""
    buildings, catalogue = island.session.state.buildings, island.session.catalogue
    x, y = island.hand.middle_tile()
    may = []
    for row in range(len(buildings)):
        upgrades = catalogue.technologies[int(buildings.tech[row])].upgrades
        if into in upgrades and int(buildings.becomes[row]) == NO_TECHNOLOGY:
            far = abs(int(buildings.x[row]) - x) + abs(int(buildings.y[row]) - y)
            may.append((len(upgrades), far, row))
    return min(may)[-1] if may else -1
