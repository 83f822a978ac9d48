"""The budget jar: balls of stated tonnes that fall into a glass and come to rest."""

import itertools
import random

import pymunk

WIDTH, HEIGHT = 82.0, 132.0
RADIUS = 4.9
BALLS, MOST = 96, 120
STEP_S = 1.0 / 60.0
SETTLE_S = 6.0
SHAKE = 0.6
ROUND = 18.0


class JarBalls:
    """A glass with `count` balls; places are right and up from its lower left."""

    def __init__(self, count: int = 0) -> None:
        self.space = pymunk.Space()
        self.space.gravity = (0.0, -420.0)
        self.space.damping = 0.7
        self.space.sleep_time_threshold = 0.4
        self._balls: list[pymunk.Body] = []
        self._dice = random.Random(3)
        self._late_s = 0.0
        self._glass()
        self.set_count(count, at_once=True)

    def _glass(self) -> None:
        """Walls, and a floor with round corners."""
        floor = [
            (0.0, HEIGHT * 3), (0.0, ROUND), (ROUND * 0.3, ROUND * 0.3), (ROUND, 0.0),
            (WIDTH - ROUND, 0.0), (WIDTH - ROUND * 0.3, ROUND * 0.3), (WIDTH, ROUND),
            (WIDTH, HEIGHT * 3),
        ]  # fmt: skip
        still = self.space.static_body
        for start, end in itertools.pairwise(floor):
            wall = pymunk.Segment(still, start, end, 1.0)
            wall.friction = 0.3
            self.space.add(wall)

    @property
    def count(self) -> int:
        return len(self._balls)

    def set_count(self, count: int, *, at_once: bool = False) -> None:
        """Add balls above the others, or take the newest away."""
        count = min(max(count, 0), MOST)
        while self.count > count:
            ball = self._balls.pop()
            self.space.remove(ball, *ball.shapes)
        while self.count < count:
            self._drop(at_once)
        if at_once and count:
            for _ in range(int(SETTLE_S / STEP_S)):
                if self.is_resting:
                    return
                self.space.step(STEP_S)

    def _drop(self, at_once: bool) -> None:
        body = pymunk.Body(1.0, pymunk.moment_for_circle(1.0, 0.0, RADIUS))
        high = HEIGHT + 8.0
        if at_once:
            row, column = divmod(self.count, 7)
            high = RADIUS + 2.0 + row * 2.05 * RADIUS
            left = 8.0 + column * (WIDTH - 16.0) / 6 + self._dice.uniform(-SHAKE, SHAKE)
        else:
            left = WIDTH / 2 + self._dice.uniform(-8.0, 8.0)
        body.position = (left, high)
        shape = pymunk.Circle(body, RADIUS)
        shape.friction, shape.elasticity = 0.4, 0.1
        self.space.add(body, shape)
        self._balls.append(body)

    @property
    def is_resting(self) -> bool:
        return all(ball.is_sleeping for ball in self._balls)

    def update(self, seconds: float) -> None:
        if self.is_resting:
            return
        self._late_s = min(self._late_s + seconds, 4 * STEP_S)
        while self._late_s >= STEP_S:
            self._late_s -= STEP_S
            self.space.step(STEP_S)

    def places(self) -> tuple[tuple[float, float], ...]:
        """Middle of each ball, rounded to a quarter of a pixel."""
        return tuple(
            (round(ball.position.x * 4) / 4, round(ball.position.y * 4) / 4)
            for ball in self._balls
        )


def balls_of(net_t: float, ball_t: float) -> int:
    """Whole balls that so many tonnes make."""
    return int(max(net_t, 0.0) / ball_t)


def ball_tonnes(budget_t: float) -> float:
    """A round number of tonnes, so that a full jar has about a hundred balls."""
    size = 1.0
    while budget_t / size > BALLS * 1.25:
        for step in (2.0, 2.5, 2.0):
            if budget_t / size > BALLS * 1.25:
                size *= step
    return size
