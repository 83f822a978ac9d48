"""The card at the end of a mandate says what is still open to the player."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.scenes.ending import Ending
from game.scenes.example import played
from game.scenes.keepsake import keepsakes

pytestmark = pytest.mark.slow


def card(app, day, over_t=0.0, outcome="won"):
    shown = played().snapshot()
    jar = replace(shown.jar, emitted_t=shown.jar.budget_t + over_t, removed_t=0.0)
    return Ending(app, replace(shown, day=day, jar=jar), outcome)


def labels(scene):
    return [choice.words for choice in scene.choices()]


def test_one_who_wins_early_is_told_to_build_on(app):
    """31 December 2025 is day 1824; on the day after nothing more is built."""
    early, late = card(app, 1824), card(app, 1825)
    say = app.style.say
    assert say("ending.on") in labels(early)
    assert "2025" in early.lines()[0]
    assert say("ending.look") in labels(late)
    assert late.lines() == (say("ending.won_say"),)


def test_a_jar_that_ran_over_is_told_on_the_winners_card(app):
    """5,000 t over a budget of 180 kt."""
    assert len(card(app, 1000).lines()) == 1
    words = card(app, 1000, over_t=5000.0).lines()[1]
    assert "5,000 t" in words
    assert "180 kt" in words


def test_the_card_of_a_win_shows_the_island_as_it_was_and_as_it_is(app, session):
    before, now = keepsakes(app, session, session.snapshot())

    assert before.get_size() == now.get_size() == app.screen.get_size()
    changed = pygame.surfarray.pixels3d(before) != pygame.surfarray.pixels3d(now)
    assert changed.any()
    # Neither is one flat colour.
    assert all(
        len(np.unique(pygame.surfarray.array2d(one))) > 1000 for one in (before, now)
    )
