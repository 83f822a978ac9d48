"""Short sounds: what a finger, a crane, a goal and a shortage sound like."""

from collections.abc import Callable

import numpy as np

from tools.audio import tones
from tools.audio.dsp import (
    RATE_HZ,
    Signal,
    band,
    count,
    decibels,
    filtered,
    generator,
    hall,
    hertz,
    high_pass,
    in_hall,
    low_pass,
    noise,
    panned,
    rise_and_fall,
    times,
)

Event = tuple[float, Signal, float]


def joined(*events: Event) -> Signal:
    """Signals laid one over another: (begin, signal, level in dB)."""
    ends = [count(begin_s) + len(signal) for begin_s, signal, _ in events]
    found = np.zeros(max(ends))
    for begin_s, signal, level_db in events:
        start = count(begin_s)
        found[start : start + len(signal)] += signal * decibels(level_db)
    return ended(found)


def ended(signal: Signal) -> Signal:
    """The last hundredth of a second goes to nothing, so that no end clicks."""
    fade = np.ones(len(signal))
    size = min(count(0.012), len(signal))
    fade[-size:] = np.cos(np.linspace(0.0, np.pi / 2.0, size)) ** 2
    return signal * (fade if signal.ndim == 1 else fade[:, None])


def roomy(signal: Signal, tail_s: float, wet: float, room: str) -> Signal:
    """A hall around a sound, with time for its tail."""
    more = np.zeros((count(tail_s * 1.2), 2))
    whole = np.concatenate([panned(signal, 0.0), more])
    return ended(in_hall(whole, hall(generator(room), tail_s), wet))


def tick(hz: float, fall: float, wood: float = 0.5) -> Signal:
    """A fingertip on a wooden key."""
    time = times(0.09)
    tone = np.sin(2.0 * np.pi * hz * time) * np.exp(-fall * time)
    tone += 0.35 * np.sin(2.0 * np.pi * 2.42 * hz * time) * np.exp(-2.2 * fall * time)
    knock = noise(generator(f"tick {hz}"), len(time), band(700, 3600, 1))
    tone += wood * 0.5 * knock * np.exp(-420.0 * time)
    return ended(tone * np.clip(time / 0.001, 0.0, 1.0))


def air(low_hz: float, high_hz: float, length_s: float, name: str) -> Signal:
    """A puff that gets brighter, or darker where the second pitch is lower."""
    samples = count(length_s)
    share = np.linspace(0.0, 1.0, samples)
    rng = generator(name)
    first = noise(rng, samples, band(low_hz * 0.6, low_hz * 1.7, 2))
    last = noise(rng, samples, band(high_hz * 0.6, high_hz * 1.7, 2))
    mix = first * np.cos(share * np.pi / 2.0) + last * np.sin(share * np.pi / 2.0)
    return mix * np.sin(np.pi * share) ** 1.5


def glide(start_hz: float, end_hz: float, length_s: float, fall: float) -> Signal:
    """A tone from one pitch to another."""
    time = times(length_s)
    hz = start_hz * (end_hz / start_hz) ** (time / length_s)
    return np.sin(2.0 * np.pi * np.cumsum(hz) / RATE_HZ) * np.exp(-fall * time)


def marimba(note: str, length_s: float = 0.7) -> Signal:
    return tones.marimba(hertz(note), length_s)


def bell(note: str, length_s: float = 2.4) -> Signal:
    return tones.bell(hertz(note), length_s)


def string(note: str, length_s: float = 2.6, bright: float = 0.5) -> Signal:
    return tones.plucked(hertz(note), length_s, bright=bright)


def click() -> Signal:
    return tick(980.0, 75.0)


def tab() -> Signal:
    return tick(1460.0, 85.0, 0.35)


def step() -> Signal:
    """A slider's notch, a change of pace."""
    return tick(1980.0, 120.0, 0.2)


def opened() -> Signal:
    return joined(
        (0.0, air(700, 2400, 0.22, "open"), -17), (0.02, marimba("A4", 0.4), -6),
        (0.09, marimba("D5", 0.4), -5),
    )  # fmt: skip


def closed() -> Signal:
    return joined(
        (0.0, air(2200, 600, 0.2, "close"), -18), (0.0, marimba("D5", 0.35), -8),
        (0.07, marimba("A4", 0.35), -7),
    )  # fmt: skip


