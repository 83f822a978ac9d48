"""From a sheet back to the island, with what the sheet spoke of in sight."""

from typing import TYPE_CHECKING

from game.scenes import guide
from game.scenes.base import Back, Change

if TYPE_CHECKING:
    from game.app import App
    from game.scenes.island import Island


def island_of(app: "App") -> "Island | None":
    """The island below the sheets, if there is one."""
    from game.scenes.island import Island

    return next((s for s in reversed(app.scenes) if isinstance(s, Island)), None)


def take(app: "App", kind: str) -> Change:
    """With a thing in hand, or with the first building that may become it."""
    island = island_of(app)
    if island is not None:
        guide.lead_to(island, kind)
    return Back()


def build(app: "App", kind: str) -> Change:
    """With a thing in hand, on its page of the palette."""
    island = island_of(app)
    if island is not None:
        island.on(("pillar", island.session.catalogue.get(kind).pillar))
        island.hand.take(kind)
    return Back()


def change(app: "App", uid: int) -> Change:
    """With a building chosen and what it may become."""
    island = island_of(app)
    if island is not None:
        island.visit(uid)
        island.tab = "upgrade"
    return Back()
