"""Level sets of one store over many look-ahead windows at once.

The marginal value of stored energy takes one of a few values. For each of them the
set B(t), "the energy at which the next stored MWh is worth less than this", moves
backward in time by a clamped add, and the forward path follows the active value by an
integer clamp. Everything is elementwise over windows, so a window's result never
depends on the others.

Arrays are (hours, levels, windows); level 0 is "worth nothing" and its set is the
whole store.
"""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim_core.numeric import Floats

Ints = NDArray[np.int8]
HOURS_PER_DAY = 24


@dataclass(frozen=True)
class Guide:
    """Level sets of one store: how it answers from any energy at the start."""

    answer_mwh: Floats
    set_mwh: Floats
    lowest: Ints
    highest: Ints
    start_sets_mwh: Floats
    keeps: tuple[float, ...]
    energy_mwh: float


@dataclass(frozen=True)
class DayMaps:
    """Energy after 24 h for every level the day may start on: clip(gain*s + add).

    `negated_sets_mwh` are the level sets at the start with their sign turned, so that
    they rise.
    """

    gain: float
    add_mwh: list[list[float]]
    low_mwh: list[list[float]]
    high_mwh: list[list[float]]
    negated_sets_mwh: list[list[float]]


def step_hours(seen_h: int, later_h: int) -> tuple[int, ...]:
    """Hours of each step of a window: single hours for a day, then longer steps."""
    later = (later_h,) * ((seen_h - HOURS_PER_DAY) // later_h)
    return (1,) * HOURS_PER_DAY + later


def in_steps(windows: Floats, later_h: int) -> Floats:
    """Means over the longer steps of windows of hours."""
    if later_h == 1 or len(windows) == HOURS_PER_DAY:
        return windows
    later = windows[HOURS_PER_DAY::later_h].copy()
    for hour in range(1, later_h):
        later += windows[HOURS_PER_DAY + hour :: later_h]
    later /= later_h
    return np.concatenate([windows[:HOURS_PER_DAY], later])


def keeps_of(keep: float, steps: tuple[int, ...]) -> tuple[float, ...]:
    """Share of energy that is left after each step."""
    powers = [1.0]
    for _ in range(max(steps)):
        powers.append(powers[-1] * keep)
    return tuple(powers[hours] for hours in steps)


def guide(
    answer_mwh: Floats,
    terminal_mwh: Floats,
    keeps: tuple[float, ...],
    energy: float,
    *,
    steps: tuple[int, ...],
    must_end_mwh: float | None = None,
    days_left: NDArray[np.int64] | None = None,
) -> Guide:
    """Walk the level sets backward through the steps of the windows.

    With `must_end_mwh` windows that see the last of all days, `days_left` after their
    start, aim at this energy there.

    Parameters
    ----------
    answer_mwh : ndarray, shape (steps, levels, windows)
        Net energy stored in the step if the stored MWh has the level's value. [MWh]
    terminal_mwh : ndarray, shape (levels, windows)
        Level sets at the end of the windows. [MWh]
    keeps : tuple of float
        Share of the stored energy left after each step. [1]
    energy : float
        Size of the store. [MWh]
    """
    count, levels, windows = answer_mwh.shape
    sets = np.empty((count + 1, levels + 1, windows))
    sets[:, 0], sets[:, levels] = energy, 0.0
    sets[count, 1:levels] = terminal_mwh[1:]
    left = np.zeros(windows, np.int64) if days_left is None else days_left
    if must_end_mwh is not None:
        _aim(sets[count, :levels], sum(steps), must_end_mwh, left)
    wished = np.empty((count, levels - 1, windows))
    for hour in range(count - 1, -1, -1):
        row, target = wished[hour], sets[hour, 1:levels]
        np.subtract(sets[hour + 1, 1:levels], answer_mwh[hour, 1:], out=row)
        if keeps[hour] != 1.0:
            np.divide(row, keeps[hour], out=row)
        np.maximum(row, 0.0, out=target)
        np.minimum(target, energy, out=target)
        if must_end_mwh is not None:
            _aim(sets[hour, :levels], sum(steps[:hour]), must_end_mwh, left)
    return Guide(
        answer_mwh,
        sets[1:],
        _counted(wished >= energy),
        _counted(wished >= 0.0),
        sets[0, :levels],
        keeps,
        energy,
    )


def _counted(is_so: NDArray[np.bool_]) -> Ints:
    """How many levels of each hour and window, with the level worth nothing."""
    found: Ints = np.add.reduce(is_so.view(np.int8), axis=1, dtype=np.int8)
    found += np.int8(1)
    return found


def _aim(
    sets_mwh: Floats, hour: int, must_end_mwh: float, days_left: NDArray[np.int64]
) -> None:
    """Close the level sets of windows for which the last day ends at this hour."""
    if hour and hour % HOURS_PER_DAY == 0:
        sets_mwh[1:, days_left == hour // HOURS_PER_DAY] = must_end_mwh


def day_maps(rule: Guide) -> DayMaps:
    """Compose the first day of every window for each level it may start on."""
    _, levels, windows = rule.answer_mwh.shape
    start = np.arange(1, levels + 1, dtype=np.int8)[:, None]
    level = np.broadcast_to(start, (levels, windows))
    answers, floors = _first_day(rule, level)
    bounds = np.zeros((2, levels, windows))
    bounds[1] = rule.energy_mwh
    add = np.zeros((levels, windows))
    gain, keep = 1.0, rule.keeps[0]
    for answer, floor in zip(answers, floors, strict=True):
        if keep != 1.0:
            gain *= keep
            bounds *= keep
            add *= keep
        bounds += answer
        add += answer
        np.maximum(bounds, floor, out=bounds)
        np.minimum(bounds, rule.energy_mwh, out=bounds)
    parts = (add, bounds[0], bounds[1], -rule.start_sets_mwh[1:])
    return DayMaps(gain, *(part.T.tolist() for part in parts))


def _first_day(rule: Guide, level: Ints) -> tuple[Floats, Floats]:
    """Answers and floors along the first day's levels, (hours, levels, windows)."""
    levels, windows = level.shape
    active = np.empty((HOURS_PER_DAY, levels, windows), np.int8)
    for hour in range(HOURS_PER_DAY):
        row = np.maximum(level, rule.lowest[hour], out=active[hour])
        level = np.minimum(row, rule.highest[hour], out=row)
    block = np.arange(HOURS_PER_DAY)[:, None, None] * np.int64(windows)
    place = active * np.int64(windows) + np.arange(windows)
    answers = rule.answer_mwh.ravel().take(place + (block * levels - windows))
    return answers, rule.set_mwh.ravel().take(place + block * (levels + 1))


def energy_after_day(maps: DayMaps, window: int, energy_mwh: float) -> float:
    """Energy at the end of a window's first day."""
    row = bisect_right(maps.negated_sets_mwh[window], -energy_mwh)
    after = maps.gain * energy_mwh + maps.add_mwh[window][row]
    low, high = maps.low_mwh[window][row], maps.high_mwh[window][row]
    return low if after < low else min(after, high)


def active_levels(rule: Guide, start_mwh: Floats) -> Ints:
    """Row of the active level plus one, (hours, windows), from known starts."""
    hours, _, windows = rule.answer_mwh.shape
    below = start_mwh <= rule.start_sets_mwh[1:]
    level = np.add.reduce(below, axis=0, dtype=np.int8) + np.int8(1)
    active = np.empty((hours, windows), dtype=np.int8)
    for hour in range(hours):
        np.maximum(level, rule.lowest[hour], out=active[hour])
        level = np.minimum(active[hour], rule.highest[hour], out=active[hour])
    return active


def path(rule: Guide, start_mwh: Floats, active: Ints) -> Floats:
    """Stored energy over the windows, (hours + 1, windows), from known starts. [MWh]"""
    hours, levels, windows = rule.answer_mwh.shape
    column = np.arange(windows)
    block = np.arange(hours)[:, None] * np.int64(windows)
    row_of = active.astype(np.int64)
    answer = rule.answer_mwh.ravel().take(
        block * levels + (row_of - 1) * windows + column
    )
    floor = rule.set_mwh.ravel().take(block * (levels + 1) + row_of * windows + column)
    stored = np.empty((hours + 1, windows))
    stored[0] = start_mwh
    for hour in range(hours):
        after = stored[hour + 1]
        keep, before = rule.keeps[hour], stored[hour]
        kept = before if keep == 1.0 else np.multiply(before, keep, out=after)
        np.add(kept, answer[hour], out=after)
        np.maximum(after, floor[hour], out=after)
        np.minimum(after, rule.energy_mwh, out=after)
    return stored
