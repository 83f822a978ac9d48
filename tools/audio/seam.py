"""Whether a loop joins: the step over its seam beside the usual step around it."""

import numpy as np

from tools.audio.dsp import Signal, count

NEAR_S = 0.05


def seam_step(signal: Signal) -> float:
    """The step from the last sample to the first; 1 is the usual step nearby."""
    signal = signal[:, None] if signal.ndim == 1 else signal
    near = count(NEAR_S)
    around = np.concatenate([signal[-near:], signal[:near]])
    steps = np.abs(np.diff(around, axis=0))
    usual = np.concatenate([steps[: near - 1], steps[near:]]).mean(0)
    return float((steps[near - 1] / (usual + 1e-6)).max())
