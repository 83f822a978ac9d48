"""Support told as what was lost: by part, since when, and what weighs most."""

import pytest
from builders import new_session

from sim_core.session import Session
from sim_core.standing_support import (
    Month,
    fallen_most,
    lost_by,
    points_of,
    support_cause,
    support_change,
    worst_of,
)

CATALOGUE = new_session().catalogue
# Weights in rules.toml: power 0.20, homes 0.20, air 0.16, nature and bills and jobs
# 0.10, services 0.06, purse and fairness 0.04.
WELL = dict.fromkeys(
    ("reliability", "homes", "bills", "jobs", "services", "air", "nature", "purse",
     "fairness"), 100.0,
)  # fmt: skip


def month(support, **parts):
    return Month(31, support, WELL | parts)


def test_a_part_takes_its_weight_times_what_it_lacks():
    """Air at 14 of 100 lacks 86: 0.16 × 86 = 13.8 points; nature 0.10 × 91.1 = 9.1."""
    lost = lost_by(CATALOGUE, month(60.0, air=14.0, nature=8.9))
    assert lost["air"] == pytest.approx(-13.76)
    assert lost["nature"] == pytest.approx(-9.11)
    assert worst_of(CATALOGUE, month(60.0, air=14.0, nature=8.9)) == "air"


def test_power_cuts_answer_for_all_that_they_hold_down():
    """Power at 30: 14 points by weight; the rest is 86 and may be no more than 30."""
    cut = month(62.0, reliability=30.0)
    points = points_of(CATALOGUE, cut)
    assert points["reliability"] == pytest.approx(-14.0)
    assert points["dark"] == pytest.approx(-56.0)
    assert points["moving"] == pytest.approx(32.0)
    assert lost_by(CATALOGUE, cut)["reliability"] == pytest.approx(-70.0)
    tree = support_cause(CATALOGUE, cut)
    assert tree.amount == pytest.approx(62.0)
    power = next(c for c in tree.children if c.key.endswith("reliability"))
    assert [c.amount for c in power.children] == pytest.approx([-56.0, -14.0])


def test_a_change_of_support_is_told_part_by_part():
    """Air from 50 to 25 takes 0.16 × 25 = 4 more; support was on its way and still is.

    92 are due before and 88 after; support went from 90 to 89: −2 becomes +1.
    """
    before, after = month(90.0, air=50.0), month(89.0, air=25.0)
    tree = support_change(CATALOGUE, before, after)
    rows = {c.key.rsplit(".", 1)[-1]: c.amount for c in tree.children}
    assert rows == pytest.approx({"air": -4.0, "moving": 3.0})
    assert tree.amount == pytest.approx(-1.0)
    assert fallen_most(CATALOGUE, before, after) == "air"
    assert fallen_most(CATALOGUE, after, before) == ""


def test_before_the_first_month_there_is_only_the_start():
    assert points_of(CATALOGUE, Month(0, 62.0, {})) == {"start": 62.0}
    assert worst_of(CATALOGUE, Month(0, 62.0, {})) == ""


def test_months_are_kept_by_a_session_and_its_save(tmp_path):
    """1 February is day 31, 1 March day 59."""
    session = new_session()
    session.advance(70)
    assert [kept.day for kept in session.months] == [31, 59]
    assert session.months[-1].support == session.state.support
    loaded = Session.load(session.save(tmp_path))
    assert loaded.months == session.months
    tree = loaded.compare("support", (0, 39), (40, 69))
    assert tree.amount == pytest.approx(
        session.months[1].support - session.months[0].support
    )


def test_a_twin_goes_its_own_way_with_its_own_months():
    session = new_session()
    twin = session.fork()
    twin.advance(40)
    assert (len(session.months), len(twin.months)) == (0, 1)
    session.adopt(twin)
    assert session.months == twin.months
