"""What stands on the island, as plain records: buildings, sites, scaffolds, woods."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from game.terrain import Ground, to_world
from game.views.motion import motion
from game.views.sprites import Sprites
from sim_core.calendar import DAYS_PER_YEAR
from sim_core.content import Level, Technology
from sim_core.snapshot import Snapshot
from sim_core.state import NO_TECHNOLOGY

Tile = tuple[int, int]
Point = tuple[float, float]

EIGHTHS = 8
# Height of a tile's edge that stands upright, and a look's letter in a name.
UP_PX = 78.3837
LOOK = re.compile(r"_[a-h]$")
GROWING = ("forest", "mangrove")
SITE, SCAFFOLD, WHOLE = "site", "scaffold", ""


@dataclass(frozen=True)
class Thing:
    """One thing to draw; `x`, `y` is the middle of its footprint, in tiles."""

    uid: int
    place: str
    name: str
    x: float
    y: float
    width: int
    depth: int
    rise_px: float
    state: str = WHOLE
    eighths: int = EIGHTHS
    roof: str = ""
    becomes: str = ""
    scale: float = 1.0

    @property
    def corner(self) -> Tile:
        return round(self.x - self.width / 2), round(self.y - self.depth / 2)

    def foot(self) -> Point:
        """The world pixel on which it stands."""
        return to_world(self.x, self.y, self.rise_px)

    def stacks(self) -> list[tuple[str, Point]]:
        """Kinds and world pixels of what it gives off."""
        if self.state != WHOLE:
            return []
        names = {self.name, LOOK.sub("", self.name)}
        return [
            (row["kind"], self._point(*at))
            for row in motion()["stack"]
            if names & set(row["sprites"])
            for at in row["at"]
        ]

    def _point(self, east: float, north: float, up: float) -> Point:
        """World pixel of a point of the model, in tile edges from its middle."""
        east, north, up = (part * self.scale for part in (east, north, up))
        return to_world(self.x + east, self.y - north, self.rise_px + up * UP_PX)

    def mouths(self) -> list[Point]:
        """World pixels where its bubbles rise or are drawn in."""
        x, y = self.foot()
        middle = (x, y - motion()["bubble"]["over_px"])
        return [at for kind, at in self.stacks() if kind != "steam"] or [middle]

    def box(self) -> tuple[float, float, float, float]:
        column, row = self.corner
        return column, row, column + self.width, row + self.depth


@dataclass
class Standing:
    """The things of the latest snapshot, and which came and went."""

    level: Level
    ground: Ground
    sprites: Sprites
    things: tuple[Thing, ...] = ()
    roads: frozenset[Tile] = frozenset()
    built: frozenset[Tile] = frozenset()
    _spots: dict[str, list[Point]] = field(default_factory=dict)
    _snapshot: Snapshot | None = None
    _homes: set[str] = field(default_factory=set)
    _key: tuple = ()
    _made: dict[tuple, Thing] = field(default_factory=dict)

    def update(self, snapshot: Snapshot) -> tuple[set[Thing], set[Thing]] | None:
        """Things gone and things new; None where nothing has changed."""
        if snapshot is self._snapshot:
            return None
        self._snapshot = snapshot
        stages = _stages(snapshot)
        buildings = snapshot.buildings
        columns = (
            buildings.uid, buildings.tech, buildings.becomes, buildings.x,
            buildings.y, stages,
        )  # fmt: skip
        key = tuple(column.tobytes() for column in columns)
        if key == self._key:
            return None
        self._key = key
        self._settle_ground(snapshot, stages)
        before = set(self.things)
        self.things = tuple(self._things(snapshot, stages))
        self._spots = {}
        self._homes = {item.id for item in _all(snapshot) if item.model == "home"}
        now = set(self.things)
        return before - now, now - before

    def spots(self, place: str) -> list[Point]:
        """World pixels of the stacks, or over the middles, of a kind of building."""
        if place not in self._spots:
            found = [t for t in self.things if place in (t.place, t.becomes)]
            # What the whole town gives off comes from its homes.
            found = found or [t for t in self.things if t.place in self._homes]
            self._spots[place] = [at for thing in found for at in thing.mouths()]
        return self._spots[place]

    def _settle_ground(self, snapshot: Snapshot, stages: np.ndarray) -> None:
        roads, built = set(), set()
        for row in range(len(stages)):
            technology = _technology(snapshot, row)
            tiles = _tiles(snapshot, row, technology)
            if technology.layer == "road" and stages[row] == EIGHTHS:
                roads.update(tiles)
            elif technology.layer != "roof":
                built.update(tiles)
        if (roads, built) != (self.roads, self.built):
            self._made.clear()
        self.roads, self.built = frozenset(roads), frozenset(built)
        self.ground.set_built(self.roads, self.built)

    def _things(self, snapshot: Snapshot, stages: np.ndarray) -> Iterator[Thing]:
        roofs = _roofs(snapshot, stages)
        for row, stage in enumerate(stages):
            technology = _technology(snapshot, row)
            if technology.layer == "roof":
                continue
            if technology.layer == "road" and stage == EIGHTHS:
                continue
            corner = (int(snapshot.buildings.x[row]), int(snapshot.buildings.y[row]))
            uid = int(snapshot.buildings.uid[row])
            becomes = _becomes(snapshot, row)
            key = (uid, technology.id, int(stage), roofs.get(corner, ""), becomes)
            if key not in self._made:
                self._made[key] = self._thing(technology, corner, key)
            yield self._made[key]

    def _thing(self, technology: Technology, corner: Tile, key: tuple) -> Thing:
        uid, place, stage, roof, becomes = key
        width, depth = technology.footprint
        x, y = corner[0] + width / 2, corner[1] + depth / 2
        state = SITE if stage < EIGHTHS else SCAFFOLD if stage == SCAFFOLDED else WHOLE
        name = self.sprites.variant(self._look(technology, stage), corner)
        if state == SITE:
            site = self.sprites.site((width, depth), stage / EIGHTHS)
            name = site or name
        rise_px = self.ground.rise(x, y)
        return Thing(
            uid, place, name, x, y, width, depth, rise_px, state,
            min(stage, EIGHTHS), roof, becomes, self.sprites.fit(name, (width, depth)),
        )  # fmt: skip

    def _look(self, technology: Technology, stage: int) -> str:
        """The sprite's name: the kind's own, else its sheet's; woods grow."""
        own = self.sprites.knows(technology.id)
        name = technology.id if own else technology.sprite
        if stage < GROWN:
            return name
        base = name if self.sprites.stages(name) else name.rsplit("_", 1)[0]
        stages = self.sprites.stages(base)
        return f"{base}_{min(stage - GROWN, stages - 1)}" if stages else name


