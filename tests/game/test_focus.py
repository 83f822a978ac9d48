"""Enter, Esc and typing do what is written on the buttons."""

import pygame
import pytest
from clicks import click_on, press

from game.app import fitting, system_language
from game.keys import shown
from game.scenes.levels import Levels
from game.scenes.loading import Loading
from game.scenes.settings import SettingsSheet
from game.scenes.title import Title
from game.settings import SIZE, checked

pytestmark = pytest.mark.slow


def typed(app, key, words):
    """A key as the window system sends it: pressed, then as text."""
    scene = app.scenes[-1]
    scene.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=words))
    scene.handle(pygame.event.Event(pygame.TEXTINPUT, text=words))
    app.draw(app.screen)


def test_enter_starts_after_the_language_was_chosen_with_the_mouse(app):
    app.scenes = [Title(app)]
    app.draw(app.screen)
    click_on(app, ("language", "en"))
    press(app, pygame.K_RETURN)
    assert isinstance(app.scenes[-1], Loading)


def test_enter_sails_to_the_island_that_a_click_or_an_arrow_chose(app):
    app.scenes = [Title(app), Levels(app)]
    app.draw(app.screen)
    click_on(app, ("island", 1))
    press(app, pygame.K_LEFT)
    assert app.scenes[-1].chosen == 0
    press(app, pygame.K_RETURN)
    assert isinstance(app.scenes[-1], Loading)


def test_tab_still_takes_enter_to_where_it_went(app):
    app.scenes = [Title(app), Levels(app)]
    app.draw(app.screen)
    press(app, pygame.K_TAB)
    assert app.scenes[-1].page.focus == ("close",)
    press(app, pygame.K_RETURN)
    assert isinstance(app.scenes[-1], Title)


def test_the_key_that_opens_the_search_is_not_typed_into_it(app, island):
    typed(app, pygame.K_SLASH, "/")
    typed(app, pygame.K_w, "w")
    typed(app, pygame.K_i, "i")
    assert island.search == "wi"


def test_one_esc_puts_down_what_a_click_took_in_hand(app, island):
    click_on(app, ("kind", "pv_farm"))
    assert island.kind == "pv_farm"
    press(app, pygame.K_ESCAPE)
    assert island.kind == ""


def test_a_window_is_no_larger_than_the_display_and_its_size_is_kept():
    assert fitting((1600, 900), (1280, 800)) == (1280, 728)
    assert fitting((1200, 700), (1920, 1080)) == (1200, 700)
    assert checked({"window": [1280, 700]})[0].window == (1280, 700)
    for wrong in ([1280], [1280, 7.5], [1280, 10], "large"):
        found, bad = checked({"window": wrong})
        assert (found.window, bad) == (SIZE, ("window",))


def test_the_first_start_speaks_the_language_of_the_system():
    english, german = {"language": "en", "country": "US"}, {"language": "de"}
    assert system_language([english]) == "en"
    assert system_language([german, {"language": "zh"}]) == "zh"
    assert system_language([german]) == "en"
    assert system_language([]) == "zh"


@pytest.mark.parametrize("key", [pygame.K_TAB, pygame.K_RETURN, pygame.K_LEFT])
def test_a_key_that_is_kept_is_refused_with_a_word(app, key):
    scene = SettingsSheet(app, "keys")
    app.scenes = [scene]
    app.draw(app.screen)
    scene.waiting_for = "pause"
    press(app, key)
    name = shown(pygame.key.name(key))
    assert scene.note == app.style.say("settings.key_kept", key=name)
    assert scene.waiting_for == ""


def test_esc_empties_the_search_and_gives_the_keys_back(app, island):
    typed(app, pygame.K_SLASH, "/")
    typed(app, pygame.K_w, "w")
    assert island.search == "w"
    press(app, pygame.K_ESCAPE)
    assert island.search == ""
    typed(app, pygame.K_SLASH, "/")
    typed(app, pygame.K_b, "b")
    assert island.search == "b"
    press(app, pygame.K_ESCAPE)
    press(app, pygame.K_SPACE)
    assert island.search == ""
    assert island.speed
