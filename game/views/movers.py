"""All that travels over the island, placed and drawn together."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pygame

from game.terrain import Ground
from game.views.crowd import Crowd
from game.views.moment import HOURS, Moment, of_hour
from game.views.motion import motion
from game.views.order import point_depths
from game.views.sea import boats, gulls
from game.views.sprites import COLOR, GLOW, SHADOW, Sprites
from game.views.things import SITE, Standing
from game.views.town import Town
from game.views.traffic import bicycles, buses, cars, people
from sim_core.content import Level
from sim_core.snapshot import Snapshot

Size = tuple[int, int]
Blit = tuple[pygame.Surface, tuple[int, int]]

CROWDS: dict[str, Callable[[Town], list[Crowd]]] = {
    "car": cars,
    "bus": buses,
    "person": people,
    "bicycle": bicycles,
    "boat": boats,
    "gull": gulls,
}
IN_THE_AIR = ("gull",)
BY_THE_HOUR = ("boat",)
CALM_SHARE, CALM_PACE = 0.25, 0.5
RESIDENTS_STEP = 200.0
MARGIN_PX = 80.0


@dataclass(frozen=True)
class Out:
    """Movers that are to be seen: world pixels, depth, and how each looks."""

    crowd: Crowd
    rows: np.ndarray
    x: np.ndarray
    y: np.ndarray
    depth: np.ndarray
    heading: np.ndarray
    frame: np.ndarray
    is_high: bool


class Movers:
    """Crowds of the town as it is; deterministic in seed, buildings and time."""

    def __init__(self, level: Level, ground: Ground, sprites: Sprites) -> None:
        self.level = level
        self.ground = ground
        self.sprites = sprites
        self.crowds: dict[str, list[Crowd]] = {}
        self.out: list[Out] = []
        self._time_s = 0.0
        self._key: tuple = ()
        self._seen: tuple = ()
        self._due: list[str] = []
        self._town: Town | None = None

    def settle(self, standing: Standing, snapshot: Snapshot) -> None:
        """Find ways anew where roads, places or people changed: one kind a frame."""
        if standing.things is not self._seen:
            self._seen = standing.things
            people = round(snapshot.residents / RESIDENTS_STEP)
            whole = [t for t in standing.things if t.state != SITE and t.place]
            key = (standing.roads, people, tuple((t.uid, t.place) for t in whole))
            if key != self._key:
                self._key, self._due = key, list(CROWDS)
                self._town = Town(
                    self.level, self.ground, self.sprites, standing, snapshot
                )
        while self._due and self._town is not None:
            kind = self._due.pop(0)
            self.crowds[kind] = CROWDS[kind](self._town)
            if len(self.crowds) == len(CROWDS):
                break

    def update(self, moment: Moment) -> None:
        pace = CALM_PACE if moment.is_calm else 1.0
        self._time_s += moment.seconds * pace
        self.out = []
        for kind, crowds in self.crowds.items():
            rule = motion()["mover"][kind]
            share = rule["share"]
            if moment.hour is not None:
                share = of_hour(np.array(rule["by_hour"]), moment.hour)
            share *= CALM_SHARE if moment.is_calm else 1.0
            time = self._time_s
            if kind in BY_THE_HOUR:
                time = self._time_s % HOURS if moment.hour is None else moment.hour
            for crowd in crowds:
                self.out.append(self._placed(kind, crowd, time, share))

    def _placed(self, kind: str, crowd: Crowd, time: float, share: float) -> Out:
        found, seen = crowd.where(time, share)
        rows = np.flatnonzero(seen)
        x, y = crowd.world(found)
        return Out(
            crowd, rows, x[rows], y[rows],
            point_depths(found.x[rows], found.y[rows]), found.heading[rows],
            crowd.frame(self._time_s)[rows], kind in IN_THE_AIR,
        )  # fmt: skip

    def blits(
        self, corner: Size, size: Size, zoom: float, *, high: bool, layer: str = COLOR
    ) -> tuple[list[Blit], np.ndarray]:
        """Pictures of movers in the window, and their depths."""
        blits: list[Blit] = []
        depths = [np.zeros(0)]
        for out in self.out:
            if out.is_high == high:
                found, depth = _blits(out, corner, size, zoom, layer)
                blits += found
                depths.append(depth)
        return blits, np.concatenate(depths)

    def shades(self, corner: Size, size: Size, zoom: float) -> list[Blit]:
        return self.blits(corner, size, zoom, high=False, layer=SHADOW)[0]

    def lamps(self, corner: Size, size: Size, zoom: float) -> list[Blit]:
        return self.blits(corner, size, zoom, high=False, layer=GLOW)[0]


def _blits(
    out: Out, corner: Size, size: Size, zoom: float, layer: str
) -> tuple[list[Blit], np.ndarray]:
    table = out.crowd.looks.table(zoom, layer)
    rows = out.crowd.looks.rows(out.crowd.look[out.rows], out.heading, out.frame)
    x = np.rint(out.x * zoom).astype(np.int64) - corner[0]
    y = np.rint(out.y * zoom).astype(np.int64) - corner[1]
    margin = round(MARGIN_PX * zoom)
    seen = (x > -margin) & (x < size[0] + margin) & table.is_there[rows]
    seen &= (y > -margin) & (y < size[1] + margin)
    rows, left, top = rows[seen], x[seen], y[seen]
    shifts = table.shifts[rows]
    pictures = [table.picture(row) for row in rows.tolist()]
    points = zip(
        (left - shifts[:, 0]).tolist(), (top - shifts[:, 1]).tolist(), strict=True
    )
    return list(zip(pictures, points, strict=True)), out.depth[seen]
