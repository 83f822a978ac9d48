"""What a tonne costs: measures by price, and their places under other factors."""

import pytest
from clicks import click_on

from game.scenes.base import Push
from game.scenes.choices import ChoiceSheet
from game.scenes.choicework import ChoiceWork
from game.scenes.example import begun_work, choices_of, played
from game.scenes.island import Island
from game.scenes.pathway import PathwaySheet
from game.scenes.why import Why
from sim_core.commands import Build, Upgrade

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
    command = scene.useful()[0].command
    scene.on(("option", command))
    assert scene.chosen == command
    app.draw(app.screen)
    scene.on(("option", command))
    assert scene.chosen is None


def test_rows_of_one_name_say_whether_they_are_built_or_changed(scene):
    shown = [(scene.name_of(o), scene.second_of(o)) for o in scene.choices.options]
    names = [name for name, _ in shown]
    assert len(names) > len(set(names))
    assert len(shown) == len(set(shown))


def test_no_verdict_is_given_before_all_are_counted(app, scene):
    ranking = scene.page.panels[3]
    whole = ranking._verdict()
    assert whole[0] in ("choices.flips", "choices.holds")
    begun = ChoiceSheet(app, scene.session)
    begun.work = begun_work(scene.session)
    begun.work.options = begun.work.options[:1]
    assert begun.page.panels[3]._verdict()[0] == "choices.order_open"


def test_a_chosen_measure_leads_back_to_the_island_with_it_in_hand(app, scene):
    island = Island(app, scene.session)
    app.scenes = [island, PathwaySheet(app, scene.session), scene]
    option = next(o for o in scene.useful() if isinstance(o.command, Build))
    scene.on(("option", option.command))
    app.draw(app.screen)
    click_on(app, ("build",))
    assert app.scenes == [island]
    assert island.kind == option.kind


def test_a_chosen_change_leads_to_the_building_that_may_change(app, scene):
    island = Island(app, scene.session)
    app.scenes = [island, scene]
    found = (o for o in scene.choices.options if isinstance(o.command, Upgrade))
    option = next(found)
    scene.on(("option", option.command))
    app.draw(app.screen)
    click_on(app, ("build",))
    assert app.scenes == [island]
    assert (island.selected, island.tab) == (option.command.uid, "upgrade")


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
