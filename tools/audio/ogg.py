"""Ogg Vorbis files whose bytes depend on the sound alone."""

import io
from collections.abc import Iterable

import numpy as np
import soundfile

from tools.audio.dsp import RATE_HZ, Signal
from tools.audio.pages import renumbered
from tools.audio.seam import seam_step

CHUNK = 65536


def encoded(signal: Signal, quality: float) -> bytes:
    """Vorbis at a quality from 0 to 1."""
    channels = 1 if signal.ndim == 1 else signal.shape[1]
    memory = io.BytesIO()
    with soundfile.SoundFile(
        memory, "w", RATE_HZ, channels, format="OGG", subtype="VORBIS",
        compression_level=1.0 - quality,
    ) as file:  # fmt: skip
        for start in range(0, len(signal), CHUNK):
            file.write(signal[start : start + CHUNK].astype(np.float32))
    return renumbered(memory.getvalue())


def decoded(data: bytes) -> Signal:
    return soundfile.read(io.BytesIO(data))[0]


def best_cut(signal: Signal, quality: float, turns: Iterable[int]) -> bytes:
    """The loop, begun where its stored form joins best.

    The codec's own error differs from one end to the other and steps at the seam.
    """
    files = [encoded(np.roll(signal, turn, axis=0), quality) for turn in turns]
    return min(files, key=lambda data: seam_step(decoded(data)))
