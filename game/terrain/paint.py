"""Dry land: each pixel a blend of the materials that suit it best."""

from collections.abc import Iterator

import numpy as np

from game.terrain.canvas import Canvas, Lattice, Pixels, within
from game.terrain.numeric import smooth
from game.terrain.patches import GRAIN

SHARPNESS = 5.5
# A material this far behind the best on the lattice cannot win at any pixel.
HOPELESS, HOPELESS_LUSH = 0.5, 1.02
LEAST_WEIGHT = 0.05


def paint_land(canvas: Canvas) -> Iterator[None]:
    """Blend the materials, one a step."""
    if canvas.land is None:
        return
    lattice, pixels = canvas.land
    weights = suitability(canvas, lattice)
    canvas.shadow[pixels] = canvas.to_pixels(canvas.fields["shadow"][lattice])
    canvas.occlusion[pixels] = canvas.to_pixels(canvas.fields["occlusion"][lattice])
    yield
    yield from _blended(canvas, weights, pixels)


def suitability(canvas: Canvas, part: Lattice) -> np.ndarray:
    """Weights of the map's materials, with beaches, banks, rims and bare coasts."""
    weights = canvas.weights
    field = {name: values[part] for name, values in canvas.fields.items()}
    number, coast, beach = canvas.look.number, field["coast"], field["beach"]
    grass = weights[..., number("grass")].copy()
    sand = smooth(0.02, -0.16, coast - beach * 0.80) * smooth(0.03, 0.10, beach)
    bed = smooth(-0.02, -0.25, coast)
    bank = smooth(-0.17, -0.05, field["fresh"]) * smooth(0.0, 0.4, coast)
    bare = smooth(0.05, 0.0, beach) * smooth(0.35, 0.0, coast)
    bare *= (1.0 - weights[..., number("basalt")]) * (1.0 - bed)
    weights[..., number("sand")] += np.maximum(sand, bed) * 1.25
    weights[..., number("dirt")] += (
        field["rim"] * 0.62 + field["ramp"] * 0.95 + bank * 0.55
    )
    weights[..., number("rock")] += bare * 1.1
    # Terraces are greener, and noise may grow clover in any grass.
    weights[..., number("lush")] += grass * 0.22 * smooth(0.8, 1.6, field["level"])
    weights[..., number("lush")] += np.clip(grass - 0.2, 0.0, 1.0) * 0.08
    return weights


def _blended(canvas: Canvas, weights: np.ndarray, pixels: Pixels) -> Iterator[None]:
    top = weights.max(axis=-1)
    best = np.full(canvas.shadow[pixels].shape, -9.0, np.float32)
    scores = []
    for number in range(weights.shape[-1]):
        found = _score(canvas, weights, top, number, pixels)
        if found is not None:
            part, score = found
            np.maximum(best[part], score, out=best[part])
            scores.append((number, part, score))
            yield
    total = np.full(best.shape, 1e-6, np.float32)
    for number, part, score in scores:
        share = _share(score, best[part])
        total[part] += share
        here = (slice(None), *within(pixels, part))
        canvas.colour[here] += canvas.tile(canvas.patches.ground(number))[here] * share
        yield
    tone = 1.0 + canvas.noise("macro", pixels) * np.float32(0.10)
    canvas.colour[(slice(None), *pixels)] *= tone / total
    yield


def _score(
    canvas: Canvas, weights: np.ndarray, top: np.ndarray, number: int, pixels: Pixels
) -> tuple[Pixels, np.ndarray] | None:
    """How well a material suits each pixel of the part where it may win."""
    own = weights[..., number]
    is_lush = number == canvas.look.number("lush")
    found = canvas.box(own > top - (HOPELESS_LUSH if is_lush else HOPELESS))
    if found is None or own.max() < LEAST_WEIGHT:
        return None
    lattice, part = found
    here = within(pixels, part)
    score = canvas.to_pixels(own[lattice])
    score += canvas.tile(canvas.patches.grain(number))[here] * GRAIN
    macro = canvas.noise("macro", here)
    if is_lush:
        score += macro * 0.9
    elif number == canvas.look.number("dry"):
        score -= macro * 0.42 * np.clip(score * 3.0, 0.0, 1.0)
    return part, score


def _share(score: np.ndarray, best: np.ndarray) -> np.ndarray:
    """Weight of a material in the blend, sharp about the border."""
    share = score - best
    share *= SHARPNESS
    share += 1.0
    np.maximum(share, 0.0, out=share)
    share *= share
    return share
