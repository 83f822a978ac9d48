"""Signals as arrays, (samples,) or (samples, 2), and what is done to them.

Filters act in the frequency domain and are circular: what leaves at the end of a loop
comes in at its start, so a loop has no seam.
"""

import re
import zlib
from collections.abc import Callable

import numpy as np

RATE_HZ = 44100
Signal = np.ndarray
Response = Callable[[np.ndarray], np.ndarray]

SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
LOWEST_HZ = 1e-3
LOOP_STEP = 8192


def generator(name: str) -> np.random.Generator:
    """The chance of one sound: the same name gives the same numbers."""
    return np.random.default_rng(zlib.crc32(name.encode()))


def count(length_s: float) -> int:
    return round(length_s * RATE_HZ)


def loop_count(length_s: float) -> int:
    """Samples of a loop: the nearest length that transforms quickly."""
    return round(length_s * RATE_HZ / LOOP_STEP) * LOOP_STEP


def times(length_s: float) -> Signal:
    """The moment of each sample. [s]"""
    return np.arange(count(length_s)) / RATE_HZ


def hertz(note: str) -> float:
    """The pitch of a name such as F#4 in equal temperament, A4 = 440 Hz."""
    found = re.fullmatch(r"([A-G])([#b]?)(\d)", note)
    if found is None:
        raise ValueError(f'"{note}" is no note; write it like F#4')
    letter, sign, octave = found.groups()
    shift = {"#": 1, "b": -1, "": 0}[sign]
    number = SEMITONES[letter] + shift + 12 * (int(octave) + 1)
    return 440.0 * 2.0 ** ((number - 69) / 12.0)


def decibels(gain_db: float) -> float:
    """A level as a factor."""
    return 10.0 ** (gain_db / 20.0)


def filtered(signal: Signal, response: Response) -> Signal:
    hz = np.fft.rfftfreq(len(signal), 1.0 / RATE_HZ)
    gain = response(np.maximum(hz, LOWEST_HZ))
    gain = gain if signal.ndim == 1 else gain[:, None]
    return np.fft.irfft(np.fft.rfft(signal, axis=0) * gain, len(signal), axis=0)


def low_pass(corner_hz: float, order: float = 2.0) -> Response:
    """Magnitude of a Butterworth low-pass, without its phase."""
    return lambda hz: 1.0 / np.sqrt(1.0 + (hz / corner_hz) ** (2.0 * order))


def high_pass(corner_hz: float, order: float = 2.0) -> Response:
    return lambda hz: 1.0 / np.sqrt(1.0 + (corner_hz / hz) ** (2.0 * order))


def band(low_hz: float, high_hz: float, order: float = 2.0) -> Response:
    low, high = high_pass(low_hz, order), low_pass(high_hz, order)
    return lambda hz: low(hz) * high(hz)


def peak(middle_hz: float, octaves: float) -> Response:
    """A bell on a logarithmic axis."""
    return lambda hz: np.exp(-((np.log2(hz / middle_hz) / octaves) ** 2))


def noise(rng: np.random.Generator, samples: int, response: Response) -> Signal:
    """Coloured noise of unit effective value; the end joins the start."""
    found = filtered(rng.standard_normal(samples), response)
    return found / np.sqrt((found * found).mean())


def wide_noise(
    rng: np.random.Generator, samples: int, response: Response, width: float = 0.7
) -> Signal:
    """Noise of two sides that share a part; `width` 0 is the middle, 1 is apart."""
    middle, left, right = (noise(rng, samples, response) for _ in range(3))
    share = np.sqrt(1.0 - width * width)
    return np.stack([share * middle + width * left, share * middle + width * right], 1)


def wander(rng: np.random.Generator, samples: int, fastest_hz: float) -> Signal:
    """A slow curve from 0 to 1 that joins its own start."""
    curve = filtered(rng.standard_normal(samples), low_pass(fastest_hz, 8.0))
    return (curve - curve.min()) / np.ptp(curve)


def panned(signal: Signal, side: float) -> Signal:
    """Two channels of equal power; `side` from -1 (left) to 1 (right)."""
    angle = (side + 1.0) * np.pi / 4.0
    return np.stack([signal * np.cos(angle), signal * np.sin(angle)], 1)


def lay(ground: Signal, signal: Signal, at_s: float) -> None:
    """Add into a loop; what runs over its end goes on at its start."""
    start = count(at_s) % len(ground)
    while len(signal):
        piece = signal[: len(ground) - start]
        ground[start : start + len(piece)] += piece
        signal, start = signal[len(piece) :], 0


def rise_and_fall(length_s: float, rise_s: float, fall_s: float) -> Signal:
    """An envelope with rounded shoulders."""
    time = times(length_s)
    up = np.clip(time / max(rise_s, 1e-4), 0.0, 1.0)
    down = np.clip((length_s - time) / max(fall_s, 1e-4), 0.0, 1.0)
    return np.sin(up * np.pi / 2.0) ** 2 * np.sin(down * np.pi / 2.0) ** 2


def hall(
    rng: np.random.Generator, tail_s: float, *, gap_s: float = 0.018
) -> Signal:  # fmt: skip
    """An impulse response: noise whose treble dies sooner than its bass.

    `tail_s` is the time in which the middle falls by 60 dB.
    """
    time = times(tail_s * 1.3)
    bands = ((band(60, 400), 1.15), (band(400, 2500), 1.0), (band(2500, 7000), 0.5))
    found = np.zeros((len(time), 2))
    for response, share in bands:
        fall = np.exp(-6.91 * time / (tail_s * share))
        found += wide_noise(rng, len(time), response, 0.9) * fall[:, None]
    found *= np.clip(time / 0.012, 0.0, 1.0)[:, None]
    found = np.concatenate([np.zeros((count(gap_s), 2)), found])
    return found / np.sqrt((found * found).sum() / 2.0)


def in_hall(signal: Signal, impulse: Signal, wet: float) -> Signal:
    """The signal and its hall; circular, so a tail is folded over the seam."""
    spectrum = np.fft.rfft(impulse, len(signal), axis=0)
    tail = np.fft.irfft(np.fft.rfft(signal, axis=0) * spectrum, len(signal), axis=0)
    return signal * (1.0 - wet) + tail * wet
