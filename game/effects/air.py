"""CO₂ bubbles: bodies that rise from their sources, drift with the wind, and arrive."""

import math
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pymunk

Point = tuple[float, float]
Projection = Callable[[Point], Point]

STEP_S = 1.0 / 60.0
MOST_STEPS = 4
RADIUS = 9.0
LIFT = -74.0
DRAG = 0.30
PULL = 2.2
RISE_S, FLIGHT_S, FADE_S = 4.2, 1.3, 1.2
NEAR_PX, LOST_S = 16.0, 9.0
SPREAD_PX = 6.0
MOST = 150


@dataclass(eq=False)
class Bubble:
    """One bubble; `sink` is where it is drawn in, `flight` its way to the jar."""

    body: pymunk.Body
    shape: pymunk.Circle
    place: str
    tonnes: float
    age_s: float = 0.0
    sink: Point | None = None
    sink_place: str = ""
    flight: float = -1.0
    left_at: Point = (0.0, 0.0)

    @property
    def is_free(self) -> bool:
        return self.sink is None and self.flight < 0.0


@dataclass(frozen=True)
class Waiting:
    """A bubble that is due but has not yet left its source."""

    place: str
    spot: Point
    tonnes: float


class Air:
    """All bubbles of an island, in the pixels of the world; none is ever lost."""

    def __init__(self) -> None:
        self.space = pymunk.Space()
        self.space.damping = DRAG
        self.live: list[Bubble] = []
        self.waiting: deque[Waiting] = deque()
        self.thirst: deque[tuple[str, Point]] = deque()
        self.made_t = self.arrived_t = self.taken_t = 0.0
        self._late_s = self._gap_s = 0.0
        self._number = 0

    @property
    def flying_t(self) -> float:
        """Tonnes on their way to the jar, and those about to set out."""
        live = sum(bubble.tonnes for bubble in self.live if bubble.sink is None)
        return live + sum(bubble.tonnes for bubble in self.waiting)

    def emit(self, place: str, count: int, tonnes: float, spots: list[Point]) -> None:
        """Bubbles from a place's buildings in turn."""
        for _ in range(count):
            self._number += 1
            spot = spots[self._number % len(spots)]
            self.waiting.append(Waiting(place, spot, tonnes))
            self.made_t += tonnes

    def take(self, place: str, count: int, spots: list[Point]) -> None:
        """Bubbles that a sink will draw in, as soon as some rise."""
        for _ in range(count):
            self._number += 1
            self.thirst.append((place, spots[self._number % len(spots)]))

    def update(self, seconds: float, wind: Point, spread_s: float) -> None:
        """Let time pass: new ones spread over `spread_s`, bodies move, old ones go."""
        self._release(seconds, spread_s)
        self._slake()
        self.space.gravity = (wind[0], LIFT + wind[1])
        self._late_s = min(self._late_s + seconds, MOST_STEPS * STEP_S)
        while self._late_s >= STEP_S:
            self._late_s -= STEP_S
            self._pull()
            self.space.step(STEP_S)
        for bubble in self.live:
            bubble.age_s += seconds
            if bubble.flight >= 0.0:
                bubble.flight += seconds / FLIGHT_S
        for bubble in [one for one in self.live if is_done(one)]:
            self._remove(bubble)

    def _release(self, seconds: float, spread_s: float) -> None:
        self._gap_s -= seconds
        while self.waiting and self._gap_s <= 0.0:
            self._gap_s += spread_s / len(self.waiting)
            self._add(self.waiting.popleft())
        self._gap_s = max(self._gap_s, 0.0)

    def _add(self, due: Waiting) -> None:
        """Let one rise; where the air is full it counts as having arrived."""
        if len(self.live) >= MOST:
            self.arrived_t += due.tonnes
            return
        body = pymunk.Body(1.0, pymunk.moment_for_circle(1.0, 0.0, RADIUS))
        self._number += 1
        shift = (self._number * 37) % 11 / 5.0 - 1.0
        body.position = (due.spot[0] + shift * SPREAD_PX, due.spot[1])
        shape = pymunk.Circle(body, RADIUS)
        shape.elasticity = 0.2
        self.space.add(body, shape)
        self.live.append(Bubble(body, shape, due.place, due.tonnes))

    def _slake(self) -> None:
        """Give each waiting sink the nearest bubble that still rises freely."""
        while self.thirst:
            free = [bubble for bubble in self.live if bubble.is_free]
            if not free:
                return
            place, spot = self.thirst.popleft()
            nearest = min(free, key=lambda one: math.dist(one.body.position, spot))
            nearest.sink, nearest.sink_place = spot, place
            nearest.age_s = 0.0
            nearest.shape.sensor = True

    def _pull(self) -> None:
        for bubble in self.live:
            if bubble.sink is not None:
                body, (x, y) = bubble.body, bubble.sink
                force = ((x - body.position.x) * PULL, (y - body.position.y) * PULL)
                gravity = self.space.gravity
                body.force = (force[0] - gravity[0], force[1] - gravity[1])

    def _remove(self, bubble: Bubble) -> None:
        self.space.remove(bubble.body, bubble.shape)
        self.live.remove(bubble)
        if bubble.sink is None:
            self.arrived_t += bubble.tonnes
        else:
            self.taken_t += bubble.tonnes

    def leave_for_jar(self, to_screen: Projection) -> None:
        """Bubbles that have risen long enough set out."""
        for bubble in self.live:
            if bubble.is_free and bubble.age_s > RISE_S:
                bubble.flight = 0.0
                bubble.left_at = to_screen(tuple(bubble.body.position))

    def shown(
        self, to_screen: Projection, jar: Point | None
    ) -> Iterator[tuple[Bubble, Point, float]]:
        """Each bubble, where it is on the screen, and how faint it is."""
        for bubble in self.live:
            at = to_screen(tuple(bubble.body.position))
            if bubble.flight < 0.0:
                yield bubble, at, 1.0
            elif jar is not None:
                yield bubble, _on_the_way(bubble, jar), 1.0
            else:
                yield bubble, at, max(1.0 - bubble.flight * FLIGHT_S / FADE_S, 0.0)

    def bubble_at(
        self, pixel: Point, to_screen: Projection, reach: float
    ) -> Bubble | None:
        """The bubble under the pointer; looking at it removes no carbon."""
        for bubble, at, _ in self.shown(to_screen, None):
            if bubble.flight < 0.0 and math.dist(at, pixel) <= reach:
                return bubble
        return None

    def clear(self) -> None:
        """All bubbles arrive at once (reduced motion)."""
        for bubble in tuple(self.live):
            self._remove(bubble)
        self.arrived_t += sum(due.tonnes for due in self.waiting)
        self.waiting.clear()
        self.thirst.clear()


def _on_the_way(bubble: Bubble, jar: Point) -> Point:
    """Slow at first, then straight into the mouth of the jar, from above."""
    share = min(bubble.flight, 1.0) ** 2
    x, y = bubble.left_at
    lift = 60.0 * share * (1.0 - share)
    return x + (jar[0] - x) * share, y + (jar[1] - y) * share - lift


def is_done(bubble: Bubble) -> bool:
    if bubble.sink is not None:
        is_there = math.dist(bubble.body.position, bubble.sink) < NEAR_PX
        return is_there or bubble.age_s > LOST_S
    return bubble.flight >= 1.0
