"""Sound: files that are whole, volumes that obey, cues that follow what is done."""

import ast
import time
from pathlib import Path

import numpy as np
import pygame
import pytest
from clicks import click_at, click_on, pixel_of, press
from numpy.testing import assert_allclose

import game
from game.audio import player
from game.audio.ambience import Surroundings, daylight, mix, surroundings_of
from game.audio.follow import Follower
from game.audio.levels import Fader, gain, levels_of
from game.audio.player import Audio
from game.audio.table import FOLDER, table
from game.settings import Settings
from game.text import entries
from tools.audio.loudness import loudness_lufs
from tools.audio.seam import seam_step

FILES = sorted(path.name for path in FOLDER.glob("*.ogg"))
LOOPS = sorted(row.file for row in (*table().layers.values(), *table().music.values()))
MUSIC = sorted(row.file for row in table().music.values())
FREE = (24, 9)


@pytest.fixture(scope="module")
def mixer():
    """The dummy sound card, as the game opens it."""
    pygame.mixer.quit()
    pygame.mixer.init(44100, -16, 2, 1024, allowedchanges=0)
    yield pygame.mixer
    pygame.mixer.quit()


def samples(mixer, name):
    return pygame.sndarray.array(mixer.Sound(FOLDER / name)) / 32768.0


@pytest.fixture
def audio():
    """Sound that plays into nothing, with every effect read."""
    pygame.mixer.quit()
    found = Audio(Settings(volume=0.5, music_volume=0.8))
    found.open()
    files = [file for cue in table().cues.values() for file in cue.files]
    wait_for(lambda: all(found._device.sound(file) is not None for file in files))
    yield found
    found.close()


def wait_for(is_so):
    until = time.monotonic() + 20.0
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.01)


class Lit:
    """As much of the window as the music looks at."""

    def __init__(self, theme="day"):
        self.scenes = []
        self.style = type("Style", (), {"theme": theme})()


def run(audio, seconds, theme="day"):
    """Frames of a tenth of a second, without a screen."""
    app = Lit(theme)
    for _ in range(round(seconds * 10)):
        audio.frame(app, 0.1)


def busy():
    return [pygame.mixer.Channel(n).get_busy() for n in range(len(table().layers))]


# Files.


def test_every_file_that_the_table_names_is_there_and_no_other():
    rows = table()
    named = {file for cue in rows.cues.values() for file in cue.files}
    assert sorted(named | set(LOOPS)) == FILES


def test_every_cue_is_asked_for_somewhere():
    rows = table()
    asked = {*rows.messages.values(), *rows.opened.values(), *rows.commands.values()}
    for path in Path(game.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                asked.add(node.value)
    assert set(rows.cues) <= asked
    assert {*rows.messages.values(), *rows.opened.values()} - {""} <= set(rows.cues)


def test_all_sounds_together_are_small():
    assert sum((FOLDER / name).stat().st_size for name in FILES) < 3_000_000


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_a_sound_is_neither_clipped_nor_off_centre(mixer, name):
    heard = samples(mixer, name)
    assert 0.05 < np.abs(heard).max() < 0.999
    assert np.abs(heard.mean(0)).max() < 0.001


@pytest.mark.slow
@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_joins_its_own_start_without_a_step(mixer, name):
    assert seam_step(samples(mixer, name)) < 1.0


@pytest.mark.thorough
@pytest.mark.parametrize("name", MUSIC)
def test_music_is_as_loud_as_it_should_be_and_long_enough_to_bear_hearing(mixer, name):
    heard = samples(mixer, name)
    assert_allclose(loudness_lufs(heard), -18.0, atol=0.5)
    assert 60.0 <= len(heard) / 44100 <= 90.0


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(FILES) - set(LOOPS)))
def test_an_effect_ends_in_silence(mixer, name):
    assert np.abs(samples(mixer, name)[-50:]).max() < 0.01


# Volumes.


