"""What a tonne costs: measures by price, and their places under other factors."""

import pytest

from game.scenes.base import Push
from game.scenes.choices import ChoiceSheet
from game.scenes.choicework import ChoiceWork
from game.scenes.example import choices_of, played
from game.scenes.pathway import PathwaySheet
from game.scenes.why import Why
from sim_core.commands import Build

pytestmark = pytest.mark.slow


@pytest.fixture
def scene(app):
    session = played(days=800)
    app.shelf["choices"] = choices_of(session)
    scene = ChoiceSheet(app, session)
    app.scenes = [scene]
    return scene


def test_measures_stand_in_order_of_their_price(app, scene):
    prices = [option.yuan_per_t[1] for option in scene.useful()]
    assert prices == sorted(prices)
    assert len(scene.choices.options) == len(scene.work.wanted)
    app.draw(app.screen)


def test_a_bar_and_its_row_are_chosen_together(app, scene):
    kind = scene.useful()[0].kind
    scene.on(("option", kind))
    assert scene.chosen == kind
    app.draw(app.screen)
    scene.on(("option", kind))
    assert scene.chosen == ""


def test_places_of_an_option_are_those_of_the_three_orders(scene):
    found = scene.choices
    for option in found.options:
        for number, place in enumerate(option.rank):
            assert found.order[number][place] == option.kind
    assert found.flips == (len(set(found.order)) > 1)


def test_options_come_in_one_by_one_and_are_of_their_day(app):
    session = played(days=800)
    work = ChoiceWork(session)
    work.crew.size = 0
    assert work.update()
    assert any(isinstance(command, Build) for command in work.wanted)
    work.wanted = work.wanted[:2]
    assert work.update()
    assert not work.is_done
    work.finish()
    assert work.is_done
    assert not work.update()


def test_pathway_and_causes_lead_there(app):
    session = played(days=800)
    app.shelf["choices"] = choices_of(session)
    for scene in (PathwaySheet(app, session), Why(app, session)):
        change = scene.on(("choices",))
        assert isinstance(change, Push)
        assert isinstance(change.scene, ChoiceSheet)
