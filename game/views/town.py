"""What movers know of the island: its roads, places and who lives there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from game.terrain import Ground
from game.views.crowd import bases
from game.views.motion import motion
from game.views.roads import Point, doors, tree_to
from game.views.sprites import Sprites, tile_hash
from game.views.things import SITE, Standing, Thing, Tile
from sim_core.content import Level
from sim_core.snapshot import Snapshot

# A mover is hidden where its middle is.
OVER_PX = 6.0

Door = tuple[Tile, Tile]


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

    def hidden(self, points: Sequence[Point]) -> list[bool]:
        """Which points of the ground lie behind nearer, higher ground."""
        hides = self.ground.hides
        return [hides(x, y, self.ground.rise(x, y) + OVER_PX) for x, y in points]

    def rises(self, points: Sequence[Point]) -> list[float]:
        return [self.ground.rise(x, y) for x, y in points]


def far(one: Tile, other: Tile) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def first_drawn(sprites: Sprites, kind: str, *, electric: bool) -> list[str]:
    """The first of a mover's names that the atlas has; none where it has none."""
    names = motion()["mover"][kind]["electric" if electric else "diesel"]
    return [name for name in names if name in bases(sprites, name)][:1]
