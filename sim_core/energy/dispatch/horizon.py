"""Level sets of one store over a whole horizon, without a step of Python for each hour.

The backward move of a level set and the forward move of the stored energy are clamped
affine maps, which compose. The horizon is laid out as (hours of a row, levels, rows):
each row is composed first, then a short walk over the rows joins them, then the rows
are expanded. The active level follows from an integer clamp in the same way. For one
store and exact levels the result is the optimum; the levels ignore that the value
shrinks with the standing loss, which is harmless up to 1 % an hour.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sim_core.energy.dispatch.rows import (
    Ints,
    RowMaps,
    Task,
    composed_rows,
    expanded,
    row_ends,
)
from sim_core.numeric import Floats

MOST_LEVELS = 120
PLAIN_ROUNDS = 4
# Plans of smoothed sweeps only lead to the last one and need not close.
SMOOTHED_ROUNDS = 1
HALVING_ROUNDS = 60
CLOSE_MWH = 1e-10
WANTED_HOURS_A_ROW = 24


@dataclass(frozen=True)
class Track:
    """Stored energy by hour, (hours of a row + 1, rows), and the active level."""

    stored_mwh: Floats
    active: Ints
    end_sets_mwh: Floats
    start_mwh: float
    day_sets_mwh: Floats


def row_hours(hours: int) -> int:
    """Hours of a row: 24, or the divisor of the horizon that is nearest to it."""
    divisors = [n for n in range(1, min(hours, 96) + 1) if hours % n == 0]
    return min(divisors, key=lambda n: abs(n - WANTED_HOURS_A_ROW))


def track(task: Task) -> Track:
    """Follow a store through the horizon.

    Where no value of energy brings a cyclic store back to its start, it is indifferent
    between two of them. Then it may as well aim at a start for which its path stays in
    the middle.
    """
    maps = composed_rows(task)
    found, is_closed = _followed(task, maps)
    if is_closed or task.is_smoothed:
        return found
    middle = 0.5 * (float(np.max(found.stored_mwh)) + float(np.min(found.stored_mwh)))
    aim = found.start_mwh + 0.5 * task.energy_mwh - middle
    aim = min(max(aim, 0.0), task.energy_mwh)
    return _followed(replace(task, start_mwh=aim, must_end_mwh=aim), maps)[0]


def _followed(task: Task, maps: RowMaps) -> tuple[Track, bool]:
    ends = row_ends(task, maps)
    sets, lowest, highest = expanded(task, ends[:, 1:])
    return _forward(task, sets, (lowest, highest), ends)


@dataclass(frozen=True)
class Moves:
    """The hourly maps of the stored energy along one path of active levels."""

    active: Ints
    add_mwh: Floats
    floor_mwh: Floats
    gain: Floats | None


def _forward(
    task: Task, sets: Floats, clamps: tuple[Ints, Ints], ends: Floats
) -> tuple[Track, bool]:
    """Walk forward; a cyclic store repeats until it ends where it began."""
    row_clamps = _composed_clamps(clamps, task.answer_mwh.shape[1])
    first_sets = ends[1:, 0].tolist()
    known: dict[tuple[int, ...], tuple[Moves, Maps]] = {}

    def walk(start: float) -> tuple[Moves, list[float], float]:
        levels = tuple(_row_levels(start, first_sets, *row_clamps))
        if levels not in known:
            moves = _moves(task, sets, clamps, list(levels))
            known.clear()
            known[levels] = (moves, _composed_moves(task, moves))
        moves, maps = known[levels]
        return (moves, *_walked(start, maps))

    start, is_closed = task.start_mwh, True
    if task.is_cyclic:
        start, is_closed = _cyclic_start(lambda energy: walk(energy)[2], task)
    moves, line, _ = walk(start)
    stored = _stored(task, moves, line)
    hour_sets = sets[task.answer_mwh.shape[0] - 1, :-1]
    found = Track(stored, moves.active, ends[:, 0].copy(), start, hour_sets)
    return found, is_closed


def _cyclic_start(end_of: Callable[[float], float], task: Task) -> tuple[float, bool]:
    """A start that is also the end, by repeating.

    With an aim for the end it is found by halving what lies between: the end never
    grows faster than the start, so there is one crossing.
    """
    start = task.start_mwh
    for _ in range(SMOOTHED_ROUNDS if task.is_smoothed else PLAIN_ROUNDS):
        end = end_of(start)
        if end == start:
            return start, True
        start = end
    if task.must_end_mwh is None:
        return start, False
    low, high = 0.0, task.energy_mwh
    for _ in range(HALVING_ROUNDS):
        drift = end_of(start) - start
        if abs(drift) <= CLOSE_MWH:
            break
        if drift > 0.0:
            low = start
        else:
            high = start
        start = 0.5 * (low + high)
    return start, True


def _composed_clamps(
    clamps: tuple[Ints, Ints], levels: int
) -> tuple[list[int], list[int]]:
    low = np.full(clamps[0].shape[1], 1, np.int8)
    high = np.full(clamps[0].shape[1], levels, np.int8)
    for lowest, highest in zip(*clamps, strict=True):
        for line in (low, high):
            np.maximum(line, lowest, out=line)
            np.minimum(line, highest, out=line)
    return low.tolist(), high.tolist()


def _row_levels(
    start_mwh: float, sets: list[float], low: list[int], high: list[int]
) -> list[int]:
    level = 1
    for value in sets:
        level += start_mwh <= value
    found = []
    for least, most in zip(low, high, strict=True):
        found.append(level)
        if level < least:
            level = least
        elif level > most:
            level = most
    return found


def _moves(
    task: Task, sets: Floats, clamps: tuple[Ints, Ints], starts: list[int]
) -> Moves:
    answer = task.answer_mwh
    hours, levels, rows = answer.shape
    active = np.empty((hours, rows), np.int8)
    level = np.array(starts, np.int8)
    for hour in range(hours):
        np.maximum(level, clamps[0][hour], out=active[hour])
        level = np.minimum(active[hour], clamps[1][hour], out=active[hour])
    column = np.arange(rows)
    block = np.arange(hours)[:, None] * rows
    place = active.astype(np.int64) * rows + column
    answer_at = block * levels + place - rows
    set_at = block * (levels + 1) + place
    add = answer.ravel().take(answer_at)
    floor = sets.ravel().take(set_at)
    if not task.is_smoothed:
        return Moves(active, add, floor, None)
    above = sets.ravel().take(set_at - rows)
    next_at = np.minimum(answer_at + rows, answer.size - 1)
    next_add = answer.ravel().take(next_at)
    inside = (active > 1) & (active < levels)
    add, gain = _inside_bands(task, (add, next_add), (above, floor), inside)
    return Moves(active, add, floor, gain)


def _inside_bands(
    task: Task,
    adds: tuple[Floats, Floats],
    sets: tuple[Floats, Floats],
    inside: NDArray[np.bool_],
) -> tuple[Floats, Floats]:
    """Between two level sets the energy moves on a straight line."""
    upper = (sets[0] - adds[0]) / task.keep
    lower = (sets[1] - adds[1]) / task.keep
    width = upper - lower
    inside = inside & (width > 1e-9 * task.energy_mwh)
    slope = (sets[0] - sets[1]) / np.where(inside, width, 1.0)
    gain = np.minimum(np.where(inside, slope, task.keep), task.keep)
    return np.where(inside, sets[1] - gain * lower, adds[0]), gain


Maps = tuple[list[float], list[float], list[float], list[float]]


def _composed_moves(task: Task, moves: Moves) -> Maps:
    """Each row as one clamped map of the stored energy."""
    hours, rows = moves.add_mwh.shape
    bounds = np.zeros((2, rows))
    bounds[1] = task.energy_mwh
    add, gain = np.zeros(rows), np.ones(rows)
    for hour in range(hours):
        scale = moves.gain[hour] if moves.gain is not None else task.keep
        if moves.gain is not None or task.keep != 1.0:
            bounds *= scale
            add *= scale
            gain *= scale
        bounds += moves.add_mwh[hour]
        add += moves.add_mwh[hour]
        np.maximum(bounds, moves.floor_mwh[hour], out=bounds)
        np.minimum(bounds, task.energy_mwh, out=bounds)
    return gain.tolist(), add.tolist(), bounds[0].tolist(), bounds[1].tolist()


def _walked(start_mwh: float, maps: Maps) -> tuple[list[float], float]:
    """Energy at the start of each row, and at the very end."""
    energy, line = start_mwh, []
    for gain, add, low, high in zip(*maps, strict=True):
        line.append(energy)
        energy = gain * energy + add
        if energy < low:
            energy = low
        elif energy > high:
            energy = high
    return line, energy


def _stored(task: Task, moves: Moves, line: list[float]) -> Floats:
    hours, rows = moves.add_mwh.shape
    stored = np.empty((hours + 1, rows))
    stored[0] = line
    for hour in range(hours):
        scale = moves.gain[hour] if moves.gain is not None else task.keep
        after = stored[hour + 1]
        np.multiply(stored[hour], scale, out=after)
        after += moves.add_mwh[hour]
        np.maximum(after, moves.floor_mwh[hour], out=after)
        np.minimum(after, task.energy_mwh, out=after)
    return stored
