"""`python -m tools.audio [NAME ...] [--pictures DIR]`: make the sounds of the game.

Writes assets/sounds/*.ogg and prints what can be measured. Needs its own environment
with tools/audio/requirements.txt. The same scripts give the same bytes.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sim_core.paths import ASSETS
from tools.audio import ambience, effects, music, ogg
from tools.audio.dsp import RATE_HZ, Signal, decibels, rounded
from tools.audio.loudness import loudest_lufs, loudness_lufs
from tools.audio.seam import best_cut, seam_step

FOLDER = ASSETS / "sounds"
MOST_PEAK_DB = -1.5
MUSIC_LUFS, LOOP_LUFS, SHORT_LUFS = -18.0, -24.0, -20.0
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
    """Centred, as loud as it should be, and never over the top."""
    signal = recipe.make()
    signal = signal - signal.mean(0)
    lift_db = recipe.loudness_lufs - recipe.measure(signal)
    return rounded(signal * decibels(lift_db), decibels(MOST_PEAK_DB))


def stored(recipe: Recipe, signal: Signal) -> bytes:
    if recipe.turns:
        return best_cut(signal, recipe.quality, recipe.turns)
    return ogg.encoded(signal, recipe.quality)


def report(recipe: Recipe, data: bytes) -> str:
    """What is in the file."""
    heard = ogg.decoded(data)
    top_db = 20.0 * np.log10(np.abs(heard).max())
    seam = f"  seam {seam_step(heard):4.2f}" if recipe.turns else ""
    return (
        f"{recipe.name:12} {len(heard) / RATE_HZ:6.2f} s {len(data) / 1024:7.1f} KiB "
        f"{recipe.measure(heard):6.1f} LUFS  peak {top_db:5.1f} dB{seam}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.audio")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--pictures", type=Path, metavar="DIR")
    words = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    for recipe in recipes():
        if words.names and recipe.name not in words.names:
            continue
        signal = finished(recipe)
        data = stored(recipe, signal)
        (FOLDER / f"{recipe.name}.ogg").write_bytes(data)
        print(report(recipe, data), flush=True)
        if words.pictures:
            from tools.audio import pictures

            words.pictures.mkdir(parents=True, exist_ok=True)
            pictures.write(words.pictures / f"{recipe.name}.png", signal)


if __name__ == "__main__":
    main()
