"""`python -m tools.audio [NAME ...] [--pictures DIR]`: make the sounds of the game.

Writes assets/sounds/*.ogg and prints what can be measured. Needs its own environment
with tools/audio/requirements.txt. The same scripts give the same bytes.
"""

import argparse
from pathlib import Path

import numpy as np

from sim_core.paths import ASSETS
from tools.audio import ogg
from tools.audio.dsp import RATE_HZ, Signal
from tools.audio.recipes import Recipe, finished, recipes
from tools.audio.seam import seam_step

FOLDER = ASSETS / "sounds"


def stored(recipe: Recipe, signal: Signal) -> bytes:
    if recipe.turns:
        return ogg.best_cut(signal, recipe.quality, recipe.turns)
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
