"""Where a building may stand."""

from sim_core.content import Catalogue, Level, Technology
from sim_core.errors import CommandRejected
from sim_core.state import IslandState

Tile = tuple[int, int]
Taken = dict[tuple[Tile, str], int]


def footprint_tiles(technology: Technology, at: Tile) -> list[Tile]:
    """Tiles under a building whose north-west corner is `at`."""
    width, depth = technology.footprint
    return [(at[0] + dx, at[1] + dy) for dy in range(depth) for dx in range(width)]


def occupied_by(catalogue: Catalogue, state: IslandState) -> Taken:
    """Row of the building on each tile and layer."""
    buildings = state.buildings
    taken: Taken = {}
    for row in range(len(buildings)):
        technology = catalogue.technologies[int(buildings.tech[row])]
        at = (int(buildings.x[row]), int(buildings.y[row]))
        for tile in footprint_tiles(technology, at):
            taken[tile, technology.layer] = row
    return taken


def site_fault(
    level: Level,
    catalogue: Catalogue,
    state: IslandState,
    technology: Technology,
    at: Tile,
    taken: Taken | None = None,
) -> CommandRejected | None:
    """Why the building cannot stand there, or None; `taken` saves asking again."""
    tiles = footprint_tiles(technology, at)
    if not all(_inside(level, tile) for tile in tiles):
        return CommandRejected("reject.off_map")
    taken = occupied_by(catalogue, state) if taken is None else taken
    if technology.layer == "roof":
        return _roof_fault(catalogue, state, technology, at, taken)
    if any((tile, "tile") in taken or (tile, "road") in taken for tile in tiles):
        return CommandRejected("reject.occupied")
    return _ground_fault(level, technology, tiles) or _road_fault(
        level, technology, tiles, taken
    )


def _inside(level: Level, tile: Tile) -> bool:
    return 0 <= tile[0] < level.map.width and 0 <= tile[1] < level.map.height


def _roof_fault(
    catalogue: Catalogue,
    state: IslandState,
    technology: Technology,
    at: Tile,
    taken: Taken,
) -> CommandRejected | None:
    if (at, "roof") in taken:
        return CommandRejected("reject.occupied")
    row = taken.get((at, "tile"), -1)
    host = catalogue.technologies[int(state.buildings.tech[row])].id if row >= 0 else ""
    if host not in technology.on:
        return CommandRejected("reject.needs_roof", roof=technology.id)
    if int(state.buildings.ready_day[row]) > state.day:
        return CommandRejected("reject.under_construction")
    return None


def fitting_hosts(
    catalogue: Catalogue, state: IslandState, technology: Technology
) -> frozenset[int]:
    """Numbers of the buildings whose roof is free, finished and of a kind that fits."""
    taken, buildings = occupied_by(catalogue, state), state.buildings
    sites = zip(buildings.x, buildings.y, buildings.uid, strict=True)
    return frozenset(
        int(uid)
        for x, y, uid in sites
        if ((int(x), int(y)), "tile") in taken
        and _roof_fault(catalogue, state, technology, (int(x), int(y)), taken) is None
    )


def _ground_fault(
    level: Level, technology: Technology, tiles: list[Tile]
) -> CommandRejected | None:
    classes = {level.map.land_class(x, y) for x, y in tiles}
    wrong = sorted(classes - set(technology.ground))
    if wrong:
        return CommandRejected("reject.wrong_ground", ground=wrong[0])
    heights = {level.map.level(x, y) for x, y in tiles}
    slopes = any(level.map.is_ramp(x, y) for x, y in tiles)
    if (len(heights) > 1 or slopes) and technology.layer != "road":
        return CommandRejected("reject.not_flat")
    return None


def _road_fault(
    level: Level,
    technology: Technology,
    tiles: list[Tile],
    taken: Taken,
) -> CommandRejected | None:
    if not technology.needs_road:
        return None
    beside = {
        (x + dx, y + dy)
        for x, y in tiles
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))
    }
    if any((tile, "road") in taken for tile in beside):
        return None
    return CommandRejected("reject.needs_road")
