"""Scores into loops: every bar's chord, the written parts, and the patterns under them.

A score is a TOML file in `scores`; its notes are [name, beats], "-" is a rest.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import tomli

from tools.audio import tones
from tools.audio.dsp import (
    RATE_HZ,
    Signal,
    count,
    decibels,
    filtered,
    generator,
    hall,
    hertz,
    high_pass,
    in_hall,
    lay,
    loop_count,
    low_pass,
    panned,
)

SCORES = Path(__file__).parent / "scores"
# The loop starts a moment before its first beat, where it is quietest.
LEAD_S = 0.06
RINGING_S = {"plucked": 3.4, "marimba": 1.4, "bell": 3.6, "bass": 2.6}
VOICES: dict[str, Callable[..., Signal]] = {
    "plucked": tones.plucked,
    "marimba": tones.marimba,
    "bell": tones.bell,
    "bass": tones.bass,
    "flute": tones.flute,
    "pad": tones.pad,
}


@dataclass(frozen=True)
class Note:
    """One tone of one voice. Beats from the loop's start."""

    voice: str
    name: str
    at_beats: float
    beats: float
    level_db: float
    side: float = 0.0
    bright: float = 0.5


def read_score(name: str) -> dict[str, Any]:
    return tomli.loads((SCORES / f"{name}.toml").read_text(encoding="utf-8"))


def length_beats(score: dict[str, Any]) -> float:
    return float(len(score["bars"]) * score["beats_per_bar"])


def samples_of(score: dict[str, Any]) -> int:
    return loop_count(length_beats(score) * 60.0 / score["beats_per_minute"])


def beat_s_of(score: dict[str, Any]) -> float:
    """A beat's time, so that the bars fill the loop to the sample."""
    return samples_of(score) / RATE_HZ / length_beats(score)


def notes_of(score: dict[str, Any]) -> Iterator[Note]:
    """All notes, as written."""
    for part in score["part"]:
        yield from _part(score, part)
    for pattern in score["pattern"]:
        yield from _pattern(score, pattern)


def _part(score: dict[str, Any], part: dict[str, Any]) -> Iterator[Note]:
    at = float((part["first_bar"] - 1) * score["beats_per_bar"])
    for name, beats in part["notes"]:
        if name != "-":
            yield Note(
                part["voice"], name, at, beats, part["level_db"] + _stress(score, at),
                part["side"], part.get("bright", 0.5),
            )  # fmt: skip
        at += beats


def _stress(score: dict[str, Any], at: float) -> float:
    """The first beat of a bar is a little louder, off-beats are softer. [dB]"""
    beat = at % score["beats_per_bar"]
    return 1.2 if beat == 0.0 else 0.0 if beat == int(beat) else -1.6


def _pattern(score: dict[str, Any], pattern: dict[str, Any]) -> Iterator[Note]:
    """Steps are [beat, number of the chord's note, beats]; a bar after a bar."""
    first, last = pattern["bars"]
    for bar in range(first - 1, last):
        chord = score["chords"][score["bars"][bar]]
        for beat, number, beats in pattern["steps"]:
            at = bar * score["beats_per_bar"] + beat
            yield Note(
                pattern["voice"], chord[number], at, beats,
                pattern["level_db"] + _stress(score, at), pattern["side"],
                pattern.get("bright", 0.5),
            )  # fmt: skip


@cache
def sounded(voice: str, hz: float, tone_s: float, bright: float) -> Signal:
    if voice == "plucked":
        return tones.plucked(hz, tone_s, bright=bright, cents=_pressed(tone_s))
    return VOICES[voice](hz, tone_s)


def _pressed(tone_s: float) -> Signal | float:
    """Long notes of the zither are shaken by the left hand."""
    held_s = tone_s - RINGING_S["plucked"]
    return tones.shake(tone_s, 11.0, 5.1, 0.35) if held_s > 1.0 else 0.0


def _tone(note: Note, beat_s: float) -> Signal:
    if note.voice == "pad":
        tone_s = note.beats * beat_s + 2.4
        tone = sounded(note.voice, hertz(note.name), round(tone_s, 3), 0.0)
        return tone * _swell(len(tone))[:, None]
    held_s = note.beats * beat_s
    if note.voice in RINGING_S:
        held_s = RINGING_S[note.voice] + max(held_s - 1.0, 0.0) * 0.7
    tone = sounded(note.voice, hertz(note.name), round(held_s, 3), note.bright)
    return panned(tone, note.side)


def _swell(samples: int) -> Signal:
    """Pads come and go over 1.6 and 2.4 seconds, so that chords melt together."""
    time = np.arange(samples) / samples
    length = samples / count(1.0)
    up = np.clip(time * length / 1.6, 0.0, 1.0)
    down = np.clip((1.0 - time) * length / 2.4, 0.0, 1.0)
    return np.sin(up * np.pi / 2) ** 2 * np.sin(down * np.pi / 2) ** 2


def stems(name: str) -> dict[str, Signal]:
    """The dry loop of each voice."""
    score = read_score(name)
    beat_s, rng = beat_s_of(score), generator(f"hand {name}")
    samples = samples_of(score)
    found: dict[str, Signal] = {}
    for note in notes_of(score):
        ground = found.setdefault(note.voice, np.zeros((samples, 2)))
        late_s = abs(rng.normal(0.0, 0.006)) + LEAD_S
        level = decibels(note.level_db + rng.normal(0.0, 0.8))
        lay(ground, _tone(note, beat_s) * level, note.at_beats * beat_s + late_s)
    found["shaker"] = _shaken(score, rng)
    return found


def _shaken(score: dict[str, Any], rng: np.random.Generator) -> Signal:
    ground = np.zeros((samples_of(score), 2))
    for first, last in score["shaker_bars"]:
        for half in range((first - 1) * 8, last * 8):
            level = decibels((-41.0 if half % 2 else -37.0) + rng.normal(0.0, 1.0))
            seeds = panned(tones.shaker(number=half % 4), 0.35)
            at_s = half * beat_s_of(score) / 2.0
            late_s = abs(rng.normal(0.0, 0.004)) + LEAD_S
            lay(ground, seeds * level, at_s + late_s)
    return ground


def music(name: str) -> Signal:
    """The whole loop in its hall."""
    score = read_score(name)
    impulse = hall(generator(f"hall {name}"), score["tail_s"])
    wet = score["wet"]
    total = sum(
        in_hall(stem, impulse, wet.get(voice, wet["other"]))
        for voice, stem in stems(name).items()
    )
    clean = filtered(np.asarray(total), high_pass(38.0, 2))
    return filtered(clean, low_pass(score["treble_hz"], 1.5))
