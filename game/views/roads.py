"""Ways over tiles: the shortest from everywhere to one goal, and lanes along them."""

from collections import deque
from collections.abc import Collection, Iterable
from itertools import pairwise

Tile = tuple[int, int]
Point = tuple[float, float]

STRAIGHT = ((1, 0), (0, 1), (-1, 0), (0, -1))
SLANTED = (*STRAIGHT, (1, 1), (-1, 1), (-1, -1), (1, -1))


def tree_to(
    goal: Tile, tiles: Collection[Tile], steps: Iterable[Tile] = STRAIGHT
) -> dict[Tile, Tile]:
    """For every tile from which the goal can be reached, the next one on the way."""
    steps = tuple(steps)
    after, waiting = {goal: goal}, deque([goal])
    while waiting:
        x, y = waiting.popleft()
        for dx, dy in steps:
            beside = (x + dx, y + dy)
            if beside in tiles and beside not in after:
                after[beside] = (x, y)
                waiting.append(beside)
    return after


def steps_along(tree: dict[Tile, Tile]) -> dict[Tile, int]:
    """Steps from every tile to the tree's goal."""
    steps: dict[Tile, int] = {}
    # A tree lists its tiles from the goal outwards.
    for tile, after in tree.items():
        steps[tile] = 0 if after == tile else steps[after] + 1
    return steps


def way(tree: dict[Tile, Tile], start: Tile) -> list[Tile]:
    """The tiles from start to the tree's goal; empty where there is no way."""
    if start not in tree:
        return []
    found = [start]
    while tree[found[-1]] != found[-1]:
        found.append(tree[found[-1]])
    return found


def doors(
    corner: Tile, footprint: Tile, tiles: Collection[Tile]
) -> list[tuple[Tile, Tile]]:
    """Pairs of a tile of the kind and the building's own tile beside it."""
    x, y = corner
    width, depth = footprint
    edge = [((x + dx, y + depth), (x + dx, y + depth - 1)) for dx in range(width)]
    edge += [((x + width, y + dy), (x + width - 1, y + dy)) for dy in range(depth)]
    edge += [((x + dx, y - 1), (x + dx, y)) for dx in range(width)]
    edge += [((x - 1, y + dy), (x, y + dy)) for dy in range(depth)]
    return [pair for pair in edge if pair[0] in tiles]


def lane(tiles: list[Tile], offset: float) -> list[Point]:
    """Along the middle of tiles, `offset` tiles to the right of it."""
    points: list[Point] = []
    ways = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(tiles)] or [(1, 0)]
    for number, (x, y) in enumerate(tiles):
        before = ways[max(number - 1, 0)]
        after = ways[min(number, len(ways) - 1)]
        # To the right of (dx, dy) on a map whose y runs south is (-dy, dx).
        right = (-after[1], after[0])
        if before != after:
            right = (right[0] - before[1], right[1] + before[0])
        points.append((x + 0.5 + right[0] * offset, y + 0.5 + right[1] * offset))
    return points


def toward(tile: Tile, other: Tile, share: float) -> Point:
    """A point between the middles of two tiles."""
    return (
        tile[0] + 0.5 + (other[0] - tile[0]) * share,
        tile[1] + 0.5 + (other[1] - tile[1]) * share,
    )


def smooth(points: list[Point], rounds: int = 2) -> list[Point]:
    """Cut the corners of a line; its ends stay (Chaikin)."""
    for _ in range(rounds):
        cut = [points[0]]
        for (x0, y0), (x1, y1) in pairwise(points):
            cut.append((0.75 * x0 + 0.25 * x1, 0.75 * y0 + 0.25 * y1))
            cut.append((0.25 * x0 + 0.75 * x1, 0.25 * y0 + 0.75 * y1))
        points = [*cut, points[-1]]
    return points
