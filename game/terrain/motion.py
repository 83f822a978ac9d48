"""Moving water: a picture of numbers whose palette goes round.

0 is still; then foam in four strengths of 32 phases, light on the bed, the run of
rivers and the threads of falls.
"""

import numpy as np

from game.terrain.canvas import Canvas
from game.terrain.facets import Facets
from game.terrain.patches import CHUNK_PX, GLITTER_FIRST, GLITTER_PHASES
from game.terrain.shade import Picture

FOAM, FOAM_PHASES, FOAM_STRENGTHS = 1, 32, 4
LIGHT, LIGHT_PHASES = GLITTER_FIRST, GLITTER_PHASES
RUN, RUN_PHASES, RUN_LEAST = 193, 32, 2.5
FALL, FALL_PHASES = 225, 31
FALL_REPEAT_PX = 22.0
# Turns a second of each kind.
FOAM_HZ, LIGHT_HZ, RUN_HZ, FALL_HZ = 0.22, 0.35, 0.55, 1.6
ABOVE_SEA_PX = 1.6


def number_water(canvas: Canvas) -> None:
    """Number the water of the flat picture."""
    _number_sea(canvas)
    _number_rivers(canvas)


def _number_sea(canvas: Canvas) -> None:
    found = canvas.box(canvas.fields["coast"] < -0.02)
    if found is None:
        return
    lattice, part = found
    off = canvas.to_pixels(canvas.fields["coast"][lattice])
    canvas.index[part] = canvas.glitter(part) * (off < -0.05)
    _number_foam(canvas)


def _number_foam(canvas: Canvas) -> None:
    coast = canvas.fields["coast"]
    found = canvas.box((coast < -0.02) & (coast > -1.0))
    if found is None:
        return
    lattice, part = found
    off = canvas.to_pixels(coast[lattice])
    broad, fine = canvas.noise("broad", part), canvas.noise("fine", part)
    index = canvas.index[part]
    strength = np.clip(1.0 - np.abs(off + 0.45) / 0.55, 0.0, 1.0)
    strength *= 0.55 + 0.45 * (broad > 0.4)
    phase = _phase(off * 1.9 + broad * 1.6 + fine * 0.5, FOAM_PHASES)
    step = np.minimum(strength * FOAM_STRENGTHS, FOAM_STRENGTHS - 1).astype(np.uint8)
    foam = (off < -0.02) & (strength > 0.12)
    index[foam] = (FOAM + FOAM_PHASES * step + phase)[foam]


def _phase(turns: np.ndarray, phases: int) -> np.ndarray:
    return ((turns - np.floor(turns)) * phases).astype(np.uint8)


def _number_rivers(canvas: Canvas) -> None:
    found = canvas.box(canvas.fields["fresh"] > -0.02)
    if found is None:
        return
    lattice, part = found
    broad, lines = canvas.noise("broad", part), canvas.noise("caustic", part)
    down = canvas.to_pixels(canvas.fields["flow"][lattice]) * -1.6
    phase = _phase(down + broad * 2.0, RUN_PHASES)
    runs = (canvas.river[part] > 0.6) & (lines > RUN_LEAST)
    canvas.index[part][runs] = (RUN + phase)[runs]


def seen_water(canvas: Canvas, picture: Picture, facets: Facets, main: np.ndarray):
    """The numbers as the window shows them; uint8 [row, column]."""
    if not canvas.index.any():
        return canvas.index[:CHUNK_PX]
    river = canvas.river.ravel().take(picture.ground)
    index = canvas.index.ravel().take(picture.ground)
    index[(picture.rise_px > ABOVE_SEA_PX) & (river < 0.5)] = 0
    index = index.reshape(CHUNK_PX, CHUNK_PX)
    falls = (facets.fall.take(main) > 0.4) & (river > 0.5).reshape(index.shape)
    if falls.any():
        rows = np.arange(CHUNK_PX)[:, None] / (FALL_REPEAT_PX * canvas.spot.scale)
        threads = canvas.noise("fall")[:CHUNK_PX]
        phase = _phase(rows + threads * 3.0, FALL_PHASES)
        index[falls] = (FALL + phase)[falls]
    return index


def palette_at(seconds: float) -> list[tuple[int, int, int]]:
    """Light added to each number's pixels at a time."""
    grey = np.zeros(256)
    wave = np.arange(FOAM_PHASES) / FOAM_PHASES
    for step in range(FOAM_STRENGTHS):
        first = FOAM + FOAM_PHASES * step
        crest = _crest(wave, seconds * FOAM_HZ, 0.13) ** 1.3
        grey[first : first + FOAM_PHASES] = crest * (16 + 24 * step)
    wave = np.arange(LIGHT_PHASES) / LIGHT_PHASES * 3.0 + seconds * LIGHT_HZ
    grey[LIGHT : LIGHT + LIGHT_PHASES] = 7.0 + 7.0 * np.sin(2.0 * np.pi * wave)
    wave = np.arange(RUN_PHASES) / RUN_PHASES
    grey[RUN : RUN + RUN_PHASES] = 34.0 * _crest(wave, seconds * RUN_HZ, 0.35)
    wave = np.arange(FALL_PHASES) / FALL_PHASES
    grey[FALL:] = 46.0 * _crest(wave, seconds * FALL_HZ, 0.35)
    return [(int(value), int(value), int(value)) for value in grey]


def _crest(wave: np.ndarray, turns: float, half: float) -> np.ndarray:
    """A crest that runs towards higher phases."""
    return np.clip(1.0 - np.abs((wave - turns) % 1.0 - 0.5) / half, 0.0, 1.0)