def error() -> Signal:
    """Two low wooden notes, a third down: no, but no harm done."""
    return joined((0.0, marimba("C4", 0.4), -3), (0.13, marimba("A3", 0.5), -2))


def dust(length_s: float, name: str) -> Signal:
    samples = count(length_s)
    cloud = noise(generator(name), samples, band(350, 3200, 1))
    time = np.arange(samples) / RATE_HZ
    return cloud * np.clip(time / 0.02, 0.0, 1.0) * np.exp(-6.0 * time / length_s)


def thud(low_hz: float, length_s: float) -> Signal:
    """A weight set down on earth."""
    time = times(length_s)
    hz = low_hz * (1.0 + 1.1 * np.exp(-38.0 * time))
    body = np.sin(2.0 * np.pi * np.cumsum(hz) / RATE_HZ) * np.exp(-13.0 * time)
    knock = noise(generator(f"thud {low_hz}"), len(time), low_pass(620, 2))
    return (body + 0.55 * knock * np.exp(-48.0 * time)) * rise_and_fall(
        length_s, 0.002, 0.1
    )


def placed() -> Signal:
    return joined(
        (0.0, thud(92.0, 0.4), 0), (0.0, tick(430.0, 60.0), -10),
        (0.03, dust(0.5, "dust"), -19),
    )  # fmt: skip


def built() -> Signal:
    """Two last blows of the hammer, then the chime of a thing that is done."""
    blows = [(0.16 * number, tick(620.0, 55.0, 0.8), -8.0) for number in range(2)]
    notes = [
        (0.36 + 0.085 * number, bell(note, 1.6), -7.0)
        for number, note in enumerate(("D5", "F#5", "A5", "D6"))
    ]
    wood = [(0.36 + 0.085 * n, marimba(k), -9.0) for n, k in enumerate(("D4", "A4"))]
    return roomy(joined(*blows, *notes, *wood), 1.0, 0.16, "yard")


def upgraded() -> Signal:
    """A sweep up the strings, and a glint."""
    notes = ("D4", "E4", "F#4", "A4", "B4", "D5", "E5", "F#5", "A5")
    sweep = [
        (0.052 * number, string(note, 1.5, 0.55), -9.0 + 0.5 * number)
        for number, note in enumerate(notes)
    ]
    glint = [(0.5, bell("D6", 1.2), -12.0), (0.56, bell("A6", 1.0), -17.0)]
    return roomy(joined(*sweep, *glint), 1.0, 0.18, "yard")


def demolished() -> Signal:
    """Stones that fall over one another and settle."""
    rng = generator("demolish")
    begins_s = np.sort(rng.uniform(0.04, 0.85, 16))
    stones = [
        (begin_s, tick(rng.uniform(170.0, 620.0), rng.uniform(38.0, 70.0), 1.0), level)
        for begin_s, level in zip(begins_s, np.linspace(-7.0, -19.0, 16), strict=True)
    ]
    return joined(
        (0.0, thud(64.0, 0.5), 0), (0.17, thud(78.0, 0.4), -5),
        (0.0, dust(1.1, "rubble"), -11), *stones,
    )  # fmt: skip


def goal() -> Signal:
    """A small fanfare of strings and bells on D."""
    rising = [(0.0, "D4"), (0.11, "F#4"), (0.22, "A4"), (0.33, "D5"), (0.6, "A4")]
    strings = [(begin, string(note, 2.2, 0.6), -7.0) for begin, note in rising]
    final = [(0.8, string(n, 2.6, 0.6), -7.0) for n in ("D4", "A4", "D5", "F#5")]
    bells = [(0.8, bell(n, 2.2), -11.0) for n in ("D6", "F#6")]
    low = [(begin, tones.bass(hertz("D3"), 1.8), -8.0) for begin in (0.0, 0.8)]
    return roomy(joined(*strings, *final, *bells, *low), 1.6, 0.22, "square")


