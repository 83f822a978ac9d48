"""Boats that fish by day, and gulls over the harbour."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from game.views.crowd import Crowd, Looks, bases, crowd_of
from game.views.motion import motion
from game.views.paths import Path, timed
from game.views.roads import SLANTED, Point, smooth, steps_along, tree_to, way
from game.views.sprites import tile_hash
from game.views.things import Thing, Tile
from game.views.town import Town, far, first_drawn

SEA = ("sea", "shallows")


def boats(town: Town) -> list[Crowd]:
    """Fishing boats of each fleet: out early, on the grounds by day, home at dusk."""
    found = []
    for port in town.of_kind("fishing_fleet"):
        electric = port.place.endswith("electric")
        names = first_drawn(town.sprites, "boat", electric=electric)
        paths = boat_days(town, port)
        # Moored boats are part of the harbour's own picture.
        crowd = crowd_of(
            Looks(town.sprites, names), paths, len(paths), "boat",
            is_inside_waiting=True,
        )  # fmt: skip
        if crowd is not None:
            crowd.phase = np.zeros(len(paths))
            found.append(crowd)
    return found


def boat_days(town: Town, port: Thing) -> list[Path]:
    """A path of 24 hours for each boat; times are hours."""
    rule, sea = motion()["mover"]["boat"], water(town)
    quay = min(sea, key=lambda tile: (far(tile, port.corner), tile), default=None)
    if quay is None:
        return []
    deep = {tile for tile in sea if all(near in sea for near in around(tile))}
    lanes = deep | {tile for tile in sea if far(tile, quay) <= rule["harbour"]}
    tree = tree_to(quay, lanes, SLANTED)
    steps = steps_along(tree)
    grounds = sorted(
        tile
        for tile, count in steps.items()
        if rule["near"] <= count <= rule["far"]
        and all(near in deep for near in around(tile))
    )
    if not grounds:
        return []
    found = []
    for number in range(rule["drawn"]):
        goal = min(grounds, key=lambda t: tile_hash(*t, f"boat{number}"))
        found.append(_boat_day(way(tree, goal)[::-1], number))
    return found


def water(town: Town) -> set[Tile]:
    """Tiles of open sea on which nothing stands."""
    island = town.level.map
    tiles = {(x, y) for y in range(island.height) for x in range(island.width)}
    tiles -= town.standing.built
    return {tile for tile in tiles if island.land_class(*tile) in SEA}


def around(tile: Tile) -> list[Tile]:
    return [(tile[0] + dx, tile[1] + dy) for dx, dy in SLANTED]


def _boat_day(tiles: list[Tile], number: int) -> Path:
    """Moored, out, casting nets in a circle, home: 24 hours in all."""
    rule = motion()["mover"]["boat"]
    jitter = tile_hash(number, 0, "hour") % 100 / 100.0
    leaves, works, returns = (hour + jitter for hour in rule["hours"])
    berth = (tiles[0][0] + 0.3 + 0.18 * (number % 4), tiles[0][1] + 0.4 + 0.2 * jitter)
    out = smooth([berth, *((x + 0.5, y + 0.5) for x, y in tiles[1:])])
    turn = np.linspace(0.0, 4.0 * math.pi, 33)
    x, y = out[-1]
    wide = rule["circle"]
    circle = [
        (x - wide + wide * math.cos(a), y + wide * math.sin(a)) for a in turn.tolist()
    ]
    points = [berth, *out, *circle, *out[::-1], berth]
    sail_h = works - leaves
    times = [
        0.0, *np.linspace(leaves, works, len(out)),
        *np.linspace(works, returns, len(circle)),
        *np.linspace(returns, returns + sail_h, len(out)), 24.0,
    ]  # fmt: skip
    return path_of(points, times)


def path_of(points: Sequence[Point], times: Sequence[float]) -> Path:
    """A path on the sea whose times are given."""
    plain = timed(points, 1.0, [0.0] * len(points))
    return replace(plain, times=np.array(times))


def gulls(town: Town) -> list[Crowd]:
    """A few over each harbour and along the shore."""
    rule = motion()["mover"]["gull"]
    looks = Looks(town.sprites, bases(town.sprites, "gull"))
    middles = [(thing.x, thing.y) for thing in town.of_kind("fishing_fleet")]
    middles = middles or [(town.level.map.width / 2, town.level.map.height / 2)]
    paths = [_circling(middles[n % len(middles)], n) for n in range(rule["drawn"])]
    crowd = crowd_of(looks, paths, len(paths), "gull", lift_px=rule["lift_px"])
    return [crowd] if crowd else []


def _circling(middle: Point, number: int) -> Path:
    rule = motion()["mover"]["gull"]
    wide = rule["radius"] * (0.7 + tile_hash(number, 1, "gull") % 100 / 100.0)
    shift = tile_hash(number, 2, "gull") % 60 / 10.0 - 3.0
    turn = np.linspace(0.0, 2.0 * math.pi, 49).tolist()
    points = [
        (
            middle[0] + shift + wide * math.cos(a),
            middle[1] - shift + 0.7 * wide * math.sin(a + number),
        )
        for a in turn
    ]
    return timed(points, rule["tiles_per_s"], [0.0] * len(points))
