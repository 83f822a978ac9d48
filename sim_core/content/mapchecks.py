"""Checks of the map and of what stands on it."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from sim_core.content.catalogue import Catalogue
from sim_core.content.document import Fault, Loc
from sim_core.content.level import Tile
from sim_core.content.levelmap import (
    FLAT_SIGNS,
    LAND_CLASSES,
    LARGEST,
    RAMP_SIGNS,
    SMALLEST,
    LevelMap,
)
from sim_core.content.nearest import Near
from sim_core.content.parts import Parts, Standing
from sim_core.content.technology import NATURE_MODELS, Technology

SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1))


def map_faults(island: LevelMap) -> list[Fault]:
    """Sizes and signs first; slopes only on a map that is sound so far."""
    faults = [*_shape_faults("tiles", island.ground)]
    faults += _shape_faults("heights", island.heights)
    faults += _sign_faults("tiles", island.ground, "".join(LAND_CLASSES))
    faults += _sign_faults("heights", island.heights, FLAT_SIGNS + RAMP_SIGNS)
    if not faults and len(island.ground) != len(island.heights):
        message = f"has {len(island.heights)} rows, the tiles have {island.height}"
        faults.append(Fault(("map", "heights"), message))
    if not faults and len(island.heights[0]) != island.width:
        message = f"rows have {len(island.heights[0])} signs, the tiles {island.width}"
        faults.append(Fault(("map", "heights"), message))
    return faults or [*_slope_faults(island), *_water_faults(island)]


def _shape_faults(key: str, rows: tuple[str, ...]) -> Iterator[Fault]:
    loc: Loc = ("map", key)
    if not SMALLEST <= len(rows) <= LARGEST:
        yield Fault(loc, f"has {len(rows)} rows; from {SMALLEST} to {LARGEST} may be")
    if not rows:
        return
    # The commonest length is the meant one; a tie goes to the first row's.
    width = Counter(map(len, rows)).most_common(1)[0][0]
    if not SMALLEST <= width <= LARGEST:
        message = f"rows have {width} signs; from {SMALLEST} to {LARGEST} may be"
        yield Fault(loc, message)
    for y, row in enumerate(rows):
        if len(row) != width:
            message = f"this row has {len(row)} signs, the others {width}"
            yield Fault(loc, message, cell=(y, min(len(row), width)))


def _sign_faults(key: str, rows: tuple[str, ...], signs: str) -> Iterator[Fault]:
    for y, row in enumerate(rows):
        for x, sign in enumerate(row):
            if sign not in signs:
                hint = f"signs of {key}: {' '.join(signs)}"
                message = f'"{sign}" is no sign of the map'
                yield Fault(("map", key), message, hint, cell=(y, x))


def _slope_faults(island: LevelMap) -> Iterator[Fault]:
    for y, row in enumerate(island.heights):
        for x, sign in enumerate(row):
            if sign in RAMP_SIGNS and not _is_straight_ramp(island, x, y):
                low = RAMP_SIGNS.index(sign)
                message = f"a ramp needs level {low + 1} on one side and {low} opposite"
                yield Fault(("map", "heights"), message, cell=(y, x))


def _is_straight_ramp(island: LevelMap, x: int, y: int) -> bool:
    low = island.level(x, y)
    return any(
        _foot(island, x + dx, y + dy) == low + 1 and _top(island, x - dx, y - dy) == low
        for dx, dy in SIDES
    )


def _foot(island: LevelMap, x: int, y: int) -> int:
    return island.level(x, y) if island.contains(x, y) else -1


def _top(island: LevelMap, x: int, y: int) -> int:
    if not island.contains(x, y):
        return -1
    return island.level(x, y) + island.is_ramp(x, y)


def _water_faults(island: LevelMap) -> Iterator[Fault]:
    for y in range(island.height):
        for x in range(island.width):
            if not island.is_water(x, y):
                continue
            land = island.land_class(x, y)
            if island.is_ramp(x, y):
                message = f"a ramp cannot lie in water ({land})"
                yield Fault(("map", "heights"), message, cell=(y, x))
            elif land in ("sea", "shallows") and island.level(x, y):
                message = f"{land} lies at height 0, not {island.heights[y][x]}"
                yield Fault(("map", "heights"), message, cell=(y, x))


def site_faults(parts: Parts, catalogue: Catalogue) -> list[Fault]:
    """Unknown kinds, wrong ground, and two things on one place."""
    rows = [(item, False) for item in parts.standing()]
    rows += [(item, True) for item in parts.living()]
    faults: dict[Fault, None] = {}
    taken: dict[tuple[Tile, str], str] = {}
    hosts: dict[Tile, str] = {}
    roofs: list[tuple[Standing, Technology]] = []
    for item, is_living in rows:
        kind = catalogue.find(item.kind)
        if kind is None:
            faults[_unknown_kind(item, catalogue)] = None
            continue
        if is_living and kind.model not in NATURE_MODELS:
            message = f'"{item.kind}" does not grow; a habitat is of the nature kind'
            faults[Fault(item.kind_loc, message)] = None
        if kind.layer == "roof":
            roofs.append((item, kind))
        else:
            hosts[item.at] = item.kind
        for fault in _place_faults(parts.map, item, kind, taken):
            faults[fault] = None
    for item, kind in roofs if parts.all_stand else ():
        for fault in _roof_faults(item, kind, hosts):
            faults[fault] = None
    return list(faults)


def _unknown_kind(item: Standing, catalogue: Catalogue) -> Fault:
    hint = Near(item.kind, catalogue.ids)
    return Fault(item.kind_loc, f'no technology "{item.kind}"', hint)


def _place_faults(
    island: LevelMap | None,
    item: Standing,
    kind: Technology,
    taken: dict[tuple[Tile, str], str],
) -> Iterator[Fault]:
    width, depth = kind.footprint
    x, y = item.at
    tiles = [(x + dx, y + dy) for dy in range(depth) for dx in range(width)]
    layer = "roof" if kind.layer == "roof" else "ground"
    # One fault is said per thing, the first: the others mostly follow from it.
    clash = next((taken[t, layer] for t in tiles if (t, layer) in taken), "")
    taken.update({(tile, layer): item.kind for tile in tiles})
    if island is not None and not all(island.contains(*tile) for tile in tiles):
        size = f"{island.width} × {island.height}"
        message = f'"{kind.id}" at [{x}, {y}] is not inside the map of {size} tiles'
        yield Fault(item.loc, message)
    elif clash:
        message = f'"{kind.id}" at [{x}, {y}] lies over "{clash}"'
        yield Fault(item.loc, message)
    elif island is not None and layer == "ground":
        yield from _ground_faults(island, item, kind, tiles)


def _ground_faults(
    island: LevelMap, item: Standing, kind: Technology, tiles: list[Tile]
) -> Iterator[Fault]:
    x, y = item.at
    for tile in tiles:
        land = island.land_class(*tile)
        if land not in kind.ground:
            message = f'"{kind.id}" at [{x}, {y}] cannot stand on {land}'
            hint = f"it may stand on: {', '.join(kind.ground) or 'nothing'}"
            yield Fault(item.loc, message, hint)
            return
    levels = {island.level(*tile) for tile in tiles}
    slopes = any(island.is_ramp(*tile) for tile in tiles)
    if kind.layer != "road" and (len(levels) > 1 or slopes):
        yield Fault(item.loc, f'"{kind.id}" at [{x}, {y}] does not stand on flat land')


def _roof_faults(
    item: Standing, kind: Technology, hosts: dict[Tile, str]
) -> Iterator[Fault]:
    host = hosts.get(item.at, "")
    if host in kind.on:
        return
    x, y = item.at
    found = f'"{host}"' if host else "no building"
    message = f'"{kind.id}" at [{x}, {y}] needs a roof, and there is {found}'
    yield Fault(item.loc, message, f"it may stand on: {', '.join(kind.on)}")


def feature_faults(parts: Parts) -> list[Fault]:
    """Features off the map, and caves away from a cliff."""
    island = parts.map
    if island is None:
        return []
    faults = []
    for loc, item in parts.features:
        if not island.contains(*item.at):
            faults.append(Fault((*loc, "at"), "is not inside the map"))
        elif item.kind == "cave" and not _is_at_cliff(island, *item.at):
            message = "a cave needs a cliff: a neighbour at another height"
            faults.append(Fault((*loc, "at"), message))
    return faults


def _is_at_cliff(island: LevelMap, x: int, y: int) -> bool:
    levels = [island.level(x, y)]
    levels += [
        island.level(x + dx, y + dy)
        for dx, dy in SIDES
        if island.contains(x + dx, y + dy)
    ]
    return any(a != b for a, b in pairwise(sorted(levels)))
