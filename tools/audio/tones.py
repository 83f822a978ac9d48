"""Instruments: a pitch and a length become a signal of about unit peak."""

from functools import lru_cache

import numpy as np

from tools.audio.dsp import (
    RATE_HZ,
    Signal,
    band,
    count,
    filtered,
    generator,
    high_pass,
    low_pass,
    noise,
    rise_and_fall,
    times,
)

HIGHEST_HZ = 9000.0
MOST_PARTIALS = 26
PLUCK_PLACE = 0.19
STIFFNESS = 6e-5


def bend(length_s: float, cents: float, at_s: float, over_s: float) -> Signal:
    """A pitch that glides from 0 to `cents` and stays there."""
    share = np.clip((times(length_s) - at_s) / over_s, 0.0, 1.0)
    return cents * share * share * (3.0 - 2.0 * share)


def shake(length_s: float, cents: float, hz: float, after_s: float) -> Signal:
    """A vibrato that sets in slowly."""
    time = times(length_s)
    depth = np.clip((time - after_s) / 0.4, 0.0, 1.0)
    return cents * depth * np.sin(2.0 * np.pi * hz * (time - after_s))


def turns(hz: float, cents: Signal | float, samples: int) -> Signal:
    """Phase of a tone whose pitch moves. [cycles]"""
    if np.ndim(cents) == 0:
        return hz * np.arange(samples) / RATE_HZ
    return np.cumsum(hz * 2.0 ** (np.asarray(cents) / 1200.0)) / RATE_HZ


def plucked(
    hz: float, length_s: float, *, bright: float = 0.5, cents: Signal | float = 0.0
) -> Signal:
    """A zither string as the sum of its modes.

    A string plucked at a share p of its length gives mode k an amplitude of
    sin(k pi p) / k; higher modes die sooner. Two planes of motion, a hair apart in
    pitch, make the slow beat of a real string.
    """
    time = times(length_s)
    phase = 2.0 * np.pi * turns(hz, cents, len(time))
    fall = 0.8 + hz / 260.0
    found = np.zeros(len(time))
    for mode in range(1, min(int(HIGHEST_HZ / hz), MOST_PARTIALS) + 1):
        stretch = np.sqrt(1.0 + STIFFNESS * mode * mode)
        size = np.sin(mode * np.pi * PLUCK_PLACE) / mode ** (1.7 - 0.75 * bright)
        rate = fall * (1.0 + 0.11 * mode)
        body = 0.62 * np.exp(-1.9 * rate * time) + 0.38 * np.exp(-0.62 * rate * time)
        beat = np.sin(phase * mode * stretch) + 0.5 * np.sin(
            phase * mode * stretch * 1.0004 + 0.7
        )
        found += size * body * beat
    found *= np.clip(time / 0.0016, 0.0, 1.0)
    return _with_nail(found, hz, bright) * rise_and_fall(length_s, 0.0, 0.06)


def _with_nail(tone: Signal, hz: float, bright: float) -> Signal:
    """The click of the nail, and the wooden body under the strings."""
    rng = generator(f"nail {hz:.1f}")
    size = min(count(0.03), len(tone))
    nail = noise(rng, size, band(1800, 5200, 2)) * np.exp(-times(1.0)[:size] * 260.0)
    tone = tone / np.abs(tone).max()
    tone[:size] += nail * (0.02 + 0.06 * bright)
    wood = filtered(tone, band(180, 420, 1))
    return filtered(tone + 0.35 * wood, low_pass(7500, 1))


def struck(
    hz: float, length_s: float, modes: tuple[tuple[float, float, float], ...]
) -> Signal:
    """A bar: `modes` are (ratio of pitch, size, fall in 1/s)."""
    time = times(length_s)
    found = np.zeros(len(time))
    for ratio, size, fall in modes:
        if hz * ratio < HIGHEST_HZ * 1.3:
            tone = np.sin(2.0 * np.pi * hz * ratio * time)
            found += size * tone * np.exp(-fall * time)
    return found * np.clip(time / 0.0012, 0.0, 1.0) * rise_and_fall(length_s, 0.0, 0.04)


