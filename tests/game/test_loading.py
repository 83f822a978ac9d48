"""The word while an island is read."""

import time

from game.scenes.base import Reset
from game.scenes.island import Island
from game.scenes.loading import Loading, started


def passed(app, loading):
    """What the scene asks for in the end, and how full its bar was on the way."""
    shares = []
    while (change := loading.update(1 / 60)) is None:
        shares.append(loading.share())
        time.sleep(0.005)
    return change, shares


def test_an_island_is_read_beside_the_loop_while_a_bar_fills(app):
    change, shares = passed(app, started(app).scene)
    assert isinstance(change, Reset)
    assert isinstance(change.scene, Island)
    assert shares == sorted(shares)
    assert 0.0 < shares[0] < shares[-1] <= 1.0


def test_without_threads_it_is_read_in_the_loop(app):
    loading = Loading(app, lambda app: "read", lambda app, found: found + " and shown")
    loading.crew.hire = lambda count: None
    change, _ = passed(app, loading)
    assert change == Reset("read and shown")
