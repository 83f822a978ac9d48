"""The advisor names what takes most from support."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from game.scenes.advisor import advice
from game.scenes.example import played
from game.scenes.news import _residents

pytestmark = pytest.mark.slow
GOOD = dict.fromkeys(
    ("reliability", "homes", "bills", "jobs", "services", "air", "nature", "purse",
     "fairness"), 100.0,
)  # fmt: skip


def quiet():
    """An island on which power was never short."""
    return SimpleNamespace(ledger=SimpleNamespace(figure=lambda *asked: 0.0))


def shown(support, **parts):
    found = played().snapshot()
    today = replace(found.today, supply=())
    return replace(
        found, support=support, support_parts=GOOD | parts, budget_yuan=1.0, today=today
    )  # fmt: skip


def test_the_part_that_takes_most_is_named_and_not_the_lowest():
    """Air takes 0.16 × 86 = 13.8 points, nature 0.10 × 91 = 9.1."""
    found = advice(quiet(), shown(38.0, air=14.0, nature=9.0))
    assert found.key == "advice.support_air"


def test_power_is_named_where_it_holds_all_the_rest_down():
    found = advice(quiet(), shown(38.0, reliability=20.0, air=14.0))
    assert found.key == "advice.support_reliability"


def test_support_on_its_way_far_down_is_told_before_it_is_low():
    """Power at 30 lets support be 30 at most; it stands at 62."""
    found = advice(quiet(), shown(62.0, reliability=30.0))
    assert found.key == "advice.falling"
    assert dict(found.values) == {"value": "30", "part": "reliability"}


def test_residents_say_a_word_when_support_falls_sharply(app):
    """From 62 to 56 is more than five points, to 58 is not."""
    before = shown(62.0)
    notes = list(_residents(app.style, before, shown(56.0, reliability=60.0)))
    assert app.style.say("residents.reliability") in notes[0].words
    assert notes[0].then == ("why", "support")
    assert not list(_residents(app.style, before, shown(58.0, reliability=60.0)))
