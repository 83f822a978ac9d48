"""Level sets of one store backward through a horizon laid out in rows.

Each row of hours is composed to one clamped map, some rows are joined, a short walk
over what is left finds the sets at the borders, and the rows are expanded again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim_core.numeric import Floats

Ints = NDArray[np.int8]
Walk = Callable[[Floats], Floats]
FEW_ROWS = 40


@dataclass(frozen=True)
class Task:
    """A store's answers, (hours of a row, levels, rows), and its limits."""

    answer_mwh: Floats
    keep: float
    energy_mwh: float
    is_cyclic: bool
    start_mwh: float
    is_smoothed: bool = False
    warm_sets_mwh: Floats | None = field(default=None, compare=False)
    must_end_mwh: float | None = None
    # Of an open horizon: what is left at its end is never worth less than nothing.
    end_sets_mwh: Floats | None = field(default=None, compare=False)


@dataclass(frozen=True)
class RowMaps:
    """Backward maps of blocks of hours: clip(gain * sets + add, low, high)."""

    gain: float
    add_mwh: Floats
    low_mwh: Floats
    high_mwh: Floats

    def before(self, sets: Floats, rows: slice) -> Floats:
        """Level sets at the start of some rows from those at their end."""
        moved = sets if self.gain == 1.0 else sets * self.gain
        moved = np.maximum(moved + self.add_mwh[:, rows], self.low_mwh[:, rows])
        kept: Floats = np.minimum(moved, self.high_mwh[:, rows])
        return kept

    def joined(self, count: int) -> "RowMaps":
        """Maps of `count` rows at a time."""
        last = slice(count - 1, None, count)
        add, low = self.add_mwh[:, last], self.low_mwh[:, last]
        high, gain = self.high_mwh[:, last], self.gain
        for row in range(count - 2, -1, -1):
            here = slice(row, None, count)
            add = add * self.gain + self.add_mwh[:, here]
            low, high = self.before(low, here), self.before(high, here)
            gain *= self.gain
        return RowMaps(gain, add, low, high)


def composed_rows(task: Task) -> RowMaps:
    """Each row as one map of its end's level sets to those at its start."""
    answer, inverse = task.answer_mwh, 1.0 / task.keep
    hours, levels, rows = answer.shape
    bounds = np.zeros((2, levels, rows))
    bounds[1] = task.energy_mwh
    add = np.zeros((levels, rows))
    gain = 1.0
    for hour in range(hours - 1, -1, -1):
        bounds -= answer[hour]
        add -= answer[hour]
        if inverse != 1.0:
            bounds *= inverse
            add *= inverse
            gain = gain * inverse
        np.maximum(bounds, 0.0, out=bounds)
        np.minimum(bounds, task.energy_mwh, out=bounds)
    return RowMaps(gain, add, bounds[0], bounds[1])


def _rows_at_once(rows: int) -> int:
    return next((n for n in (5, 4, 6, 7, 3) if rows > FEW_ROWS and rows % n == 0), 1)


def row_ends(task: Task, maps: RowMaps) -> Floats:
    """Level sets at the rows' borders, (levels, rows + 1)."""
    levels, rows = maps.add_mwh.shape
    count = _rows_at_once(rows)
    borders = np.empty((levels, rows + 1))
    borders[:, ::count] = _borders(task, maps.joined(count) if count > 1 else maps)
    for row in range(count - 1, 0, -1):
        here = slice(row, None, count)
        borders[:, row::count] = maps.before(borders[:, row + 1 :: count], here)
    return borders


def _borders(task: Task, maps: RowMaps) -> Floats:
    levels, rows = maps.add_mwh.shape
    adds, lows, highs = (
        list(np.ascontiguousarray(part.T))
        for part in (maps.add_mwh, maps.low_mwh, maps.high_mwh)
    )
    borders = np.empty((rows + 1, levels))
    lines = list(borders)

    def walk(last: Floats) -> Floats:
        np.copyto(lines[rows], last)
        for row in range(rows - 1, -1, -1):
            line, later = lines[row], lines[row + 1]
            if maps.gain != 1.0:
                later = np.multiply(later, maps.gain, out=line)
            np.add(later, adds[row], out=line)
            np.maximum(line, lows[row], out=line)
            np.minimum(line, highs[row], out=line)
        first: Floats = lines[0].copy()
        return first

    last = np.zeros(levels) if task.end_sets_mwh is None else task.end_sets_mwh
    if task.must_end_mwh is not None:
        walk(np.full(levels, task.must_end_mwh))
    elif task.is_cyclic:
        if task.warm_sets_mwh is not None and len(task.warm_sets_mwh) == levels:
            last = task.warm_sets_mwh
        _close_circle(walk, last, task.energy_mwh, adds)
    else:
        walk(last)
    return borders.T


def _close_circle(walk: Walk, last: Floats, energy: float, adds: list[Floats]) -> None:
    """Level sets at the end equal to those at the start.

    A level that is never full nor empty has no such set; it lies on the side to which
    the horizon drives it.
    """
    first = walk(last)
    for _ in range(2):
        if np.array_equal(first, last):
            return
        last, first = first, walk(first)
    if np.array_equal(first, last):
        return
    from_empty, from_full = walk(np.zeros_like(last)), walk(np.full_like(last, energy))
    drift = np.zeros_like(last)
    for add in adds:
        drift += add
    side = np.where(drift > 0.0, from_full, from_empty)
    walk(np.where(from_empty == from_full, from_empty, side))


def expanded(task: Task, row_end_mwh: Floats) -> tuple[Floats, Ints, Ints]:
    """Level sets after every hour, and the clamps of the active level."""
    answer, inverse, energy = task.answer_mwh, 1.0 / task.keep, task.energy_mwh
    hours, levels, rows = answer.shape
    sets = np.empty((hours, levels + 1, rows))
    sets[:, levels] = 0.0
    sets[hours - 1, :levels] = row_end_mwh
    sets[hours - 1, 0] = energy
    lowest = np.empty((hours, rows), np.int8)
    highest = np.empty((hours, rows), np.int8)
    before = np.empty((levels, rows))
    for hour in range(hours - 1, -1, -1):
        np.subtract(sets[hour, :levels], answer[hour], out=before)
        if inverse != 1.0:
            np.multiply(before, inverse, out=before)
        before[0] = energy
        full, any_left = before >= energy, before >= 0.0
        np.add.reduce(full.view(np.int8), axis=0, dtype=np.int8, out=lowest[hour])
        np.add.reduce(any_left.view(np.int8), axis=0, dtype=np.int8, out=highest[hour])
        if hour:
            target = sets[hour - 1, :levels]
            np.maximum(before, 0.0, out=target)
            np.minimum(target, energy, out=target)
    return sets, lowest, highest
