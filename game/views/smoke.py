"""Smoke, steam, dust and haze: soft puffs that the hour's wind carries off."""

import math
from collections.abc import Mapping

import numpy as np
import pygame

from game.views.moment import Air, Moment, of_hour
from game.views.motion import motion
from game.views.soft import soft
from game.views.things import Thing
from game.views.wind import on_screen
from game.views.zoomed import Zoomed
from sim_core.snapshot import Snapshot

Point = tuple[float, float]
Size = tuple[int, int]

MOST = 700
AGES = 20
LEVELS = 4
SOFT_PX = 24
DUST_PUFFS = 14
LEAST_MW = 1e-6


class Puffs:
    """All puffs as columns: place and speed in world pixels, age as a share."""

    def __init__(self, seed: int = 5) -> None:
        self._dice = np.random.default_rng(seed)
        self.kinds = list(motion()["puff"])
        self.x, self.y, self.vx, self.vy, self.age, self.life = np.zeros((6, 0))
        self.kind = self.level = np.zeros(0, np.int64)
        self._due: dict[tuple[str, int], float] = {}

    def __len__(self) -> int:
        return len(self.x)

    def add(
        self, kind: str, points: np.ndarray, spread_px: float, strength: float = 1.0
    ) -> None:
        """New puffs at world points (n, 2)."""
        points = points[: MOST - len(self)]
        count, rule = len(points), motion()["puff"][kind]
        if not count:
            return
        shake = self._dice.normal(0.0, 1.0, (4, count))
        fresh = {
            "x": points[:, 0] + shake[0] * spread_px,
            "y": points[:, 1] + shake[1] * spread_px * 0.5,
            "vx": shake[2] * rule["shake_px"],
            "vy": -rule["rise_px"] * (1.0 + 0.2 * shake[3]),
            "age": np.zeros(count),
            "life": rule["life_s"] * self._dice.uniform(0.8, 1.2, count),
        }
        for name, values in fresh.items():
            setattr(self, name, np.append(getattr(self, name), values))
        number = self.kinds.index(kind)
        self.kind = np.append(self.kind, np.full(count, number))
        level = min(int(strength * LEVELS), LEVELS - 1)
        self.level = np.append(self.level, np.full(count, level))

    def emit(self, kind: str, number: int, at: Point, share: float, s: float) -> None:
        """A stack's puffs for `s` seconds at a share of its full output.

        Half of the share is in their number and half in their density, so that a
        weak plume is thin, not torn.
        """
        key, root = (kind, number), math.sqrt(max(share, 0.0))
        due = self._due.get(key, 0.0) + root * motion()["puff"][kind]["per_s"] * s
        self._due[key] = due - int(due)
        if int(due):
            self.add(kind, np.tile(np.array(at), (int(due), 1)), 2.0, root)

    def update(self, seconds: float, wind: Point) -> None:
        """Rise slows down, the wind takes over with age."""
        drag = np.minimum(self.age * 1.6 + 0.15, 1.0)
        self.x += (self.vx + wind[0] * drag) * seconds
        self.y += (self.vy * (1.0 - 0.7 * self.age) + wind[1] * drag) * seconds
        self.age = self.age + seconds / self.life
        self._keep(self.age < 1.0)

    def _keep(self, rows: np.ndarray) -> None:
        if rows.all():
            return
        for name in ("x", "y", "vx", "vy", "age", "life", "kind", "level"):
            setattr(self, name, getattr(self, name)[rows])

    def draw(self, surface: pygame.Surface, corner: Size, zoom: float) -> None:
        if not len(self):
            return
        x = (self.x * zoom - corner[0]).astype(np.int64)
        y = (self.y * zoom - corner[1]).astype(np.int64)
        ages = np.minimum((self.age * AGES).astype(np.int64), AGES - 1)
        looks = [
            [looks_of(zoom, kind, level) for level in range(LEVELS)]
            for kind in self.kinds
        ]
        blits = []
        columns = [c.tolist() for c in (self.kind, self.level, ages, x, y)]
        rows = zip(*columns, strict=True)
        for kind, level, age, left, top in rows:
            picture, half = looks[kind][level][age]
            blits.append((picture, (left - half, top - half)))
        surface.fblits(blits, pygame.BLEND_PREMULTIPLIED)


@Zoomed
def looks_of(zoom: float, kind: str, level: int) -> list[tuple[pygame.Surface, int]]:
    """A puff's picture at each age: it grows and fades."""
    rule, looks = motion()["puff"][kind], []
    for age in range(AGES):
        share = (age + 0.5) / AGES
        radius = rule["radius_px"] * (0.4 + rule["grows"] * share) * zoom
        fade = min(share / 0.06, 1.0) * (1.0 - share) ** 1.3
        fade *= (level + 1) / LEVELS
        side = max(round(2 * radius), 3)
        puff = soft((side, side), rule["tint"], rule["alpha"] * fade)
        looks.append((puff, side // 2))
    return looks


def output_shares(snapshot: Snapshot, hour: float | None) -> Mapping[str, float]:
    """How hard each kind of plant runs, by its hourly output; works by their load."""
    today = snapshot.today
    if today is None:
        return {}
    shares = {
        flow.id: of_hour(flow.mw, hour) / flow.capacity_mw
        for flow in today.supply
        if flow.capacity_mw > 0.0
    }
    for source in today.heat.sources if today.heat is not None else ():
        most_mw = max(float(source.most_mw.max()), LEAST_MW)
        shares[source.id] = of_hour(source.mw, hour) / most_mw
    for technology in snapshot.catalogue.technologies:
        profile = technology.options.get("profile")
        if profile and technology.id not in shares:
            shape = np.array(snapshot.catalogue.profiles[profile]["shape"], float)
            shares[technology.id] = of_hour(shape, hour) / float(shape.max())
    return shares


class Smoke:
    """Puffs of all stacks of the island."""

    def __init__(self) -> None:
        self.puffs = Puffs()
        self._stacks: list[tuple[str, str, Point]] = []

    def watch(self, things: list[Thing]) -> None:
        self._stacks = [
            (thing.place, kind, at) for thing in things for kind, at in thing.stacks()
        ]

    def dust(self, things: set[Thing]) -> None:
        """A demolished building leaves a cloud for a moment."""
        for thing in things:
            x, y = thing.foot()
            count = DUST_PUFFS * max(thing.width * thing.depth, 1)
            spread = 26.0 * max(thing.width, 1)
            self.puffs.add("dust", np.tile(np.array((x, y - 8.0)), (count, 1)), spread)

    def update(self, shares: Mapping[str, float], air: Air, moment: Moment) -> None:
        for number, (place, kind, at) in enumerate(self._stacks):
            share = shares.get(place, 0.0)
            self.puffs.emit(kind, number, at, share, moment.seconds)
        wind = on_screen(air.wind_m_s, air.from_deg)
        self.puffs.update(moment.seconds, wind)