def marimba(hz: float, length_s: float) -> Signal:
    """Bars tuned 1 : 4 : 10, over a tube."""
    fall = 2.2 + hz / 160.0
    modes = ((1.0, 1.0, fall), (3.93, 0.28, 4.0 * fall), (9.6, 0.10, 9.0 * fall))
    tone = struck(hz, length_s, modes)
    rng = generator(f"mallet {hz:.1f}")
    size = min(count(0.02), len(tone))
    soft = noise(rng, size, band(300, 1600, 1)) * np.exp(-times(1.0)[:size] * 330.0)
    tone[:size] += 0.07 * soft
    return tone


def bell(hz: float, length_s: float) -> Signal:
    """A small soft bell, between a celesta and a singing bowl."""
    modes = (
        (1.0, 1.0, 1.5), (1.0022, 0.35, 1.2), (2.0, 0.28, 2.6), (2.76, 0.14, 5.0),
        (5.4, 0.07, 9.0), (8.93, 0.02, 16.0),
    )  # fmt: skip
    return struck(hz, length_s, modes) / 1.3


def pad(hz: float, length_s: float) -> Signal:
    """Warm strings: three slightly mistuned voices on each side, without an attack."""
    time = times(length_s)
    rng = generator(f"pad {hz:.1f}")
    found = np.zeros((len(time), 2))
    for channel in (0, 1):
        for cents in (-7.0, 0.5, 6.0):
            start = rng.random()
            speed_hz = hz * 2.0 ** ((cents + rng.uniform(-1.0, 1.0)) / 1200.0)
            phase = 2.0 * np.pi * (speed_hz * time + start)
            for mode in range(1, 9):
                if mode * hz > 3200.0:
                    break
                found[:, channel] += np.sin(mode * phase) / mode**1.9
        slow = 1.0 + 0.10 * np.sin(2.0 * np.pi * rng.uniform(0.11, 0.23) * time)
        found[:, channel] *= slow / 3.2
    return found


def flute(hz: float, length_s: float) -> Signal:
    """A bamboo flute: few overtones, breath around the tone, a slow vibrato."""
    cents = shake(length_s, 9.0, 4.7, 0.45) + bend(length_s, 28.0, -0.02, 0.11) - 28.0
    samples = count(length_s)
    phase = 2.0 * np.pi * turns(hz, cents, samples)
    sizes = (1.0, 0.24, 0.13, 0.035, 0.02)
    tone = np.zeros(samples)
    for mode, size in enumerate(sizes):
        tone += size * np.sin(phase * (mode + 1) + 0.3 * mode)
    rng = generator(f"breath {hz:.1f} {samples}")
    breath = noise(rng, samples, band(0.8 * hz, 3.2 * hz, 2))
    shape = rise_and_fall(length_s, 0.11, min(0.22, length_s / 2.0))
    swell = 0.86 + 0.14 * np.sin(np.pi * np.linspace(0.0, 1.0, samples))
    return (tone + 0.022 * breath) * shape * swell / 1.25


def bass(hz: float, length_s: float) -> Signal:
    """A soft plucked bass; its overtones carry it on small loudspeakers."""
    time = times(length_s)
    found = np.zeros(len(time))
    modes = ((1, 1.0, 1.1), (2, 0.42, 2.0), (3, 0.2, 3.4), (4, 0.07, 6.0))
    for mode, size, fall in modes:
        found += size * np.sin(2.0 * np.pi * hz * mode * time) * np.exp(-fall * time)
    return found * rise_and_fall(length_s, 0.018, 0.12)


@lru_cache(8)
def shaker(length_s: float = 0.16, number: int = 0) -> Signal:
    """A handful of seeds."""
    rng = generator(f"shaker {number}")
    time = times(length_s)
    grains = noise(rng, len(time), band(3200, 8500, 2))
    shape = np.clip(time / 0.022, 0.0, 1.0) ** 2 * np.exp(-time * 34.0)
    return filtered(grains * shape * 2.2, high_pass(2500, 2))
