"""The scenes draw, and clicking plays the game."""

import os
import re
from dataclasses import replace

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame
import pytest

from game import numbers
from game.app import App, open_window
from game.scenes.island import Island
from game.scenes.title import Title
from game.scenes.why import Why
from game.text import entries, say
from game.views.island import tile_under
from sim_core.content import read_level
from sim_core.errors import CommandRejected
from sim_core.saves import write_save
from sim_core.session import Session
from sim_core.snapshot import Snapshot


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("island")


@pytest.fixture
def app(cache):
    open_window()
    return App(cache, "zh", 1.0)


@pytest.fixture
def island(app):
    return Island(app, Session.new(read_level("campaign/first_light_bay")))


def click(scene, at):
    event = pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at)
    return scene.handle(event)


def press(scene, key):
    return scene.handle(pygame.event.Event(pygame.KEYDOWN, key=key))


def pixel_of(island, tile):
    island.draw(island.app.screen, 0.0)
    corners = island.view.diamond(*tile, (1, 1), island.app.screen)
    return (corners[1][0] + corners[3][0]) // 2, (corners[0][1] + corners[2][1]) // 2


@pytest.mark.slow
def test_a_solar_farm_is_previewed_and_then_built_by_a_click(island):
    island.draw(island.app.screen, 0.0)
    card = next(rect for rect, what in island.hud.hits if what == ("kind", "pv_farm"))
    click(island, card.center)
    assert island.kind == "pv_farm"
    at = pixel_of(island, (24, 9))
    move = pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
    island.handle(move)
    assert island.hover == (24, 9)
    assert island.preview.capacity_mw == 1.0
    before = len(island.session.state.buildings)
    click(island, at)
    assert len(island.session.state.buildings) == before + 1


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_scene_draws_in_both_languages(app, island, language):
    app.style.language = language
    island.session.advance(30)
    island.snapshot = island.session.snapshot()
    island.selected = 1
    for scene in (Title(app), island, Why(app, island.session)):
        scene.draw(app.screen, 0.5)
        small = pygame.transform.smoothscale(app.screen, (16, 9))
        assert len({tuple(small.get_at((x, 4))) for x in range(16)}) > 3


@pytest.mark.slow
def test_time_runs_only_when_it_is_let(island):
    island.update(5.0)
    assert island.session.state.day == 0
    press(island, pygame.K_3)
    island.update(2.0)
    assert island.session.state.day == 6
    press(island, pygame.K_SPACE)
    island.update(2.0)
    assert island.session.state.day == 6


@pytest.mark.slow
def test_leaving_keeps_the_island_and_continuing_brings_it_back(app, island):
    island.session.advance(7)
    island.save()
    assert app.has_save()
    again = app.island(fresh=False)
    assert isinstance(again.snapshot, Snapshot)
    assert again.session.state_hash() == island.session.state_hash()


@pytest.mark.slow
def test_a_tile_is_found_again_under_its_own_pixel(island):
    island.draw(island.app.screen, 0.0)
    size = island.app.screen.get_size()
    for tile in ((24, 9), (21, 24), (16, 12), (10, 28)):
        at = pixel_of(island, tile)
        world = island.view.camera.to_world(at, size)
        assert tile_under(island.session.level, world) == tile


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_is_told_and_play_goes_on(
    app, island, tmp_path, capsys
):
    blocked = tmp_path / "a_file"
    blocked.write_text("not a folder")
    app.folder = blocked
    island.save()
    assert island.message == say("hud.not_saved", "zh")
    assert "cannot save" in capsys.readouterr().err
    press(island, pygame.K_F5)
    assert island.message == say("hud.not_saved", "zh")
    island.update(1.0)


@pytest.mark.slow
def test_a_save_changed_from_outside_falls_back_to_the_one_before(
    app, island, tmp_path
):
    app.folder = tmp_path
    island.session.advance(3)
    island.save()
    island.session.advance(2)
    saved = island.session.saved()
    forged = replace(saved, meta={**saved.meta, "outcome": "won"})
    write_save(tmp_path, "island", forged)
    again = app.island(fresh=False)
    assert again.session.state.day == 3
    assert again.message == say("title.damaged", "zh")


def test_both_languages_have_the_same_placeholders():
    for key, words in entries().items():
        marks = [set(re.findall(r"{(\w+)}", words[lang])) for lang in ("zh", "en")]
        assert marks[0] == marks[1], key


def test_every_rejection_has_words(island):
    from pathlib import Path

    import sim_core

    source = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(sim_core.__file__).parent.glob("*.py")
    )
    for key in set(re.findall(r'CommandRejected\(\s*"(reject\.\w+)"', source)):
        assert key in entries(), key
    assert CommandRejected("reject.gone").key in entries()
    assert say("reject.too_expensive", "en", short="5") == "5 coins short"


def test_numbers_wear_a_true_minus_and_no_minus_zero():
    assert numbers.number(-1234.5, 1) == "−1,234.5"
    assert numbers.number(-0.01, 1) == "0.0"
    assert numbers.signed(3.0) == "+3"
    assert numbers.coins(4_632_508) == "4,633"
