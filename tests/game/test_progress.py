"""Stars that were won are kept beside the saves, and only ever grow."""

import pytest
from clicks import click_on

from game.progress import FILE_NAME, keep_stars, read_progress
from game.scenes.campaign import islands
from game.scenes.levels import Levels

LEVEL = "campaign/first_light_bay"


def test_only_a_better_result_is_written_down(tmp_path):
    keep_stars(tmp_path, LEVEL, 3)
    keep_stars(tmp_path, LEVEL, 2)
    keep_stars(tmp_path, "own/rock", 1)
    assert read_progress(tmp_path) == {LEVEL: 3, "own/rock": 1}


@pytest.mark.parametrize(
    "text", ["", "[[", "a = 9", 'a = "5"', "a = true", "\x00", "a = -1"]
)
def test_a_file_that_makes_no_sense_counts_as_no_stars(tmp_path, text):
    (tmp_path / FILE_NAME).write_text(text)
    assert read_progress(tmp_path) == {}


def test_an_island_keeps_the_stars_of_its_goals_when_it_is_saved(app, island):
    island.save()
    assert read_progress(app.folder) == {}
    goals = [goal.goal for goal in island.snapshot.goals]
    assert len(goals) == 5
    keep_stars(app.folder, island.session.level.path, 2)
    island.save()
    assert read_progress(app.folder) == {LEVEL: 2}
    (app.folder / FILE_NAME).unlink()


def test_the_choice_of_islands_shows_the_stars(app):
    keep_stars(app.folder, LEVEL, 4)
    scene = Levels(app)
    app.scenes = [scene]
    app.draw(app.screen)
    assert scene.stars(islands()[0]) == 4
    click_on(app, ("island", 3))
    assert scene.chosen == 3
    (app.folder / FILE_NAME).unlink()
