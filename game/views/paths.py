"""Timed paths: where each mover is at a moment, all of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Point = tuple[float, float]


@dataclass(frozen=True)
class Path:
    """A closed line with the time at which each point is passed; heights in pixels."""

    times: np.ndarray
    x: np.ndarray
    y: np.ndarray
    rise_px: np.ndarray
    heading: np.ndarray
    hidden: np.ndarray

    @property
    def period(self) -> float:
        return float(self.times[-1])


def timed(
    points: Sequence[Point], speed: float, rises: Sequence[float],
    waits: dict[int, float] | None = None, hidden: Sequence[bool] = (),
) -> Path:  # fmt: skip
    """A path at even speed that waits at some of its points (number: time).

    `hidden` tells which points lie behind nearer ground.
    """
    times, rows, now = [], [], 0.0
    for number, point in enumerate(points):
        if number:
            before = points[number - 1]
            now += float(np.hypot(point[0] - before[0], point[1] - before[1])) / speed
        times.append(now)
        rows.append(number)
        wait = (waits or {}).get(number, 0.0)
        if wait:
            now += wait
            times.append(now)
            rows.append(number)
    x, y = (np.array([points[row][axis] for row in rows]) for axis in (0, 1))
    rise_px = np.array([rises[row] for row in rows], float)
    covered = np.array([bool(hidden) and hidden[row] for row in rows])
    return Path(np.array(times), x, y, rise_px, headings(x, y), covered)


@dataclass(frozen=True)
class Where:
    """Places of movers; `round` counts how often each has gone all the way."""

    x: np.ndarray
    y: np.ndarray
    rise_px: np.ndarray
    heading: np.ndarray
    moves: np.ndarray
    hidden: np.ndarray
    round: np.ndarray


class Paths:
    """Many paths joined into one table, so that all movers are placed at once."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.periods = np.array([path.period for path in paths])
        # A gap keeps the end of one path apart from the start of the next.
        starts = np.concatenate([[0.0], np.cumsum(self.periods + 1.0)])[:-1]
        self.starts = starts
        self._times = _joined([p.times + s for p, s in zip(paths, starts, strict=True)])
        self._x = _joined([path.x for path in paths])
        self._y = _joined([path.y for path in paths])
        self._rise = _joined([path.rise_px for path in paths])
        self._heading = _joined([path.heading for path in paths]).astype(np.int64)
        self._hidden = _joined([path.hidden for path in paths]).astype(bool)

    def at(self, number: np.ndarray, time: np.ndarray) -> Where:
        """Where movers on the paths `number` are at their own times."""
        period = self.periods[number]
        rounds = np.floor(time / period)
        now = self.starts[number] + (time - rounds * period)
        row = np.searchsorted(self._times, now, side="right") - 1
        row = np.clip(row, 0, len(self._times) - 2)
        span = np.maximum(self._times[row + 1] - self._times[row], 1e-9)
        share = np.clip((now - self._times[row]) / span, 0.0, 1.0)
        dx = self._x[row + 1] - self._x[row]
        dy = self._y[row + 1] - self._y[row]
        rise = self._rise[row] + (self._rise[row + 1] - self._rise[row]) * share
        return Where(
            self._x[row] + dx * share, self._y[row] + dy * share, rise,
            self._heading[row], (dx != 0.0) | (dy != 0.0),
            self._hidden[row + (share > 0.5)], rounds.astype(np.int64),
        )  # fmt: skip


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0)


def headings(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Heading from each point to the next; what waits goes on looking where it did.

    0 is east, 1 south, 2 west, 3 north.
    """
    dx, dy = np.diff(x, append=x[:1]), np.diff(y, append=y[:1])
    along_x = np.abs(dx) > np.abs(dy)
    found = np.where(along_x, np.where(dx > 0, 0, 2), np.where(dy >= 0, 1, 3))
    moves = (dx != 0.0) | (dy != 0.0)
    last = np.maximum.accumulate(np.where(moves, np.arange(len(x)), 0))
    return found[last]
