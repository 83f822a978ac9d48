"""Who travels on the roads, and where to: cars, bicycles, people, buses."""

from collections.abc import Sequence

import numpy as np

from game.views.crowd import Crowd, Looks, bases, crowd_of
from game.views.motion import motion
from game.views.paths import Path, timed
from game.views.roads import Point, doors, lane, toward, way
from game.views.sprites import tile_hash
from game.views.things import Thing
from game.views.town import Place, Town, far, first_drawn

# So many times each car comes before a lorry does.
LORRIES = 3
MIX = np.uint64(2_147_483_647)


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
        near = sorted(goals, key=lambda p: far(p.tile, home.tile))[: rule["choice"]]
        goal = pick(near, f"{kind}{number}goal")
        points = trip(town, home, goal, rule["offset"])
        if points:
            waits = {0: rule["wait_s"], len(points) // 2: rule["wait_s"]}
            rises, hidden = town.rises(points), town.hidden(points)
            found.append(timed(points, rule["tiles_per_s"], rises, waits, hidden))
    return found


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
        names = first_drawn(town.sprites, "bus", electric=electric)
        path = bus_route(town, depot)
        if path is not None:
            count = motion()["mover"]["bus"]["a_depot"]
            crowd = crowd_of(Looks(town.sprites, names), [path], count, "bus")
            if crowd is not None:
                crowd.phase = np.arange(count) * (path.period / count)
                found.append(crowd)
    return found


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
        left = [goal for goal in left if far(goal, best[-1]) > rule["apart"]]
        tiles, here = [*tiles, *best[1:]], best[-1]
        stops.append(len(tiles) - 1)
    tiles += way(town.tree(home), here)[1:]
    if len(tiles) < 3:
        return None
    points = lane(tiles, rule["offset"])
    points.append(points[0])
    waits = {number: rule["wait_s"] for number in stops}
    return timed(
        points, rule["tiles_per_s"], town.rises(points), waits, town.hidden(points)
    )