def test_a_slider_at_half_is_a_quarter_of_the_gain_and_none_goes_out_of_range():
    assert [gain(share) for share in (0.0, 0.5, 1.0)] == [0.0, 0.25, 1.0]
    assert [gain(share) for share in (-1.0, 1.7)] == [0.0, 1.0]


def test_the_master_and_the_kind_multiply():
    """0.5² x 0.8² = 0.25 x 0.64 = 0.16."""
    levels = levels_of(Settings(volume=0.5, music_volume=0.8, effects_volume=0.0))
    assert_allclose(levels.music, 0.16)
    assert levels.effects == 0.0


def test_a_fader_takes_its_time_and_stops_at_its_aim():
    fader = Fader(0.0, 0.5)
    fader.move(0.4, 1.6)
    assert_allclose(fader.value, 0.25)
    fader.move(9.0)
    assert fader.value == 0.5
    assert not fader.is_moving


def test_mute_is_nothing_at_all_and_gives_the_volumes_back(audio):
    run(audio, 5.0)
    wait_for(lambda: run(audio, 0.2) or any(busy()))
    run(audio, 5.0)
    # Music: the whole file x 0.25 x 0.64, in steps of 1/128.
    assert_allclose(pygame.mixer.music.get_volume(), 0.16, atol=1 / 128)
    muted = Settings(volume=0.5, music_volume=0.8, muted=True)
    audio.settle(muted)
    assert pygame.mixer.music.get_volume() == 0.0
    assert not any(busy())
    audio.play("goal")
    assert not pygame.mixer.get_busy()
    audio.settle(muted.with_value("muted", False))
    assert_allclose(pygame.mixer.music.get_volume(), 0.16, atol=1 / 128)


def test_settings_keep_volumes_between_none_and_all(tmp_path):
    from game.settings import checked

    settings, faults = checked({"music_volume": 1.4, "muted": "yes", "volume": 0.2})
    assert faults == ("music_volume", "muted")
    assert (settings.music_volume, settings.volume) == (0.9, 0.2)


# Playing.


def test_a_cue_is_heard_at_its_volume_and_not_twice_at_once(audio):
    """Placing: 0.85 of the table x 0.25 x 0.81 = 0.172."""
    audio.play("place")
    audio.play("place")
    voices = range(len(table().layers), 24)
    playing = [n for n in voices if pygame.mixer.Channel(n).get_busy()]
    assert len(playing) == 1
    volume = pygame.mixer.Channel(playing[0]).get_volume()
    assert_allclose(volume, 0.172, atol=1 / 128)


def test_the_files_of_a_cue_take_turns(audio, monkeypatch):
    struck = []
    strike = audio._device.strike
    monkeypatch.setattr(
        audio._device, "strike", lambda *a: struck.append(a[0]) or strike(*a)
    )
    for _ in range(4):
        audio.play("bubble")
        run(audio, 0.5)
    assert struck == [*table().cues["bubble"].files, table().cues["bubble"].files[0]]


def test_music_goes_to_the_night_piece_only_after_its_least_stay(audio):
    night = table().music["night"].file
    run(audio, 5.0, "day")
    run(audio, 20.0, "night")
    assert audio._device.piece == table().music["day"].file
    run(audio, 45.0, "night")
    assert audio._device.piece == night


def test_music_stands_back_for_a_fanfare_and_comes_again(audio):
    """0.16 x 0.35 = 0.056 for three seconds."""
    run(audio, 5.0)
    audio.play("goal")
    run(audio, 2.5)
    assert_allclose(pygame.mixer.music.get_volume(), 0.056, atol=1 / 128)
    run(audio, 3.0)
    assert_allclose(pygame.mixer.music.get_volume(), 0.16, atol=1 / 128)


def test_layers_that_are_not_heard_are_not_read(audio):
    run(audio, 1.0)
    assert table().layers["plant"].file not in audio._device._sounds
    assert table().layers["waves"].file in audio._device._sounds


