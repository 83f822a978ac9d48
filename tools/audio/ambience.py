"""The island's own voice, as loops: sea, wind, birds, crickets, town, power plant."""

from collections.abc import Callable

import numpy as np

from tools.audio.dsp import (
    RATE_HZ,
    Signal,
    band,
    count,
    decibels,
    filtered,
    generator,
    hall,
    in_hall,
    lay,
    loop_count,
    low_pass,
    noise,
    panned,
    peak,
    rise_and_fall,
    times,
    wander,
    wide_noise,
)

# Begin, strength and side of each wave of the sea.
WAVES = (
    (0.6, 1.0, -0.4), (6.3, 0.72, 0.35), (11.2, 0.9, 0.05), (16.4, 0.62, -0.2),
    (20.6, 0.84, 0.45),
)  # fmt: skip
# Band, delay of its crest, rise and fall: a breaker is bright first and hisses last.
BREAKER = (
    ((50.0, 260.0), 0.0, 1.9, 2.6, -1.0), ((220.0, 800.0), 0.45, 1.3, 2.4, -3.0),
    ((700.0, 2200.0), 0.8, 0.75, 2.2, -9.0), ((2000.0, 6500.0), 1.1, 0.55, 3.0, -17.0),
)  # fmt: skip


def waves() -> Signal:
    """Small breakers on sand, five in 24 seconds, over a far surf."""
    rng, samples = generator("waves"), loop_count(24.0)
    found = 0.16 * wide_noise(rng, samples, band(90, 700, 1), 0.9)
    for (low_hz, high_hz), late_s, rise_s, fall_s, level_db in BREAKER:
        wash = wide_noise(rng, samples, band(low_hz, high_hz, 2), 0.6)
        for begin_s, strength, side in WAVES:
            shape = _swell(rise_s, fall_s) * strength * decibels(level_db)
            at = (count(begin_s + late_s) + np.arange(len(shape))) % samples
            sides = np.array([1.0 - 0.4 * side, 1.0 + 0.4 * side])
            found[at] += wash[at] * shape[:, None] * sides
    return filtered(found, band(45, 9000, 2))


def _swell(rise_s: float, fall_s: float) -> Signal:
    """Up like a quarter of a sine, down like a breath let go."""
    up, down = times(rise_s) / rise_s, times(3.0 * fall_s)
    fall = np.exp(-down / fall_s) * np.clip((3.0 * fall_s - down) / fall_s, 0.0, 1.0)
    return np.concatenate([np.sin(up * np.pi / 2.0) ** 3, fall])


def wind() -> Signal:
    """Gusts: each band of the noise swells at its own time, the higher the later."""
    rng, samples = generator("wind"), loop_count(20.0)
    gusts = wander(rng, samples, 0.22)
    found = np.zeros((samples, 2))
    for middle_hz, level_db, power, late_s in (
        (130, 0, 0.7, 0.0), (320, -2, 1.2, 0.15), (760, -8, 2.0, 0.3),
        (1700, -18, 3.0, 0.5),
    ):  # fmt: skip
        air = wide_noise(rng, samples, peak(middle_hz, 0.75), 0.75)
        shape = 0.18 + 0.82 * np.roll(gusts, count(late_s)) ** power
        found += air * shape[:, None] * decibels(level_db)
    whistle = noise(rng, samples, peak(610, 0.035)) * gusts**4 * decibels(-19)
    return filtered(found + panned(whistle, 0.3), band(60, 6000, 2))


def _whistle(start_hz: float, end_hz: float, length_s: float, arch: float) -> Signal:
    """A bird's syllable: a glide with an arch on it, in thousandths of its pitch."""
    share = np.linspace(0.0, 1.0, count(length_s))
    hz = start_hz * (end_hz / start_hz) ** share * (1.0 + arch * np.sin(np.pi * share))
    phase = 2.0 * np.pi * np.cumsum(hz) / RATE_HZ
    tone = np.sin(phase) + 0.10 * np.sin(2.0 * phase) + 0.03 * np.sin(3.0 * phase)
    return tone * np.sin(np.pi * share) ** 1.2


