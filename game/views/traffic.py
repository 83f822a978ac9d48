"""Who travels on the island, and where to: cars, buses, people, boats, gulls."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.terrain import Ground
from game.views.crowd import Crowd, Looks, bases, crowd_of
from game.views.motion import motion
from game.views.paths import Path, timed
from game.views.roads import (
    SLANTED,
    Point,
    doors,
    lane,
    smooth,
    steps_along,
    toward,
    tree_to,
    way,
)
from game.views.sprites import Sprites, tile_hash
from game.views.things import SITE, Standing, Thing, Tile
from sim_core.content import Level
from sim_core.snapshot import Snapshot

Door = tuple[Tile, Tile]
# So many times each car comes before a lorry does.
LORRIES = 3
MIX = np.uint64(2_147_483_647)


@dataclass(frozen=True)
class Place:
    """A building that people go to or leave from."""

    tile: Tile
    doors: tuple[Door, ...]
    model: str
    mark: int


@dataclass
class Town:
    """What movers know of the island: roads, places, water."""

    level: Level
    ground: Ground
    sprites: Sprites
    standing: Standing
    snapshot: Snapshot

    def __post_init__(self) -> None:
        self.roads = self.standing.roads
        self._trees: dict[Tile, dict[Tile, Tile]] = {}
        catalogue = self.snapshot.catalogue
        self.places = []
        for thing in self.standing.things:
            if thing.state == SITE or not thing.width:
                continue
            sheet = catalogue.get(thing.place)
            found = doors(thing.corner, (thing.width, thing.depth), self.roads)
            if found:
                mark = tile_hash(*thing.corner, "place")
                place = Place(thing.corner, tuple(found), sheet.model, mark)
                self.places.append(place)

    @cached_property
    def homes(self) -> list[Place]:
        return [place for place in self.places if place.model == "home"]

    @cached_property
    def goals(self) -> list[Place]:
        return [p for p in self.places if p.model in ("place", "fleet", "thermal")]

    def of_kind(self, word: str) -> list[Thing]:
        """Whole things whose technology's name begins with a word."""
        return [
            thing
            for thing in self.standing.things
            if thing.place.startswith(word) and thing.state != SITE
        ]

    def tree(self, goal: Tile) -> dict[Tile, Tile]:
        if goal not in self._trees:
            self._trees[goal] = tree_to(goal, self.roads)
        return self._trees[goal]

    def rises(self, points: Sequence[Point]) -> list[float]:
        return [self.ground.rise(x, y) for x, y in points]


def pick(places: Sequence[Place], salt: str) -> Place:
    """A choice that stays the same while its place stands, whatever else changes."""
    own = np.array([place.mark for place in places], np.uint64)
    mixed = (own * np.uint64(tile_hash(0, 0, salt) | 1)) % MIX
    return places[int(np.argmin(mixed))]


def trip(town: Town, start: Place, goal: Place, offset: float) -> list[Point]:
    """From door to door and back, on the right; empty where no road leads there."""
    door, end = start.doors[0], goal.doors[0]
    tiles = way(town.tree(end[0]), door[0])
    if len(tiles) < 2:
        return []
    there, back = lane(tiles, offset), lane(tiles[::-1], offset)
    first, last = toward(*door, 0.55), toward(*end, 0.55)
    return [first, *there, last, last, *back, first]


