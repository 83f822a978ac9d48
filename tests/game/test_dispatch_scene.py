"""Power of a day: days that have passed, and what was missing when."""

import numpy as np
import pygame
import pytest
from clicks import click_on, press

from game.scenes import doors
from game.scenes.daystack import shortage_causes, stack_of
from game.scenes.daywork import DayWork
from game.scenes.dispatch import Dispatch, opened
from game.scenes.example import played, short
from game.scenes.hourcard import change_key, shown_changes
from game.text import say
from sim_core.past import day_played, short_days
from sim_core.session import Session

pytestmark = pytest.mark.slow


@pytest.fixture
def lacking():
    return short()


@pytest.fixture
def worst(lacking):
    days = short_days(lacking, 0, lacking.state.day)
    return max(days, key=lambda one: one.missing_mwh)


@pytest.fixture
def scene(app, lacking, worst):
    scene = opened(app, lacking, worst.day)
    app.scenes = [scene]
    app.draw(app.screen)
    return scene


def test_the_day_and_hour_of_a_shortage_open_with_what_it_lacked(scene, worst):
    """Hours sum to the MWh of the books; the hour is the one that lacks most."""
    assert scene.day.day == worst.day
    missing = scene.day.unserved_mw
    assert float(missing.sum()) == pytest.approx(worst.missing_mwh)
    assert scene.pinned == int(np.argmax(missing))
    assert scene.is_short(scene.pinned)


def test_page_keys_turn_the_day_and_stop_at_both_ends(app, scene, worst):
    press(app, pygame.K_PAGEUP)
    assert scene.day.day == worst.day - 1
    press(app, pygame.K_PAGEDOWN)
    assert scene.day.day == worst.day
    scene.turn_to(scene.last_day)
    press(app, pygame.K_PAGEDOWN)
    assert scene.day.day == scene.last_day
    scene.turn_to(0)
    press(app, pygame.K_PAGEUP)
    assert scene.day.day == 0


def test_with_shift_they_go_to_the_next_day_that_lacked_power(app, scene):
    scene.turn_to(scene.last_day)
    press(app, pygame.K_PAGEUP, pygame.KMOD_SHIFT)
    before = [day for day in scene.short if day < scene.last_day]
    assert scene.day.day == before[-1]
    assert scene.is_short(scene.pinned)


def test_arrows_go_over_midnight_to_the_next_day(app, scene, worst):
    scene.pinned = 23
    press(app, pygame.K_RIGHT)
    assert (scene.day.day, scene.pinned) == (worst.day + 1, 0)
    press(app, pygame.K_LEFT)
    assert (scene.day.day, scene.pinned) == (worst.day, 23)


def test_changes_and_the_gap_before_them_add_up_to_the_gap(scene):
    stack, hour = stack_of(scene.day), scene.pinned
    base, changes = shortage_causes(stack, hour)
    missing = float(stack.unserved[base]) + sum(changes.values())
    # Changes below 5 kW are left out of the list.
    assert missing == pytest.approx(float(stack.unserved[hour]), abs=0.03)


def test_a_change_is_told_by_its_way_and_none_that_is_written_as_zero():
    """0.04 MW is written 0.0: no row. Lower demand eases the gap: not "more"."""
    changes = {"solar": 0.04, "demand": -0.3, "coal": 1.5, "wind": 2.0}
    rows = shown_changes(changes)
    assert rows == [("wind", 2.0), ("coal", 1.5), ("demand", -0.3)]
    keys = [change_key(name, mw) for name, mw in rows]
    assert keys == ["short.wind", "short.other", "eased.demand"]
    assert say(keys[2], "zh", hour="18") == "需求比 18 时低"
    assert say("short.demand", "en", hour="18") == "more demand than at 18:00"


def test_a_days_table_is_named_by_the_date_that_is_shown(app, scene):
    scene.turn_to(0)
    click_on(app, ("export",))
    path = app.folder / "reports" / "day_2021-01-01.csv"
    assert path.exists()
    assert str(path) in scene.note
    rows = path.read_text(encoding="utf-8").splitlines()
    assert len(rows) == 1 + 24
    press(app, pygame.K_LEFT)
    assert scene.note == ""


@pytest.mark.parametrize("scale", [1.75, 2.0])
def test_a_narrow_window_has_tabs_for_the_price_and_the_hour(app, scene, scale):
    app.style.scale = scale
    app.draw(app.screen)
    assert scene.tab == "hour"
    click_on(app, ("tab", "price"))
    click_on(app, ("tab", "power"))
    click_on(app, ("hour", 3))
    assert (scene.tab, scene.pinned) == ("hour", 3)
    click_on(app, ("export",))
    assert scene.note


def test_an_old_day_of_a_loaded_island_is_played_again_beside_the_loop(
    app, lacking, tmp_path
):
    loaded = Session.load(lacking.save(tmp_path))
    work = DayWork(loaded)
    assert work.get(5) is None
    while not work.update():
        pygame.time.wait(5)
    expected = day_played(lacking, 5)
    assert np.array_equal(work.get(5).demand_mw, expected.demand_mw)


def test_the_island_opens_a_message_of_a_shortage_at_its_day(app, island):
    island.session.advance(4)
    island.look()
    sheet = doors.of_island(island, "charts", 2)
    assert isinstance(sheet, Dispatch)
    assert sheet.day.day == 2
    assert doors.of_island(island, "charts").day.day == 3


def test_a_diesel_set_is_called_diesel(app):
    session = played()
    item = session.catalogue.get("diesel_set")
    assert item.options["group"] == "diesel"
    assert app.style.say("group.diesel") == "diesel"


def test_the_button_of_a_short_day_leads_to_it(app, lacking):
    scene = Dispatch(app, lacking)
    app.scenes = [scene]
    app.draw(app.screen)
    way = -1 if scene.next_short(-1) is not None else 1
    wanted = scene.next_short(way)
    click_on(app, ("day", wanted, "short"))
    assert scene.wanted == wanted
