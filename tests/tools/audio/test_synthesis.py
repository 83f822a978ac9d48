"""The workshop of sounds: pitch, loudness, seams, and scores that fill their bars."""

import struct

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim_core.paths import ASSETS
from tools.audio import effects, music, pages, tones
from tools.audio.dsp import (
    RATE_HZ,
    decibels,
    filtered,
    hertz,
    lay,
    low_pass,
    noise,
    panned,
)
from tools.audio.loudness import loudness_lufs
from tools.audio.recipes import finished, recipes
from tools.audio.seam import seam_step

SECOND = np.arange(RATE_HZ) / RATE_HZ


def test_notes_are_in_equal_temperament():
    """A4 is 440 Hz; an octave down halves; D5 is 5 semitones up: 440 x 2^(5/12)."""
    assert hertz("A4") == 440.0
    assert hertz("A3") == 220.0
    assert_allclose(hertz("D5"), 587.33, atol=0.005)
    assert hertz("F#4") == hertz("Gb4")
    with pytest.raises(ValueError, match="write it like F#4"):
        hertz("H4")


def test_a_full_sine_of_997_hz_on_one_side_is_3_lu_below_full():
    """The check tone of BS.1770: -3.01 LUFS."""
    tone = np.sin(2.0 * np.pi * 997.0 * np.arange(5 * RATE_HZ) / RATE_HZ)
    assert_allclose(loudness_lufs(tone), -3.01, atol=0.02)
    both = np.stack([tone, tone], 1)
    assert_allclose(loudness_lufs(both), 0.0, atol=0.02)


def test_silence_after_a_tone_does_not_make_it_softer():
    tone = np.sin(2.0 * np.pi * 997.0 * np.arange(4 * RATE_HZ) / RATE_HZ)
    padded = np.concatenate([tone, np.zeros(4 * RATE_HZ)])
    assert_allclose(loudness_lufs(padded), loudness_lufs(tone), atol=0.3)


@pytest.mark.parametrize("voice", [tones.plucked, tones.marimba, tones.bell])
@pytest.mark.parametrize("note", ["D4", "A4", "F#5"])
def test_a_voice_sounds_the_pitch_that_is_asked_of_it(voice, note):
    """The strongest line lies within 5 cents: 1.0029."""
    tone = voice(hertz(note), 2.0)
    power = np.abs(np.fft.rfft(tone * np.hanning(len(tone)), 8 * len(tone)))
    found_hz = power.argmax() * RATE_HZ / (8 * len(tone))
    assert 1 / 1.0029 < found_hz / hertz(note) < 1.0029


def test_what_runs_over_a_loops_end_goes_on_at_its_start():
    ground = np.zeros(10)
    lay(ground, np.ones(4), 8 / RATE_HZ)
    assert_allclose(ground, [1, 1, 0, 0, 0, 0, 0, 0, 1, 1])


def test_filtered_noise_joins_its_own_start():
    hiss = noise(np.random.default_rng(1), RATE_HZ, low_pass(800.0))
    assert seam_step(hiss) < 4.0
    cut = hiss[: RATE_HZ // 2 + 137]
    assert seam_step(cut) > 4.0


def test_panning_keeps_the_power():
    for side in (-1.0, -0.3, 0.0, 1.0):
        assert_allclose((panned(np.ones(1), side) ** 2).sum(), 1.0)


def test_twenty_decibels_are_a_factor_of_ten():
    assert_allclose([decibels(-20.0), decibels(6.0206)], [0.1, 2.0], rtol=1e-4)


def test_a_low_pass_takes_three_decibels_at_its_corner():
    """1 / sqrt(2) = 0.7071 of a tone at the corner."""
    tone = np.sin(2.0 * np.pi * 500.0 * SECOND)
    passed = filtered(tone, low_pass(500.0))
    assert_allclose(np.abs(passed).max(), 0.7071, atol=0.001)


@pytest.mark.parametrize("name", ["day", "night"])
def test_every_part_of_a_score_fills_whole_bars_inside_the_loop(name):
    score = music.read_score(name)
    bar = score["beats_per_bar"]
    for part in score["part"]:
        beats = sum(length for _, length in part["notes"])
        assert beats % bar == 0
        assert part["first_bar"] - 1 + beats / bar <= len(score["bars"])
    assert set(score["bars"]) <= set(score["chords"])
    for note in music.notes_of(score):
        assert 0.0 <= note.at_beats < music.length_beats(score)


@pytest.mark.parametrize("name", ["day", "night"])
def test_the_tunes_keep_to_five_notes(name):
    score = music.read_score(name)
    notes = {note for part in score["part"] for note, _ in part["notes"]} - {"-"}
    assert {note[:-1] for note in notes} <= {"D", "E", "F#", "A", "B"}


def test_the_same_script_gives_the_same_numbers():
    assert np.array_equal(effects.demolished(), effects.demolished())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["click", "error", "place", "coin", "save"])
def test_the_shipped_file_is_what_the_script_makes(name):
    """Vorbis changes a sound a little: the two are alike to more than 0.98."""
    import pygame

    recipe = next(one for one in recipes() if one.name == name)
    pygame.mixer.quit()
    pygame.mixer.init(RATE_HZ, -16, 2, 1024, allowedchanges=0)
    heard = pygame.sndarray.array(pygame.mixer.Sound(ASSETS / "sounds" / f"{name}.ogg"))
    pygame.mixer.quit()
    made = finished(recipe)
    assert len(made) == len(heard)
    assert np.corrcoef(made, heard[:, 0])[0, 1] > 0.98


def test_pages_of_shipped_files_have_one_number_and_a_true_checksum():
    data = (ASSETS / "sounds" / "click.ogg").read_bytes()
    assert data[:4] == b"OggS"
    assert struct.unpack_from("<I", data, pages.SERIAL_AT) == (pages.SERIAL,)
    assert pages.renumbered(data) == data


def test_another_stream_number_is_made_the_same():
    data = bytearray((ASSETS / "sounds" / "click.ogg").read_bytes())
    changed = bytearray(data)
    struct.pack_into("<I", changed, pages.SERIAL_AT, 77)
    assert pages.renumbered(bytes(changed)) == bytes(data)