def test_the_device_is_opened_after_the_first_pictures_only():
    pygame.mixer.quit()
    audio = Audio(Settings())
    run(audio, 0.1 * (player.OPENS_AT - 1))
    assert pygame.mixer.get_init() is None
    run(audio, 0.1)
    assert audio.is_open
    audio.close()
    assert pygame.mixer.get_init() is None


def test_without_a_sound_card_the_game_goes_on_and_says_nothing(monkeypatch, capfd):
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "no_such_driver")
    audio = Audio(Settings(captions=True))
    run(audio, 1.0)
    assert audio.is_silent
    assert not audio.is_open
    audio.play("goal")
    audio.settle(Settings(volume=1.0, captions=True))
    audio.close()
    assert [line.cue for line in audio.captions.lines] == ["goal"]
    assert capfd.readouterr() == ("", "")


def test_a_file_that_cannot_be_read_is_silence(monkeypatch, tmp_path, capfd):
    (tmp_path / "click.ogg").write_bytes(b"no sound")
    monkeypatch.setattr(player, "FOLDER", tmp_path)
    pygame.mixer.quit()
    audio = Audio(Settings())
    audio.open()
    wait_for(lambda: "click.ogg: cannot be played" in capfd.readouterr().err)
    run(audio, 1.0)
    audio.play("click")
    audio.close()


# Ambience.


def test_a_windy_noon_by_hand():
    """Wind 8 m/s: (8 - 2) / 12 = 0.5; nature 3.75 %: sqrt(0.0375 / 0.15) = 0.5;
    2000 people: sqrt(1/4); 5 MW: sqrt(1/4). Sea: 0.5 + 0.5 x 0.5 = 0.75."""
    volumes = mix(Surroundings(8.0, 0.0375, 2000.0, 5.0, 12.0))
    assert_allclose(
        [volumes[name] for name in ("waves", "wind", "birds", "town", "plant")],
        [0.75, 0.5, 0.5, 0.5, 0.5],
    )
    assert volumes["crickets"] == 0.0


def test_a_calm_midnight_by_hand():
    """Crickets: 0.4 + 0.6 x 0.5 = 0.7; the town keeps 0.35 of its voice."""
    volumes = mix(Surroundings(1.0, 0.0375, 8000.0, 0.0, 0.0))
    assert_allclose(volumes["crickets"], 0.7)
    assert_allclose(volumes["town"], 0.35)
    silent = ("wind", "birds", "plant")
    assert [volumes[name] for name in silent] == [0.0, 0.0, 0.0]


def test_dawn_and_dusk_are_slopes_of_two_hours():
    hours = (4.0, 6.0, 7.0, 18.0, 19.5, 20.0)
    assert_allclose([daylight(hour) for hour in hours], [0, 0.5, 1, 1, 0.25, 0])
    assert daylight(None) == 1.0


def test_a_paused_island_is_hushed():
    heard = Surroundings(8.0, 0.0375, 2000.0, 5.0, 12.0)
    assert_allclose(mix(heard, is_paused=True)["wind"], 0.5 * 0.55)


def test_every_layer_is_mixed_and_never_over_full():
    storm = Surroundings(40.0, 1.0, 1e6, 1e4, 12.0)
    assert set(mix(storm)) == set(table().layers)
    assert max(mix(storm).values()) <= 1.0


@pytest.mark.slow
def test_an_islands_surroundings_are_the_books_own_figures(island):
    island.session.advance(40)
    island.look()
    shown = island.snapshot
    heard = surroundings_of(shown, 3.0)
    coal = next(flow for flow in shown.today.supply if flow.group == "coal")
    assert heard.plant_mw >= coal.mw[3] > 0.0
    assert heard.wind_m_s == shown.today.weather.wind_m_s[3]
    assert heard.residents == shown.residents
    assert 0.0 < heard.nature_share < 0.1


# Cues of what is done.


@pytest.fixture
def follow(app, island):
    """What a frame after an act would play."""
    follower = Follower()
    follower.cues(app)
    return lambda: follower.cues(app)


