"""CO₂ bubbles: bodies that rise from their sources, drift with the wind, and arrive."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import pygame
import pymunk

from game.effects.tonnes import Counter

Point = tuple[float, float]
Projection = Callable[[Point], Point]

STEP_S = 1.0 / 60.0
MOST_STEPS = 4
RADIUS = 9.0
LIFT = -52.0
DRAG = 0.30
WIND_PX_PER_M_S = 7.0
RISE_S, FLIGHT_S = 3.6, 1.3
MOST = 160
GREY, EDGE, SHINE = (120, 116, 110), (84, 80, 76), (232, 228, 218)
LEAF = (96, 150, 92)


@dataclass(eq=False)
class Bubble:
    """One bubble; `sink` is where it is drawn in, `flight` its way to the jar."""

    body: pymunk.Body
    shape: pymunk.Circle
    place: str
    age_s: float = 0.0
    sink: Point | None = None
    flight: float = -1.0
    left_at: Point = (0.0, 0.0)


class Air:
    """All bubbles of an island, in the pixels of the world."""

    def __init__(self, bubble_t: float) -> None:
        self.emitted = Counter(bubble_t)
        self.taken = Counter(bubble_t)
        self.space = pymunk.Space()
        self.space.gravity = (0.0, LIFT)
        self.space.damping = DRAG
        self.live: list[Bubble] = []
        self.arrived = 0
        self._waiting: list[tuple[str, Point]] = []
        self._late_s = 0.0
        self._gap_s = 0.0

    @property
    def bubble_t(self) -> float:
        return self.emitted.bubble_t

    def emit(self, place: str, tonnes: float, spots: list[Point]) -> None:
        """Bubbles that a place's tonnes make, from its buildings in turn."""
        for number in range(self.emitted.add(place, tonnes)):
            if spots:
                turn = self.emitted.bubbles[place] + number
                self._waiting.append((place, spots[turn % len(spots)]))

    def take(self, place: str, tonnes: float, spots: list[Point]) -> None:
        """Bubbles that a sink draws in: the nearest ones that still rise."""
        for number in range(self.taken.add(place, tonnes)):
            free = [one for one in self.live if one.sink is None and one.flight < 0.0]
            if not spots or not free:
                return
            spot = spots[number % len(spots)]
            nearest = min(free, key=lambda one: math.dist(one.body.position, spot))
            nearest.sink = spot

    def update(self, seconds: float, wind: tuple[float, float], day_s: float) -> None:
        """Let time pass: new bubbles spread over the day, bodies move, old ones go.

        `wind` is speed [m/s] and direction [deg, where it comes from]; a day lasts
        `day_s` seconds on the screen.
        """
        self._release(seconds, day_s)
        force = wind_px(wind)
        self._late_s = min(self._late_s + seconds, MOST_STEPS * STEP_S)
        while self._late_s >= STEP_S:
            self._late_s -= STEP_S
            for bubble in self.live:
                self._push(bubble, force)
            self.space.step(STEP_S)
        for bubble in self.live:
            bubble.age_s += seconds
            if bubble.flight >= 0.0:
                bubble.flight += seconds / FLIGHT_S
        for bubble in [one for one in self.live if is_done(one)]:
            self._remove(bubble)

    def _release(self, seconds: float, day_s: float) -> None:
        self._gap_s -= seconds
        while self._waiting and self._gap_s <= 0.0:
            place, spot = self._waiting.pop(0)
            self._gap_s += day_s / (len(self._waiting) + 1)
            if len(self.live) < MOST:
                self._add(place, spot)
            else:
                self.arrived += 1
        self._gap_s = max(self._gap_s, 0.0)

    def _add(self, place: str, spot: Point) -> None:
        body = pymunk.Body(1.0, pymunk.moment_for_circle(1.0, 0.0, RADIUS))
        shift = (self.emitted.bubbles[place] * 37) % 11 - 5
        body.position = (spot[0] + shift, spot[1])
        shape = pymunk.Circle(body, RADIUS)
        shape.elasticity = 0.2
        self.space.add(body, shape)
        self.live.append(Bubble(body, shape, place))

    @staticmethod
    def _push(bubble: Bubble, wind: Point) -> None:
        body = bubble.body
        if bubble.sink is None:
            body.apply_force_at_local_point(wind)
            return
        dx, dy = bubble.sink[0] - body.position.x, bubble.sink[1] - body.position.y
        body.apply_force_at_local_point((dx * 1.6, dy * 1.6 - LIFT))

    def _remove(self, bubble: Bubble) -> None:
        self.space.remove(bubble.body, bubble.shape)
        self.live.remove(bubble)
        if bubble.sink is None:
            self.arrived += 1

    def leave_for(self, to_screen: Projection) -> None:
        """Bubbles that have risen long enough set out for the jar."""
        for bubble in self.live:
            is_high = bubble.age_s > RISE_S and bubble.sink is None
            if is_high and bubble.flight < 0.0:
                bubble.flight = 0.0
                bubble.left_at = to_screen(tuple(bubble.body.position))

    def shown(
        self, to_screen: Projection, jar: Point | None
    ) -> Iterator[tuple[Bubble, Point, float]]:
        """Each bubble, where it is on the screen, and how faint it is."""
        for bubble in self.live:
            if bubble.flight < 0.0:
                yield bubble, to_screen(tuple(bubble.body.position)), 1.0
            elif jar is not None:
                share = min(bubble.flight, 1.0) ** 2
                start = bubble.left_at
                x = start[0] + (jar[0] - start[0]) * share
                y = start[1] + (jar[1] - start[1]) * share - 60.0 * share * (1 - share)
                yield bubble, (x, y), 1.0
            else:
                at = to_screen(tuple(bubble.body.position))
                yield bubble, at, max(1.0 - bubble.flight, 0.0)

    def bubble_at(
        self, pixel: Point, to_screen: Projection, zoom: float
    ) -> Bubble | None:
        """The bubble under the pointer; looking at it removes no carbon."""
        reach = max(RADIUS * zoom, 6.0) + 4.0
        for bubble, at, _ in self.shown(to_screen, None):
            if math.dist(at, pixel) <= reach:
                return bubble
        return None


