"""The sheet of causes: who did it, and the island without a decision."""

import pygame
import pytest
from clicks import click_on, press

from game import causes
from game.scenes.dispatch import Dispatch
from game.scenes.example import played, short
from game.scenes.why import Why
from game.scenes.whydays import worst_days
from game.scenes.whywithout import ALL

pytestmark = pytest.mark.slow


@pytest.fixture
def scene(app):
    scene = Why(app, played(days=400), "gross_t")
    app.scenes = [scene]
    return scene


def waited(scene):
    while scene.is_waiting:
        scene.update(0.01)


def test_a_sheet_shows_the_island_without_every_decision(app, scene):
    """With less without, account by account, is what the decisions did."""
    assert scene.on(("mode", "without")) is None
    assert scene.is_waiting
    app.draw(app.screen)
    waited(scene)
    mine = scene.session.explain("gross_t", *scene.span).amount
    assert scene.tree.amount == pytest.approx(
        sum(child.amount for child in scene.tree.children)
    )
    assert 0.0 < abs(scene.tree.amount) < mine
    app.draw(app.screen)


def test_one_decision_after_another_can_be_left_out(app, scene):
    scene.on(("mode", "without"))
    first = scene.without.decisions[0]
    scene.on(("decision", 1))
    assert scene.without.chosen == first
    waited(scene)
    app.draw(app.screen)
    assert set(scene.without.trees) == {ALL, first}
    scene.on(("decision", -1))
    assert scene.without.chosen == ALL
    assert not scene.is_waiting


def test_an_island_without_decisions_says_that_there_are_none(app):
    from sim_core.session import Session

    session = Session.new(played(days=400).level)
    session.advance(3)
    scene = Why(app, session, "gross_t")
    assert scene.reason("without") == scene.style.say("why.no_decisions")


def test_rows_of_a_change_say_who_caused_them(scene):
    scene.on(("mode", "month"))
    told = {cause.who for cause in scene.tree.children}
    assert told <= {"you", "nature", "calendar", "others"}
    assert "nature" in told


def test_a_narrow_window_shows_a_leaf_in_place_of_the_tree(app, scene):
    app.style.scale = 1.5
    app.draw(app.screen)
    path = scene.chosen
    assert scene.tree.children
    click_on(app, ("row", path))
    assert scene.is_open
    app.draw(app.screen)
    click_on(app, ("back",))
    assert not scene.is_open


def test_escape_leaves_the_leaf_first_and_then_the_sheet(app, scene):
    app.scenes = [scene, scene]
    app.style.scale = 1.5
    app.draw(app.screen)
    click_on(app, ("details",))
    assert scene.is_open
    press(app, pygame.K_ESCAPE)
    assert (scene.is_open, len(app.scenes)) == (False, 2)
    press(app, pygame.K_ESCAPE)
    assert len(app.scenes) == 1


def test_power_that_was_not_served_leads_to_its_worst_day(app):
    session = short()
    scene = Why(app, session, "unserved_mwh")
    app.scenes = [scene]
    app.draw(app.screen)
    worst = worst_days(scene)[0]
    click_on(app, ("charts", worst.day))
    sheet = app.scenes[-1]
    assert isinstance(sheet, Dispatch)
    assert sheet.day.day == worst.day
    assert float(sheet.day.unserved_mw.sum()) == pytest.approx(worst.missing_mwh)


def test_carbon_of_building_is_told_as_buildings_times_tonnes_of_one(scene):
    """Tonnes of the books are whole buildings times the number of the sheet."""
    catalogue = scene.session.catalogue
    found = [
        cause
        for cause in causes.leaves(scene.tree)
        if str(cause.values["activity"]).startswith("embodied/")
    ]
    assert found
    for cause in found:
        each_t = catalogue.get(cause.values["place"]).embodied_tco2e
        assert (cause.leaf.unit, cause.leaf.t_per_unit) == ("built", each_t)
        assert cause.leaf.amount == pytest.approx(round(cause.leaf.amount))
        assert cause.leaf.amount * each_t == pytest.approx(cause.amount)