def _song(syllables: tuple[tuple[float, ...], ...], pitch: float) -> Signal:
    """Syllables are (begin, start and end in kHz, length, arch, size)."""
    end_s = max(begin + length for begin, _, _, length, _, _ in syllables)
    found = np.zeros(count(end_s) + 1)
    for begin, low, high, length, arch, size in syllables:
        tone = size * _whistle(1e3 * low * pitch, 1e3 * high * pitch, length, arch)
        found[count(begin) : count(begin) + len(tone)] += tone
    return found


BULBUL = (
    (0.0, 2.3, 2.9, 0.13, 0.05, 0.7), (0.19, 3.1, 2.5, 0.16, -0.04, 1.0),
    (0.41, 2.2, 2.7, 0.24, 0.10, 0.9),
)  # fmt: skip
TIT = (
    (0.0, 5.0, 4.6, 0.08, 0.0, 0.8), (0.14, 3.7, 3.6, 0.12, 0.0, 1.0),
    (0.36, 5.0, 4.6, 0.08, 0.0, 0.7), (0.50, 3.7, 3.6, 0.12, 0.0, 0.9),
    (0.72, 5.0, 4.6, 0.08, 0.0, 0.5), (0.86, 3.7, 3.6, 0.12, 0.0, 0.6),
)  # fmt: skip
DOVE = (
    (0.0, 0.52, 0.50, 0.22, 0.03, 0.7), (0.36, 0.56, 0.49, 0.52, 0.05, 1.0),
    (1.05, 0.51, 0.49, 0.30, 0.02, 0.8),
)  # fmt: skip
TRILL = tuple(
    (0.052 * step, 3.9 - 0.06 * step, 4.5 - 0.06 * step, 0.045, 0.0,
     np.sin(np.pi * (step + 1) / 15))
    for step in range(14)
)  # fmt: skip
# Song, begin, pitch, side, level.
CHOIR = (
    (BULBUL, 0.8, 1.0, -0.6, -4), (TIT, 3.6, 1.0, 0.5, -11), (DOVE, 5.4, 1.0, 0.7, -9),
    (BULBUL, 8.2, 1.06, 0.2, -9), (TRILL, 10.3, 1.0, -0.3, -10),
    (BULBUL, 12.5, 0.97, -0.65, -5), (TIT, 15.1, 1.05, 0.55, -13),
    (TRILL, 18.0, 0.93, 0.8, -14), (DOVE, 19.3, 1.0, 0.7, -10),
    (BULBUL, 22.6, 1.02, -0.1, -8), (BULBUL, 24.3, 1.08, 0.3, -13),
    (TIT, 26.6, 0.98, -0.8, -13),
)  # fmt: skip


def birds() -> Signal:
    """A few birds near and far, with long pauses."""
    ground = np.zeros((loop_count(29.0), 2))
    for song, begin_s, pitch, side, level_db in CHOIR:
        voice = panned(_song(song, pitch), side) * decibels(level_db)
        lay(ground, voice, begin_s)
    return in_hall(ground, hall(generator("glade"), 1.1), 0.3)


def crickets() -> Signal:
    """Five crickets, each with its own pitch, pace and place, and a far choir."""
    rng, samples = generator("crickets"), loop_count(16.0)
    time = np.arange(samples) / RATE_HZ
    total_s = samples / RATE_HZ
    found = np.zeros((samples, 2))
    for number, (hz, calls, pulses, side, level_db) in enumerate(
        ((4150, 34, 3, -0.4, 0), (4420, 29, 4, 0.6, -2), (3880, 41, 3, 0.1, -9),
         (4700, 25, 3, 0.9, -10), (4290, 37, 4, -0.3, -12))
    ):  # fmt: skip
        place = (time * calls / total_s + 0.19 * number) % 1.0
        pulse = np.sin(np.pi * np.clip(place / 0.32, 0.0, 1.0) * pulses) ** 2
        shape = pulse * (place < 0.32) * (0.55 + 0.45 * wander(rng, samples, 0.2))
        tone = np.sin(2.0 * np.pi * round(hz * total_s) / total_s * time)
        found += panned(tone * shape, side) * decibels(level_db)
    choir = wide_noise(rng, samples, peak(4500, 0.10), 0.9) * decibels(-27)
    return in_hall(found, hall(generator("meadow"), 0.8), 0.25) + choir


