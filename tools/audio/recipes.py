"""What is made: each file's maker, its loudness and how finely it is stored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from tools.audio import ambience, effects, music
from tools.audio.dsp import Signal, decibels
from tools.audio.loudness import loudest_lufs, loudness_lufs

MOST_PEAK_DB = -1.5
MUSIC_LUFS, LOOP_LUFS, SHORT_LUFS = -18.0, -24.0, -16.0
# Music may begin up to 45 ms before its first beat, a noise anywhere.
MUSIC_TURNS = tuple(-125 * step for step in range(16))
LOOP_TURNS = tuple(12347 * step for step in range(24))


@dataclass(frozen=True)
class Recipe:
    """How one file is made, how loud it is, how finely it is stored."""

    name: str
    make: Callable[[], Signal]
    measure: Callable[[Signal], float]
    loudness_lufs: float
    quality: float
    turns: tuple[int, ...] = ()


def recipes() -> Iterator[Recipe]:
    for name in ("day", "night"):
        make = _scored(name)
        yield Recipe(f"music_{name}", make, loudness_lufs, MUSIC_LUFS, 0.3, MUSIC_TURNS)
    for name, make in ambience.LOOPS.items():
        yield Recipe(name, make, loudness_lufs, LOOP_LUFS, 0.1, LOOP_TURNS)
    for name, make in effects.SHORT.items():
        yield Recipe(name, make, loudest_lufs, SHORT_LUFS, 0.3)


def _scored(name: str) -> Callable[[], Signal]:
    return lambda: music.music(name)


def finished(recipe: Recipe) -> Signal:
    """Centred, and as loud as it should be unless its peak forbids it."""
    signal = recipe.make()
    signal = signal - signal.mean(0)
    lift_db = recipe.loudness_lufs - recipe.measure(signal)
    room_db = MOST_PEAK_DB - 20.0 * np.log10(np.abs(signal).max())
    return signal * decibels(min(lift_db, room_db))