SCAFFOLDED = EIGHTHS + 1
GROWN = EIGHTHS + 2


def _stages(snapshot: Snapshot) -> np.ndarray:
    """0 to 7: eighths of a site; 8: whole; 9: being upgraded; from 10: a wood's age."""
    buildings, day = snapshot.buildings, snapshot.day
    waits = buildings.ready_day > day
    upgrading = waits & (buildings.becomes != NO_TECHNOLOGY)
    days = np.maximum(buildings.ready_day - buildings.started_day, 1)
    eighths = EIGHTHS * (day - buildings.started_day) // days
    stages = np.where(waits, np.clip(eighths, 0, EIGHTHS - 1), EIGHTHS)
    models = np.array([item.model in GROWING for item in _all(snapshot)])
    years = (day - buildings.ready_day) / DAYS_PER_YEAR
    ages = GROWN + np.searchsorted(motion()["growth"]["forest_years"], years, "right")
    stages = np.where(models[buildings.tech] & ~waits, ages, stages)
    return np.where(upgrading, SCAFFOLDED, stages).astype(np.int32)


def _all(snapshot: Snapshot) -> tuple[Technology, ...]:
    return snapshot.catalogue.technologies


def _technology(snapshot: Snapshot, row: int) -> Technology:
    return _all(snapshot)[int(snapshot.buildings.tech[row])]


def _becomes(snapshot: Snapshot, row: int) -> str:
    number = int(snapshot.buildings.becomes[row])
    return "" if number == NO_TECHNOLOGY else _all(snapshot)[number].id


def _tiles(snapshot: Snapshot, row: int, technology: Technology) -> list[Tile]:
    column, line = int(snapshot.buildings.x[row]), int(snapshot.buildings.y[row])
    width, depth = technology.footprint
    return [(column + dx, line + dy) for dy in range(depth) for dx in range(width)]


def _roofs(snapshot: Snapshot, stages: np.ndarray) -> dict[Tile, str]:
    """Sprite of what lies on the roof of each host, once it is in service."""
    found = {}
    for row in np.flatnonzero(stages == EIGHTHS):
        technology = _technology(snapshot, int(row))
        if technology.layer == "roof":
            corner = (int(snapshot.buildings.x[row]), int(snapshot.buildings.y[row]))
            found[corner] = technology.sprite
    return found