@pytest.mark.slow
def test_a_click_that_builds_is_a_thud_and_taking_it_back_a_rumble(app, island, follow):
    click_on(app, ("kind", "pv_farm"))
    assert follow() == ["click"]
    click_at(app, pixel_of(island, FREE))
    assert follow() == ["place"]
    press(app, pygame.K_z, pygame.KMOD_CTRL)
    assert follow() == ["demolish"]
    assert follow() == []


@pytest.mark.slow
def test_a_refusal_sounds_the_error(app, island, monkeypatch):
    from sim_core.commands import Build

    played = []
    monkeypatch.setattr(app.audio, "play", played.append)
    assert not island.do(Build("pv_farm", (0, 0)))
    assert played == ["error"]


@pytest.mark.slow
def test_screens_open_and_close_and_tabs_tick(app, island, follow):
    press(app, pygame.K_F1)
    assert follow() == ["open"]
    press(app, pygame.K_ESCAPE)
    assert follow() == ["close"]
    click_on(app, ("pillar", "nature"))
    assert follow() == ["tab"]
    press(app, pygame.K_1)
    assert follow() == ["step"]


@pytest.mark.slow
def test_a_finished_building_and_the_end_are_heard(app, island, follow):
    from game.scenes.base import Push
    from game.scenes.ending import Ending
    from sim_core.commands import Build

    island.do(Build("native_forest", FREE))
    follow()
    island.session.advance(11)
    island.look()
    assert "built" in follow()
    app.change(Push(Ending(app, island.snapshot, "won")))
    assert follow() == ["won"]


@pytest.mark.slow
def test_the_mix_is_reckoned_once_a_look(app, island):
    follower = Follower()
    follower.cues(app)
    first = follower.mix()
    follower.cues(app)
    assert follower.mix() is first
    island.look()
    follower.cues(app)
    assert follower.mix() is not first


@pytest.mark.slow
def test_the_titles_speaker_mutes_without_losing_the_volume(app):
    from game.scenes.title import Title

    app.choose("volume", 0.4)
    app.scenes = [Title(app)]
    app.draw(app.screen)
    click_on(app, ("mute",))
    assert (app.settings.muted, app.settings.volume) == (True, 0.4)
    assert app.audio.levels.music == app.audio.levels.effects == 0.0
    click_on(app, ("mute",))
    assert_allclose(app.audio.levels.music, 0.16 * 0.81)


@pytest.mark.slow
def test_the_sound_pages_slider_is_heard_at_once(app):
    from game.scenes.settings import SettingsSheet

    app.scenes = [SettingsSheet(app, "sound")]
    app.draw(app.screen)
    widget = app.scenes[-1].page.widget(("set", "music_volume"))
    click_at(app, (round(widget.rect.left + 8), round(widget.rect.centery)))
    assert app.settings.music_volume == 0.0
    assert app.audio.levels.music == 0.0
    assert app.audio.levels.effects > 0.0


# Captions.


def test_every_cue_that_is_told_has_words_and_no_other():
    told = {name for name, cue in table().cues.items() if cue.is_told}
    worded = {key for key in entries() if key.startswith("caption.")}
    assert worded == {f"caption.{name}" for name in told}


def test_captions_show_two_lines_and_go():
    audio = Audio(Settings(captions=True, muted=True))
    for name in ("click", "place", "built", "goal", "built"):
        audio.play(name)
    assert [line.cue for line in audio.captions.lines] == ["built", "goal"]
    audio.captions.update(3.0)
    assert audio.captions.lines == []


@pytest.mark.slow
def test_captions_are_drawn_only_where_they_are_wanted(app):
    before = pygame.image.tobytes(app.screen, "RGB")
    app.audio.play("goal")
    app.audio.captions.draw(app.screen, app.style)
    assert pygame.image.tobytes(app.screen, "RGB") == before
    app.choose("captions", True)
    app.audio.play("won")
    app.audio.captions.draw(app.screen, app.style)
    assert pygame.image.tobytes(app.screen, "RGB") != before
