"""What hangs in the air: dirty haze over plants that burn, and shadows of clouds."""

from functools import cache, lru_cache

import numpy as np
import pygame

from game.views.moment import Air, Moment, of_hour
from game.views.motion import motion
from game.views.soft import soft, white
from game.views.sprites import tile_hash
from game.views.things import Thing
from game.views.wind import on_screen
from sim_core.snapshot import Snapshot

Point = tuple[float, float]
Size = tuple[int, int]

GRAIN = 1000.0
COARSE = 4


class Haze:
    """A brown veil over each plant with a stack, as dense as it burns today."""

    def __init__(self) -> None:
        self._plants: list[tuple[str, Point]] = []
        self._shares: dict[str, float] = {}
        self._drift: Point = (0.0, 0.0)

    def watch(self, things: list[Thing]) -> None:
        self._plants = [
            (thing.place, thing.foot())
            for thing in things
            if any(kind != "steam" for kind, _ in thing.stacks())
        ]

    def update(self, shares: dict[str, float], air: Air, moment: Moment) -> None:
        rule = motion()["haze"]
        wind = on_screen(air.wind_m_s, air.from_deg)
        self._drift = (wind[0] * rule["drift_s"], wind[1] * rule["drift_s"])
        step = min(moment.seconds_passed / rule["settle_s"], 1.0)
        for place, _ in self._plants:
            old = self._shares.get(place, shares.get(place, 0.0))
            self._shares[place] = old + (shares.get(place, 0.0) - old) * step

    def draw(self, surface: pygame.Surface, corner: Size, zoom: float) -> None:
        rule, blits = motion()["haze"], []
        if zoom > rule["most_zoom"]:
            return
        for place, (x, y) in self._plants:
            level = round(self._shares.get(place, 0.0) * rule["levels"])
            if not level:
                continue
            picture = veil(zoom, min(level, rule["levels"]))
            width, height = picture.get_size()
            at = (
                round((x + self._drift[0]) * zoom) - corner[0] - width // 2,
                round((y + self._drift[1] - rule["up_px"]) * zoom)
                - corner[1] - height // 2,
            )  # fmt: skip
            blits.append((picture, at))
        surface.fblits(blits, pygame.BLEND_PREMULTIPLIED)


@lru_cache(4)
def veil(zoom: float, level: int) -> pygame.Surface:
    """A wide soft cloud, premultiplied."""
    rule = motion()["haze"]
    width, height = (round(side * zoom) for side in rule["size_px"])
    alpha = rule["alpha"] * level / rule["levels"]
    return soft((max(width, 2), max(height, 2)), rule["tint"], alpha)


class Clouds:
    """Shadows of clouds that the wind moves; as many as the sky is overcast."""

    def __init__(self, box: pygame.FRect) -> None:
        rule = motion()["cloud"]
        self.box = box.inflate(2 * rule["size_px"][0], 2 * rule["size_px"][1])
        dice = [
            [tile_hash(number, part, "cloud") % GRAIN / GRAIN for part in (1, 2)]
            for number in range(rule["most"])
        ]
        shares = np.array(dice)
        self.x = self.box.left + shares[:, 0] * self.box.width
        self.y = self.box.top + shares[:, 1] * self.box.height
        self.cover: float | None = None

    def update(self, snapshot: Snapshot, air: Air, moment: Moment) -> None:
        """Drift; the cover follows the sky so slowly that nothing flickers."""
        rule = motion()["cloud"]
        wind = on_screen(air.wind_m_s, air.from_deg)
        pace = rule["pace"] * moment.seconds
        for axis, way in (("x", wind[0]), ("y", wind[1])):
            low = self.box.left if axis == "x" else self.box.top
            span = self.box.width if axis == "x" else self.box.height
            moved = (getattr(self, axis) + way * pace - low) % span + low
            setattr(self, axis, moved)
        if snapshot.today is None:
            return
        wanted = 1.0 - of_hour(snapshot.today.weather.clearness, moment.hour)
        if self.cover is None:
            self.cover = wanted
        step = min(moment.seconds / rule["settle_s"], 1.0)
        self.cover += (wanted - self.cover) * step

    def draw(self, surface: pygame.Surface, corner: Size, zoom: float) -> None:
        rule, blits = motion()["cloud"], []
        if zoom > rule["most_zoom"]:
            return
        shown = (self.cover or 0.0) * rule["most"]
        for number, (x, y) in enumerate(zip(self.x, self.y, strict=True)):
            level = round(min(max(shown - number, 0.0), 1.0) * rule["levels"])
            if not level:
                continue
            picture = cloud(zoom, number % rule["shapes"], level)
            width, height = picture.get_size()
            at = (round(x * zoom) - corner[0], round(y * zoom) - corner[1])
            at = (at[0] - width // 2, at[1] - height // 2)
            if surface.get_rect().colliderect((at, (width, height))):
                blits.append((picture, at))
        surface.fblits(blits, pygame.BLEND_PREMULTIPLIED)


@lru_cache(6)
def cloud(zoom: float, shape: int, level: int) -> pygame.Surface:
    rule = motion()["cloud"]
    size = tuple(max(round(side * zoom), 2) for side in rule["size_px"])
    alpha = rule["alpha"] * level / rule["levels"]
    return soft(size, rule["tint"], alpha, ragged(shape))


@cache
def ragged(shape: int) -> pygame.Surface:
    """A few lumps grown together, small."""
    rule = motion()["cloud"]
    width, height = (side // COARSE for side in rule["size_px"])
    cover = np.zeros((width, height))
    x = (np.arange(width)[:, None] + 0.5) / width
    y = (np.arange(height)[None, :] + 0.5) / height
    for number in range(rule["lumps"]):
        roll = [tile_hash(shape, number, f"lump{p}") % GRAIN / GRAIN for p in "xyr"]
        middle = (0.28 + 0.44 * roll[0], 0.30 + 0.40 * roll[1])
        wide = 0.16 + 0.12 * roll[2]
        far = np.hypot((x - middle[0]) / wide, (y - middle[1]) / wide)
        cover = np.maximum(cover, np.clip(1.15 - far, 0.0, 1.0))
    return white(cover * cover * (3.0 - 2.0 * cover))
