"""Movers of one kind, drawn with the sprites that the atlas has for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pygame

from game.terrain import to_world
from game.views.paths import Paths, Where
from game.views.sprites import Sprites, tile_hash
from game.views.zoomed import Zoomed

HEADINGS = "eswn"
AXIS_OF = {"e": "x", "w": "x", "s": "y", "n": "y"}
TAIL = re.compile(r"_(?:[eswnxy])(?:_\d+)?$|_\d\d$")


def bases(sprites: Sprites, prefix: str) -> list[str]:
    """Names of movers that begin with a word, without heading and frame."""
    names = sprites.atlas.table["sprites"]
    return sorted(
        {TAIL.sub("", n) for n in names if n.startswith(prefix) and TAIL.search(n)}
    )


class Table:
    """Sprites of a zoom and layer in rows; a picture is made when it is first seen."""

    def __init__(
        self, sprites: Sprites, names: Sequence[str], zoom: float, layer: str
    ) -> None:
        shapes = [sprites.shape(name, layer, zoom) for name in names]
        shifts = [(-s.left, -s.top) if s else (0, 0) for s in shapes]
        self.is_there = np.array([s is not None for s in shapes])
        self.shifts = np.array(shifts, np.int64).reshape(-1, 2)
        self._names = names
        self._get = lambda name: sprites.get(name, layer, zoom)
        self._pictures: list[pygame.Surface | None] = [None] * len(names)

    def picture(self, row: int) -> pygame.Surface:
        found = self._pictures[row]
        if found is None:
            found = self._pictures[row] = self._get(self._names[row]).picture
        return found


class Looks:
    """Sprites of some movers by look, heading and frame."""

    def __init__(self, sprites: Sprites, names: Sequence[str]) -> None:
        self.sprites = sprites
        self._names = [self._headed(name) for name in names]
        self.frames = np.array([len(rows[0]) for rows in self._names] or [1])
        self._starts = np.cumsum(4 * self.frames) - 4 * self.frames
        self.table = Zoomed(self._table, most=1)

    def __len__(self) -> int:
        return len(self._names)

    def _headed(self, base: str) -> list[list[str]]:
        """Frames by heading, each of the same number."""
        found = [self._framed(base, sign) for sign in HEADINGS]
        least = min(len(names) for names in found)
        return [names[:least] for names in found]

    def _framed(self, base: str, sign: str) -> list[str]:
        """Frames of a heading; of its axis, or of any, where it has none itself."""
        for stem in (f"{base}_{sign}", f"{base}_{AXIS_OF[sign]}", base):
            frames = self.sprites.frames(f"{stem}_00")
            if len(frames) > 1:
                return list(frames)
            frames = self.sprites.frames(f"{stem}_0")
            if len(frames) > 1:
                return list(frames)
            if self.sprites.has(stem):
                return [stem]
        return [base]

    def rows(
        self, look: np.ndarray, heading: np.ndarray, frame: np.ndarray
    ) -> np.ndarray:
        """Rows of the table of sprites."""
        return self._starts[look] + heading * self.frames[look] + frame

    def _table(self, zoom: float, layer: str) -> Table:
        """Sprites of all looks, headings and frames in one row after another."""
        names = [name for headed in self._names for frames in headed for name in frames]
        return Table(self.sprites, names, zoom, layer)


@dataclass
class Crowd:
    """Movers on paths; each sets out at its own phase and has its own look."""

    looks: Looks
    paths: Paths
    number: np.ndarray
    phase: np.ndarray
    look: np.ndarray
    rank: np.ndarray
    is_inside_waiting: bool = False
    frames_per_s: float = 6.0
    lift_px: float = 0.0
    _round: np.ndarray | None = None
    _is_out: np.ndarray = field(default_factory=lambda: np.zeros(0, bool))

    def __len__(self) -> int:
        return len(self.number)

    def where(self, time: float, share: float) -> tuple[Where, np.ndarray]:
        """Places of all movers, and which of them are to be seen.

        How many are out follows `share`; one comes or goes only where its path begins.
        """
        found = self.paths.at(self.number, time + self.phase)
        wanted = self.rank < share
        if self._round is None:
            self._is_out = wanted
        else:
            turned = found.round != self._round
            self._is_out = np.where(turned, wanted, self._is_out)
        self._round = found.round
        seen = self._is_out & ~found.hidden
        return found, seen & found.moves if self.is_inside_waiting else seen

    def world(self, found: Where) -> tuple[np.ndarray, np.ndarray]:
        """World pixels of the movers' feet."""
        x, y = to_world(found.x, found.y, found.rise_px + self.lift_px)
        return np.asarray(x), np.asarray(y)

    def frame(self, time: float) -> np.ndarray:
        """The frame that each shows; out of step with one another."""
        steps = np.floor(time * self.frames_per_s + self.phase * 7.0).astype(np.int64)
        return steps % self.looks.frames[self.look]


def crowd_of(looks: Looks, paths: list, count: int, salt: str, **rest) -> Crowd | None:
    """`count` movers shared out over paths; None where there is nothing to draw."""
    if not len(looks) or not paths or count <= 0:
        return None
    table = Paths(paths)
    dice = [tile_hash(row, 0, salt) for row in range(count)]
    number = np.arange(count) % len(paths)
    phase = np.array([roll % 9973 / 9973.0 for roll in dice]) * table.periods[number]
    look = np.array([roll // 9973 % len(looks) for roll in dice])
    rank = (np.argsort(np.argsort(dice)) + 0.5) / count
    return Crowd(looks, table, number, phase, look, rank, **rest)