def won() -> Signal:
    """The day's tune sets out once more and comes home."""
    tune = (
        ("A4", 0.0), ("B4", 0.36), ("D5", 0.54), ("E5", 0.9), ("F#5", 1.26),
        ("A5", 1.62), ("B5", 2.16), ("A5", 2.52), ("F#5", 2.7), ("D5", 3.06),
    )  # fmt: skip
    lead = [(begin, string(note, 2.4, 0.6), -6.0) for note, begin in tune]
    chords = [(0.0, "G2 B3 D4 G4"), (0.9, "A2 C#4 E4 A4"), (1.62, "B2 D4 F#4 B4"),
              (2.16, "G2 B3 D4 A4"), (3.06, "D2 A3 D4 F#4 A4")]  # fmt: skip
    under = [
        (begin + 0.03 * number, string(note, 2.8, 0.3), -11.0)
        for begin, names in chords
        for number, note in enumerate(names.split())
    ]
    glow = [(3.06 + 0.07 * n, bell(k, 3.0), -10.0) for n, k in
            enumerate(("D5", "F#5", "A5", "D6", "F#6"))]  # fmt: skip
    return roomy(joined(*lead, *under, *glow), 2.2, 0.26, "square")


def lost() -> Signal:
    """Four slow steps down over a low fifth: an evening, not a scolding."""
    tune = (("F#5", 0.0), ("E5", 0.7), ("D5", 1.4), ("B4", 2.2))
    lead = [(begin, bell(note, 2.8), -6.0) for note, begin in tune]
    low = (("B2", 0.0), ("G2", 1.4), ("B2", 2.2), ("F#3", 2.25))
    under = [(begin, string(note, 2.8, 0.2), -9.0) for note, begin in low]
    return roomy(joined(*lead, *under), 2.4, 0.3, "square")


def shortage() -> Signal:
    """Machines run down, and a soft call of two notes, twice."""
    whirr = glide(150.0, 62.0, 0.9, 1.6) + 0.4 * glide(300.0, 124.0, 0.9, 2.2)
    down = filtered(whirr, low_pass(900, 1)) * rise_and_fall(0.9, 0.03, 0.4)
    notes = ((0.45, "E5", -8.0), (0.68, "B4", -8.0), (1.12, "E5", -12.0),
             (1.35, "B4", -12.0))  # fmt: skip
    call = [(begin, tones.flute(hertz(note), 0.24), db) for begin, note, db in notes]
    return roomy(joined((0.0, down, -5.0), *call), 0.8, 0.14, "yard")


def bubble(low_hz: float) -> Signal:
    """A bubble: a pitch that rises as the hollow closes."""
    pop = glide(low_hz, low_hz * 2.6, 0.085, 22.0) * rise_and_fall(0.085, 0.004, 0.02)
    skin = noise(generator(f"skin {low_hz}"), count(0.02), high_pass(2200, 1))
    skin *= np.exp(-260.0 * times(0.02))
    return joined((0.0, pop, 0.0), (0.0, skin, -24.0))


def ring(hz: float) -> Signal:
    """A coin that is struck."""
    modes = ((1.0, 1.0, 9.0), (1.51, 0.5, 12.0), (2.43, 0.3, 17.0), (3.6, 0.12, 25.0))
    return tones.struck(hz, 0.58, modes)


def coin() -> Signal:
    """Two coins, the second a fourth higher."""
    return joined((0.0, ring(1760.0), -9.0), (0.075, ring(2349.0), -5.0))


def saved() -> Signal:
    """A drawer that closes, and a nod."""
    return joined(
        (0.0, tick(300.0, 70.0, 0.9), -5), (0.09, marimba("F#4", 0.35), -9),
        (0.19, marimba("A4", 0.4), -8),
    )  # fmt: skip


def page() -> Signal:
    """Paper: a year is closed, a report lies on the table."""
    sweep = air(1500, 3600, 0.26, "page") + 0.4 * air(4200, 5200, 0.26, "crackle")
    return joined((0.0, sweep, -6), (0.2, tick(360.0, 90.0, 1.0), -18))


# Name of the file, what makes it.
SHORT: dict[str, Callable[[], Signal]] = {
    "click": click,
    "tab": tab,
    "step": step,
    "open": opened,
    "close": closed,
    "error": error,
    "place": placed,
    "built": built,
    "upgrade": upgraded,
    "demolish": demolished,
    "goal": goal,
    "won": won,
    "lost": lost,
    "shortage": shortage,
    "bubble_1": lambda: bubble(430.0),
    "bubble_2": lambda: bubble(510.0),
    "bubble_3": lambda: bubble(600.0),
    "coin": coin,
    "save": saved,
    "page": page,
}
