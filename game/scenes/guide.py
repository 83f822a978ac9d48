"""Where a step of the tutorial happens: the building to change, the thing to place."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.scenes.island import Island
    from sim_core.content import Step


def show(island: "Island", step: "Step") -> None:
    """Choose a building that may become what the step shows, else take it in hand."""
    if step.shows is None:
        return
    island.hand.take("")
    row = _upgradable(island, step.shows)
    if row >= 0:
        buildings = island.session.state.buildings
        island.select(int(buildings.uid[row]))
        island.tab = "upgrade"
        island.hand.go_to((int(buildings.x[row]), int(buildings.y[row])))
    else:
        island.on(("pillar", island.session.catalogue.get(step.shows).pillar))
        island.hand.take(step.shows)


def _upgradable(island: "Island", into: str) -> int:
    """The row that may become such a one, or -1: least else, then nearest."""
    buildings, catalogue = island.session.state.buildings, island.session.catalogue
    x, y = island.hand.middle_tile()
    may = []
    for row in range(len(buildings)):
        upgrades = catalogue.technologies[int(buildings.tech[row])].upgrades
        if into in upgrades:
            far = abs(int(buildings.x[row]) - x) + abs(int(buildings.y[row]) - y)
            may.append((len(upgrades), far, row))
    return min(may)[-1] if may else -1