def is_done(bubble: Bubble) -> bool:
    if bubble.sink is not None:
        is_there = math.dist(bubble.body.position, bubble.sink) < 14.0
        return is_there or bubble.age_s > 12.0
    return bubble.flight >= 1.0


def wind_px(wind: tuple[float, float]) -> Point:
    """The push of a wind on the screen: north is up right, east is down right."""
    speed, from_deg = wind
    turn = math.radians(from_deg)
    east, north = -math.sin(turn) * speed, -math.cos(turn) * speed
    return (east + north) * WIND_PX_PER_M_S, (east - north) * 0.5 * WIND_PX_PER_M_S


def draw(
    surface: pygame.Surface, air: Air, to_screen: Projection, zoom: float,
    jar: Point | None = None,
) -> None:  # fmt: skip
    """All bubbles; those bound for a sink are green."""
    radius = max(round(RADIUS * zoom), 4)
    pictures = []
    for bubble, at, alpha in air.shown(to_screen, jar):
        grow = min(bubble.age_s / 0.4, 1.0)
        tint = GREY if bubble.sink is None else LEAF
        picture = sphere(max(round(radius * grow), 2), tint, round(alpha * 8) * 30)
        half = picture.get_width() // 2
        pictures.append((picture, (round(at[0]) - half, round(at[1]) - half)))
    surface.fblits(pictures)


@lru_cache(128)
def sphere(radius: int, tint: tuple[int, int, int], alpha: int) -> pygame.Surface:
    """A shaded ball, drawn large and made small."""
    side = (2 * radius + 2) * 4
    big = pygame.Surface((side, side), pygame.SRCALPHA)
    middle = side / 2
    pygame.draw.circle(big, EDGE, (middle, middle), radius * 4)
    pygame.draw.circle(big, tint, (middle, middle), radius * 4 - 5)
    light = tuple(min(part + 22, 255) for part in tint)
    pygame.draw.circle(big, light, (middle - radius, middle - radius), radius * 2.2)
    at = (middle - 1.4 * radius, middle - 1.5 * radius)
    pygame.draw.circle(big, SHINE, at, radius)
    small = pygame.transform.smoothscale(big, (side // 4, side // 4))
    small.set_alpha(min(alpha, 255))
    return small