def trips(town: Town, kind: str, count: int) -> list[Path]:
    """Round trips of people who live here: home, a place to go, and home again."""
    rule, found = motion()["mover"][kind], []
    homes, goals = town.homes, town.goals
    if not homes or not goals:
        return []
    for number in range(count):
        home = pick(homes, f"{kind}{number}home")
        near = sorted(goals, key=lambda p: _far(p.tile, home.tile))[: rule["choice"]]
        goal = pick(near, f"{kind}{number}goal")
        points = trip(town, home, goal, rule["offset"])
        if points:
            waits = {0: rule["wait_s"], len(points) // 2: rule["wait_s"]}
            rises = town.rises(points)
            found.append(timed(points, rule["tiles_per_s"], rises, waits))
    return found


def _far(one: Tile, other: Tile) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def cars(town: Town) -> list[Crowd]:
    """Cars, and a lorry here and there."""
    rule = motion()["mover"]["car"]
    names = bases(town.sprites, "car_") * LORRIES + bases(town.sprites, "lorry")
    return travellers(town, "car", names, int(len(town.roads) * rule["per_road_tile"]))


def people(town: Town) -> list[Crowd]:
    return travellers(town, "person", bases(town.sprites, "person"))


def bicycles(town: Town) -> list[Crowd]:
    return travellers(town, "bicycle", bases(town.sprites, "bicycle"))


def travellers(
    town: Town, kind: str, names: list[str], most: int = 10_000
) -> list[Crowd]:
    """Residents on their way, one drawn for so many; inside while they wait."""
    rule = motion()["mover"][kind]
    count = min(int(town.snapshot.residents / rule["residents"]), rule["most"], most)
    paths = trips(town, kind, count) if names else []
    crowd = crowd_of(
        Looks(town.sprites, names), paths, len(paths), kind, is_inside_waiting=True
    )
    return [crowd] if crowd else []


def buses(town: Town) -> list[Crowd]:
    """Each depot's buses go round its stops."""
    found = []
    for depot in town.of_kind("bus_depot"):
        electric = depot.place.endswith("electric")
        names = motion()["mover"]["bus"]["electric" if electric else "diesel"]
        names = [name for name in names if _is_drawn(town.sprites, name)][:1]
        path = bus_route(town, depot)
        if path is not None:
            count = motion()["mover"]["bus"]["a_depot"]
            crowd = crowd_of(Looks(town.sprites, names), [path], count, "bus")
            if crowd is not None:
                crowd.phase = np.arange(count) * (path.period / count)
                found.append(crowd)
    return found


def _is_drawn(sprites: Sprites, base: str) -> bool:
    return base in bases(sprites, base)


def bus_route(town: Town, depot: Thing) -> Path | None:
    """From the depot to the stops, always to the nearest next one, and home."""
    rule = motion()["mover"]["bus"]
    start = doors(depot.corner, (depot.width, depot.depth), town.roads)
    if not start:
        return None
    home = start[0][0]
    left = sorted({place.doors[0][0] for place in town.goals} - {home})
    tiles, stops, here = [home], [0], home
    while left and len(stops) <= rule["stops"]:
        ways = [way(town.tree(goal), here) for goal in left]
        best = min((w for w in ways if len(w) > 1), key=len, default=None)
        if best is None:
            break
        left = [goal for goal in left if _far(goal, best[-1]) > rule["apart"]]
        tiles, here = [*tiles, *best[1:]], best[-1]
        stops.append(len(tiles) - 1)
    tiles += way(town.tree(home), here)[1:]
    if len(tiles) < 3:
        return None
    points = lane(tiles, rule["offset"])
    points.append(points[0])
    waits = {number: rule["wait_s"] for number in stops}
    return timed(points, rule["tiles_per_s"], town.rises(points), waits)


def boats(town: Town) -> list[Crowd]:
    """Fishing boats of each fleet: out early, on the grounds by day, home at dusk."""
    found = []
    for port in town.of_kind("fishing_fleet"):
        electric = port.place.endswith("electric")
        names = motion()["mover"]["boat"]["electric" if electric else "diesel"]
        names = [name for name in names if _is_drawn(town.sprites, name)][:1]
        paths = boat_days(town, port)
        crowd = crowd_of(Looks(town.sprites, names), paths, len(paths), "boat")
        if crowd is not None:
            crowd.phase = np.zeros(len(paths))
            found.append(crowd)
    return found


def boat_days(town: Town, port: Thing) -> list[Path]:
    """A path of 24 hours for each boat; times are hours."""
    rule, island = motion()["mover"]["boat"], town.level.map
    sea = {
        (x, y)
        for y in range(island.height)
        for x in range(island.width)
        if island.land_class(x, y) in ("sea", "shallows")
    }
    quay = min(sea, key=lambda tile: (_far(tile, port.corner), tile), default=None)
    if quay is None:
        return []
    tree = tree_to(quay, sea, SLANTED)
    far = steps_along(tree)
    grounds = sorted(t for t, n in far.items() if rule["near"] <= n <= rule["far"])
    if not grounds:
        return []
    found = []
    for number in range(rule["drawn"]):
        goal = min(grounds, key=lambda t: tile_hash(*t, f"boat{number}"))
        found.append(_boat_day(way(tree, goal)[::-1], number))
    return found


def _boat_day(tiles: list[Tile], number: int) -> Path:
    """Moored, out, casting nets in a circle, home: 24 hours in all."""
    rule = motion()["mover"]["boat"]
    jitter = tile_hash(number, 0, "hour") % 100 / 100.0
    leaves, works, returns = (hour + jitter for hour in rule["hours"])
    berth = (tiles[0][0] + 0.3 + 0.18 * (number % 4), tiles[0][1] + 0.4 + 0.2 * jitter)
    out = smooth([berth, *((x + 0.5, y + 0.5) for x, y in tiles[1:])])
    turn = np.linspace(0.0, 4.0 * math.pi, 33)
    circle = [
        (out[-1][0] - 1.0 + math.cos(a), out[-1][1] + math.sin(a))
        for a in turn.tolist()
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
    return Path(np.array(times), plain.x, plain.y, plain.rise_px, plain.heading)


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


CROWDS: dict[str, Callable[[Town], list[Crowd]]] = {
    "car": cars,
    "bus": buses,
    "person": people,
    "bicycle": bicycles,
    "boat": boats,
    "gull": gulls,
}
