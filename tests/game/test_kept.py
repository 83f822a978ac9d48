"""Every island has saves of its own, and the first of each year stays."""

import time

import pytest
from clicks import click_on

from game import kept
from game.scenes.kept import Kept
from game.scenes.loading import continued, started
from game.scenes.saved import restore_points

LEVEL = "campaign/first_light_bay"


def opened(app, change):
    """The scene behind the loading of one, put in place of those that are open."""
    from game.scenes.base import Reset

    app.change(Reset(change.scene.make(app)))
    return app.scenes[0]


@pytest.fixture
def first(app, island):
    island.session.advance(3)
    island.save()
    return island


def test_a_new_island_leaves_the_old_ones_saves_alone(app, first):
    second = opened(app, started(app, LEVEL))
    second.save()

    assert (first.save_name, second.save_name) == ("island", "island-2")
    again = opened(app, continued(app, "island"))
    assert again.session.state.day == 3


def test_leaving_for_another_island_saves_each_under_its_own_name(app, first):
    second = opened(app, started(app, LEVEL))
    second.session.advance(5)
    again = opened(app, continued(app, "island"))

    assert again.session.state.day == 3
    assert opened(app, continued(app, "island-2")).session.state.day == 5


def test_the_first_save_of_a_year_stays_when_later_ones_go(app, island):
    # 2021-01-04, four later saves, and 2022-01-03.
    for days in (3, 30, 30, 30, 30, 244):
        island.session.advance(days)
        island.save()

    years = [path.name for path in kept.yearly_saves(app.folder, "island")]
    assert years == ["island@2022.isle", "island@2021.isle"]
    # The oldest of three recent saves is that of day 93; today is no day to go back to.
    dates = [date for _, date in restore_points(app)]
    assert dates == ["2021-04-04", "2021-01-04"]


def test_the_island_played_last_is_gone_on_with(app, first):
    second = opened(app, started(app, LEVEL))
    time.sleep(0.02)
    second.save()

    assert kept.newest_name(app.folder) == "island-2"


def test_an_island_that_is_let_go_takes_all_its_saves_along(app, first):
    scene = Kept(app)
    app.scenes.append(scene)
    app.draw(app.screen)
    click_on(app, ("forget", "island"))
    click_on(app, ("yes",))

    assert not list(app.folder.glob("*.isle"))
    assert scene.islands == []


def test_foreign_files_are_no_islands(app, first):
    for name in ("island.isle.new", "mine.isle", "island-x.isle"):
        (app.folder / name).write_bytes(b"")

    assert kept.kept_names(app.folder) == ["island"]


def test_no_time_passes_on_an_island_that_is_gone_back_to(app, first):
    """Ten hours after the save: away for those who left, not for those who return."""
    path = kept.recent_saves(app.folder, "island")[0]
    card = {"name": {}, "date": "2021-01-04", "saved_at": time.time() - 36_000}
    first.session.save(app.folder, "island", card=card)

    back = opened(app, continued(app, "island", is_back=True))
    assert back.session.state.day == 3
    assert opened(app, continued(app, path=path)).session.state.day == 3
    first.session.save(app.folder, "island", card=card)
    assert opened(app, continued(app, "island")).session.state.day > 3
