"""Where to cut a loop: the codec's own error must not step at the seam."""

from collections.abc import Iterable

import numpy as np

from tools.audio import ogg
from tools.audio.dsp import Signal, count

NEAR_S = 0.05


def seam_step(signal: Signal) -> float:
    """The step from the last sample to the first, beside the usual step around it."""
    signal = signal[:, None] if signal.ndim == 1 else signal
    near = count(NEAR_S)
    around = np.concatenate([signal[-near:], signal[:near]])
    steps = np.abs(np.diff(around, axis=0))
    usual = np.concatenate([steps[: near - 1], steps[near:]]).mean(0)
    return float((steps[near - 1] / (usual + 1e-6)).max())


def best_cut(signal: Signal, quality: float, turns: Iterable[int]) -> bytes:
    """The loop, begun where its stored form joins best."""
    files = [ogg.encoded(np.roll(signal, turn, axis=0), quality) for turn in turns]
    return min(files, key=lambda data: seam_step(ogg.decoded(data)))
