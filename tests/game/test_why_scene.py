"""The sheet of causes: who did it, and the island without a decision."""

import pytest
from clicks import click_on

from game.scenes.example import played
from game.scenes.why import Why
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
