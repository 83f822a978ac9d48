"""The away report: sums, days to compare with, and doors that answer."""

from dataclasses import replace

import pygame
import pytest
from clicks import click_on, press

from game.scenes.away import Away, days_before
from game.scenes.awaycards import (
    CARDS,
    CarbonCard,
    ChangesCard,
    MoneyCard,
    PowerCard,
)
from game.scenes.awayshort import MOST_SHORTAGES
from game.scenes.awaytime import days_words
from game.scenes.base import Push
from game.scenes.dispatch import Dispatch
from game.scenes.example import played, short
from game.scenes.why import Why

pytestmark = pytest.mark.slow


@pytest.fixture
def scene(app):
    session = played(days=300)
    found = Away.of(app, session, session.catch_up(3.1))
    app.scenes = [found]
    app.draw(app.screen)
    return found


@pytest.mark.parametrize("kind", [CarbonCard, ChangesCard, MoneyCard])
def test_rows_add_up_to_their_head(scene, kind):
    card = kind(scene.shown, scene.style)
    whole = card.column.whole(card.tree.amount)
    assert sum(shown for _, shown in card.rows) == pytest.approx(whole)


def test_a_place_has_one_row_in_each_scope(scene):
    card = CarbonCard(scene.shown, scene.style)
    names = [(c.values["place"], c.values["scope"]) for c, _ in card.rows if c]
    assert len(names) == len(set(names))


def test_power_adds_up_to_a_hundred_percent(scene):
    card = PowerCard(scene.shown, scene.style)
    assert sum(row[-1] for row in card.sources) == pytest.approx(100.0)


def test_days_are_compared_with_a_year_ago_where_there_was_one():
    early, late = played(days=60), played(days=420)
    # 72 days away from day 60 on: neither a year nor as many days lie before.
    assert days_before(early.catch_up(1.2)) == ("none", None)
    first, last = 420 - 365, 420 - 365 + 71
    assert days_before(late.catch_up(1.2)) == ("year", (first, last))
    assert days_before(played(days=300).catch_up(3.1)) == ("days", (114, 299))


def test_every_card_has_its_place_once(scene):
    kinds = [type(card) for card, _ in scene.page.panels[2].placed(1400.0, 500.0)[0]]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) <= set(CARDS)


def test_every_row_opens_causes_that_sum(app, scene):
    messages = {w.message for w in scene.page.panels[2].widgets}
    assert len(messages) > 10
    for message in messages:
        change = scene.on(message)
        assert isinstance(change, Push)
        assert isinstance(change.scene, Why)


def test_each_shortage_opens_its_own_day_with_the_hour_that_lacked_most(app):
    session = short()
    scene = Away.of(app, session, session.catch_up(2.0))
    app.scenes = [scene]
    app.draw(app.screen)
    worst = max(scene.report.shortages, key=lambda one: one.missing_mwh)
    asked = [
        w.message for w in scene.page.panels[2].widgets if w.message[0] == "charts"
    ]
    assert len(set(asked)) == len(asked) == MOST_SHORTAGES
    sheet = scene.on(asked[0]).scene
    assert isinstance(sheet, Dispatch)
    assert sheet.day.day == worst.day
    assert float(sheet.day.unserved_mw.sum()) == pytest.approx(worst.missing_mwh)
    assert sheet.pinned == int(sheet.day.unserved_mw.argmax())


def test_enter_goes_on_even_after_a_click_on_a_row(app, scene):
    app.scenes = [scene, scene]
    click_on(app, next(w.message for w in scene.page.panels[2].widgets))
    app.scenes = [scene, scene]
    press(app, pygame.K_RETURN)
    assert len(app.scenes) == 1


def test_enter_goes_on_with_the_game(app, scene):
    app.scenes = [scene, scene]
    press(app, pygame.K_RETURN)
    assert len(app.scenes) == 1


@pytest.mark.parametrize(("days", "said"), [(1, "This day"), (2, "These 2 days")])
def test_one_day_away_is_one_day_and_one_date(app, scene, days, said):
    scene.report = replace(scene.report, days=days)
    first, last = (scene.date(scene.report.first_day + n) for n in (0, days - 1))
    assert scene.second().count(first) == 1
    assert scene.second().count(last) == 1
    assert "1 days" not in scene.second()
    assert days_words(app.style, scene.report) == said
