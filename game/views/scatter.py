"""Single trees, palms and bushes of the wild land; they give way to what is built."""

from collections.abc import Iterator

from game.terrain import Ground
from game.views.motion import motion
from game.views.sprites import Sprites, tile_hash
from game.views.things import Thing, Tile
from sim_core.content import Level

GRAIN = 1000
# How far the ground under a tree may slope, in pixels over a quarter of a tile.
STEEP_PX = 5.0
REACH = 0.25
EDGE = 0.12
# Tiles around a built one whose ground may have moved.
LEVELLED = 2


class Wild:
    """The plants of every tile; those of built tiles are left out."""

    def __init__(self, level: Level, ground: Ground, sprites: Sprites) -> None:
        self.level = level
        self.ground = ground
        self.sprites = sprites
        self._plants: dict[Tile, tuple[Thing, ...]] = {}
        self._taken: frozenset[Tile] | None = None

    def things(self, taken: frozenset[Tile]) -> tuple[Thing, ...]:
        """What grows while these tiles are built on, on the ground as it now lies."""
        self._settle(taken)
        return tuple(
            plant
            for tile, plants in self._plants.items()
            if tile not in taken
            for plant in plants
        )

    def _settle(self, taken: frozenset[Tile]) -> None:
        """Stand plants anew where building has levelled the ground beside them."""
        island = self.level.map
        if self._taken is None:
            tiles = {(x, y) for y in range(island.height) for x in range(island.width)}
        else:
            near = range(-LEVELLED, LEVELLED + 1)
            tiles = {
                (x + dx, y + dy)
                for x, y in self._taken ^ taken
                for dx in near
                for dy in near
                if island.contains(x + dx, y + dy)
            }
        self._taken = taken
        for tile in sorted(tiles):
            found = tuple(_plants(self.level, self.ground, self.sprites, tile))
            if found or tile in self._plants:
                self._plants[tile] = found


def _plants(
    level: Level, ground: Ground, sprites: Sprites, tile: Tile
) -> Iterator[Thing]:
    rule = motion()["wild"].get(level.map.land_class(*tile))
    if rule is None or level.map.is_ramp(*tile):
        return
    for number in range(rule["most"]):
        dice = [tile_hash(*tile, f"wild{number}{part}") % GRAIN for part in "abcd"]
        if dice[0] >= rule["chance"] * GRAIN:
            continue
        name = rule["names"][dice[1] % len(rule["names"])]
        name = sprites.variant(name, (tile[0] * GRAIN + number, tile[1]))
        x, y = (
            side + EDGE + (1.0 - 2.0 * EDGE) * roll / GRAIN
            for side, roll in zip(tile, dice[2:], strict=True)
        )
        if sprites.has(name) and not _is_steep(ground, x, y):
            yield Thing(-1, "", name, x, y, 0, 0, ground.rise(x, y))


def _is_steep(ground: Ground, x: float, y: float) -> bool:
    around = [
        ground.rise(x + dx, y + dy)
        for dx, dy in ((REACH, 0.0), (-REACH, 0.0), (0.0, REACH), (0.0, -REACH))
    ]
    return max(around) - min(around) > STEEP_PX
