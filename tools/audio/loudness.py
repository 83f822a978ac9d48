"""How loud a sound is to the ear, after ITU-R BS.1770-4."""

import numpy as np

from tools.audio.dsp import RATE_HZ, Signal, count

BLOCK_S, STEP_S = 0.4, 0.1
SILENCE_LUFS, BELOW_MEAN_LU = -70.0, 10.0
OFFSET_LUFS = -0.691
# Corner and sharpness of the two filters, worked back from the tables of BS.1770.
SHELF_HZ, SHELF_DB, SHELF_Q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
CUT_HZ, CUT_Q = 38.13547087602444, 0.5003270373238773


def k_weighting(hz: np.ndarray) -> np.ndarray:
    """Gain of the head's shelf and the bass cut at each frequency."""
    return np.abs(_shelf(hz) * _cut(hz))


def _shelf(hz: np.ndarray) -> np.ndarray:
    k = np.tan(np.pi * SHELF_HZ / RATE_HZ)
    high = 10.0 ** (SHELF_DB / 20.0)
    middle = high**0.4996667741545416
    above = (high + middle * k / SHELF_Q + k * k, 2.0 * (k * k - high),
             high - middle * k / SHELF_Q + k * k)  # fmt: skip
    return _biquad(hz, above, _pole(k, SHELF_Q))


def _cut(hz: np.ndarray) -> np.ndarray:
    k = np.tan(np.pi * CUT_HZ / RATE_HZ)
    below = _pole(k, CUT_Q)
    return _biquad(hz, (1.0, -2.0, 1.0), tuple(b / below[0] for b in below))


def _pole(k: float, q: float) -> tuple[float, ...]:
    return 1.0 + k / q + k * k, 2.0 * (k * k - 1.0), 1.0 - k / q + k * k


def _biquad(
    hz: np.ndarray, above: tuple[float, ...], below: tuple[float, ...]
) -> np.ndarray:
    step = np.exp(-2j * np.pi * hz / RATE_HZ)
    top = sum(part * step**power for power, part in enumerate(above))
    return top / sum(part * step**power for power, part in enumerate(below))


def block_powers(signal: Signal) -> np.ndarray:
    """Weighted power of each block of 0.4 s, all channels together."""
    signal = signal[:, None] if signal.ndim == 1 else signal
    short = count(BLOCK_S) - len(signal)
    if short > 0:
        signal = np.concatenate([signal, np.zeros((short, signal.shape[1]))])
    hz = np.fft.rfftfreq(len(signal), 1.0 / RATE_HZ)
    heard = np.fft.irfft(
        np.fft.rfft(signal, axis=0) * k_weighting(hz)[:, None], len(signal), axis=0
    )
    total = np.concatenate([[0.0], np.cumsum((heard * heard).sum(1))])
    starts = np.arange(0, len(signal) - count(BLOCK_S) + 1, count(STEP_S))
    return (total[starts + count(BLOCK_S)] - total[starts]) / count(BLOCK_S)


def lufs_of(power: float) -> float:
    return OFFSET_LUFS + 10.0 * np.log10(max(power, 1e-12))


def loudness_lufs(signal: Signal) -> float:
    """Integrated loudness with both gates. [LUFS]"""
    powers = block_powers(signal)
    loud = powers[powers > 10.0 ** ((SILENCE_LUFS - OFFSET_LUFS) / 10.0)]
    if not len(loud):
        return SILENCE_LUFS
    gate = loud.mean() / 10.0 ** (BELOW_MEAN_LU / 10.0)
    return lufs_of(float(loud[loud > gate].mean()))


def loudest_lufs(signal: Signal) -> float:
    """Loudness of the loudest 0.4 s: what counts for a short sound. [LUFS]"""
    return lufs_of(float(block_powers(signal).max()))
