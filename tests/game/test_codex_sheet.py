"""The codex: found by any word in both languages, opened from anywhere."""

import pygame
import pytest
from clicks import click_on, press

from game.causes import subscripted
from game.scenes.base import Push
from game.scenes.codex import Codex, all_items
from game.scenes.codexcard import cited, unit_words
from game.scenes.example import played
from game.scenes.why import Why
from sim_core.carbon import read_factors

pytestmark = pytest.mark.slow


@pytest.fixture
def scene(app):
    found = Codex(app)
    app.scenes = [found]
    app.draw(app.screen)
    return found


def test_every_relative_of_a_card_is_a_card():
    items = all_items()
    for item in items.values():
        if item.entry is not None:
            assert set(item.entry.see) <= set(items), item.id


def test_a_word_finds_cards_in_either_language(scene):
    for word in ("methane", "甲烷"):
        scene.on(("search", word))
        found = scene.found()
        assert 3 < len(found) < len(scene.items) / 2
        assert scene.chosen in [item.id for item in found]


def test_a_kind_and_a_word_hold_together(scene):
    scene.on(("kind", "technology"))
    scene.on(("search", "wind"))
    names = {item.id for item in scene.found()}
    assert "technology.onshore_wind" in names
    assert all(name.startswith("technology.") for name in names)


def test_nothing_found_says_so_and_keeps_the_card(app, scene):
    before = scene.chosen
    scene.on(("search", "xyzzy"))
    app.draw(app.screen)
    assert scene.found() == []
    assert scene.chosen == before


def test_typing_searches_and_the_key_of_the_codex_is_only_a_letter(app, scene):
    press(app, pygame.K_SLASH)
    assert scene.page.is_typing()
    event = pygame.event.Event(pygame.TEXTINPUT, text="h")
    app.change(scene.handle(event))
    press(app, pygame.K_h)
    assert scene.search == "h"
    assert app.scenes == [scene]


def test_a_card_leads_to_its_relatives(app, scene):
    click_on(app, ("card", "gwp_sets"))
    assert scene.item.id == "gwp_sets"
    click_on(app, ("card", "co2e"))
    assert scene.item.id == "co2e"


def test_a_leaf_of_causes_opens_the_card_of_its_factor(app):
    why = Why(app, played(days=400), "scope1_t")
    app.scenes = [why]
    app.draw(app.screen)
    shown = [widget.message for panel in why.page.panels for widget in panel.widgets]
    asked = [message for message in shown if message[0] == "codex"]
    assert len(asked) == 1
    change = why.on(asked[0])
    assert isinstance(change, Push)
    assert change.scene.item.kind == "factor"


def test_the_inspector_opens_the_card_of_a_building(app, island):
    change = island.on(("codex", "technology.pv_farm"))
    assert change.scene.chosen == "technology.pv_farm"


def test_sources_and_units_are_written_in_words():
    assert subscripted("kg CO2e/kg") == "kg CO₂e/kg"
    assert cited("technology_data: onwind lifetime").endswith(": onwind lifetime")
    assert cited("technology_data").startswith("Technology costs")


def test_a_warming_potential_says_of_which_gas_and_set_it_is():
    found = read_factors().get("gwp.AR5.CH4")
    assert (found.value, unit_words(found)) == (28.0, "kg CO₂e/kg CH₄ · AR5")