def town() -> Signal:
    """Streets far off: a low hum, a murmur of voices, a bicycle bell, a hammer."""
    rng, samples = generator("town"), loop_count(20.0)
    found = 0.6 * wide_noise(rng, samples, band(80, 230, 3), 0.5)
    found *= (0.75 + 0.25 * wander(rng, samples, 0.15))[:, None]
    for middle_hz in (330, 520, 840, 1250):
        talk = wander(rng, samples, 3.0) ** 3 * wander(rng, samples, 0.3)
        voice = wide_noise(rng, samples, peak(middle_hz, 0.22), 0.8)
        found += 0.9 * voice * talk[:, None] * (400.0 / middle_hz) ** 0.7
    street = hall(generator("street"), 0.9)
    near = np.zeros((samples, 2))
    for begin_s, side in ((4.1, 0.6), (4.38, 0.6), (14.7, -0.5), (14.95, -0.5)):
        lay(near, panned(_bicycle_bell(), side) * decibels(-8), begin_s)
    for begin_s in (8.0, 8.62, 9.21, 9.85, 17.4, 18.0):
        lay(near, panned(_hammer(), -0.75) * decibels(-3), begin_s)
    return filtered(found + in_hall(near, street, 0.45), band(60, 6500, 2))


def _bicycle_bell() -> Signal:
    time = times(0.7)
    found = np.zeros(len(time))
    for hz, size, fall in ((2210, 1.0, 6.0), (2216, 0.7, 5.0), (5480, 0.25, 11.0)):
        found += size * np.sin(2.0 * np.pi * hz * time) * np.exp(-fall * time)
    return found * np.clip(time / 0.002, 0.0, 1.0) * rise_and_fall(0.7, 0.0, 0.1)


def _hammer() -> Signal:
    time = times(0.25)
    wood = noise(generator("hammer"), len(time), band(500, 1900, 1))
    ring = np.sin(2.0 * np.pi * 940.0 * time) * np.exp(-32.0 * time)
    return (0.5 * wood * np.exp(-60.0 * time) + 0.6 * ring) * rise_and_fall(
        0.25, 0.001, 0.08
    )


def plant() -> Signal:
    """A coal plant at work: boiler roar, machines at 50 Hz, steam, a slow fan."""
    rng, samples = generator("plant"), loop_count(12.0)
    time = np.arange(samples) / RATE_HZ
    total_s = samples / RATE_HZ
    roar = wide_noise(rng, samples, band(45, 240, 2), 0.4)
    fan = 1.0 + 0.22 * np.sin(2.0 * np.pi * round(1.6 * total_s) / total_s * time)
    found = roar * (fan * (0.85 + 0.15 * wander(rng, samples, 0.4)))[:, None]
    for hz, level_db in ((50, -9), (100, -5), (150, -15), (200, -12), (300, -19)):
        hum = np.sin(2.0 * np.pi * round(hz * total_s) / total_s * time + hz)
        found += panned(hum * decibels(level_db), 0.0)
    steam = wide_noise(rng, samples, band(900, 3800, 1), 0.8)
    found += steam * (decibels(-23) * (0.6 + 0.4 * wander(rng, samples, 0.5)))[:, None]
    return filtered(found, low_pass(6000, 2))


LOOPS: dict[str, Callable[[], Signal]] = {
    "waves": waves,
    "wind": wind,
    "birds": birds,
    "crickets": crickets,
    "town": town,
    "plant": plant,
}
