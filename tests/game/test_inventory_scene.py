"""The inventory: amounts that add up, reasons where there are none."""

import pygame
import pytest
from clicks import click_on, press

from game.scenes import doors
from game.scenes.base import Push
from game.scenes.example import played
from game.scenes.inventory import Inventory
from game.scenes.report import Report
from game.scenes.why import Why

pytestmark = pytest.mark.slow


@pytest.fixture
def scene(app):
    found = Inventory(app, played(days=800), 2021)
    app.scenes = [found]
    app.draw(app.screen)
    return found


def test_scopes_and_categories_add_up_as_they_are_shown(scene):
    rows = scene.rows()
    scopes = [row for row in rows if row.category is None]
    whole = scene.column.whole(scene.found.totals.gross.t)
    assert sum(row.shown for row in scopes) == pytest.approx(whole)
    for head in scopes:
        parts = [r.shown for r in rows if r.category and r.scope is head.scope]
        assert sum(parts) == pytest.approx(head.shown)


def test_all_fifteen_categories_are_there_with_tonnes_or_a_reason(scene):
    numbered = [row.category for row in scene.rows() if row.category]
    numbered = [category for category in numbered if category.number]
    assert [category.number for category in numbered] == list(range(1, 16))
    for category in numbered:
        assert bool(category.lines) == (category.reason is None)


def test_a_category_without_tonnes_says_why_its_tree_cannot_be_opened(scene):
    app = scene.app
    empty = next(
        row.category.id
        for row in scene.rows()
        if row.category and not row.category.lines and row.scope.number == 3
    )
    scene.on(("category", (3, empty)))
    app.draw(app.screen)
    button = scene.page.widget(("why", "scope3_t", empty))
    assert button.reason
    click_on(app, ("category", (1, "stationary_combustion")))
    change = scene.on(("why", "scope1_t", "stationary_combustion"))
    assert isinstance(change, Push)
    assert isinstance(change.scene, Why)


def test_the_report_leads_to_a_category(app):
    report = Report(app, played(days=800))
    change = report.on(("inventory", "waste"))
    assert change.scene.chosen == (3, "waste")


def test_a_narrow_window_shows_the_list_or_the_category(scene):
    app = scene.app
    app.style.scale = 2.0
    app.draw(app.screen)
    click_on(app, ("category", (1, "stationary_combustion")))
    assert scene.is_open
    click_on(app, ("back",))
    assert not scene.is_open


def test_years_turn_by_key_down_to_the_running_one(scene):
    press(scene.app, pygame.K_PAGEDOWN)
    assert scene.year == 2022
    press(scene.app, pygame.K_PAGEDOWN)
    assert not scene.found.is_whole_year
    press(scene.app, pygame.K_PAGEDOWN)
    assert scene.year == 2023


def test_there_is_no_inventory_before_the_first_day_is_over(app, island):
    assert doors.inventory(app, island.session) is None
    island.session.advance(1)
    assert doors.inventory(app, island.session).found.last_day == 0
