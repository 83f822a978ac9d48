"""Away time is the same days, played by the same core."""

import pytest

from sim_core.away import days_due
from sim_core.commands import Build, Demolish
from sim_core.content import read_level
from sim_core.session import Session

LEVEL = "campaign/first_light_bay"


@pytest.fixture(scope="module")
def level():
    return read_level(LEVEL)


def test_a_minute_is_a_day_and_eight_hours_are_the_cap():
    assert days_due(0.5) == 30
    assert days_due(8.0) == 480
    assert days_due(100.0) == 480
    assert days_due(-1.0) == 0


@pytest.mark.slow
def test_catching_up_equals_watching_bit_for_bit(level):
    away, watched = Session.new(level), Session.new(level)
    for session in (away, watched):
        session.submit(Build("pv_farm", (24, 9)))
        session.advance(3)
    report = away.catch_up(2.25)
    for _ in range(135):
        watched.advance(1)
    assert report.days == 135
    assert away.state_hash() == watched.state_hash()


@pytest.mark.slow
def test_the_report_says_what_the_books_say(level):
    session = Session.new(level)
    budget = session.state.budget_yuan
    session.submit(Build("pv_farm", (24, 9)))
    report = session.catch_up(1.0)
    books = session.explain("net_t", 0, 59)
    assert (report.first_day, report.last_day) == (0, 59)
    assert report.carbon.amount == books.amount
    assert sum(report.net_t_by_day) == pytest.approx(books.amount)
    assert report.after[0] - budget == pytest.approx(report.money.amount)
    assert [name for _, name in report.finished] == ["pv_farm"]


@pytest.mark.slow
def test_it_stops_before_the_level_ends(level):
    session = Session.new(level)
    session.advance(1800)
    report = session.catch_up(8.0)
    assert report.stopped_by == "end"
    assert not session.is_over


@pytest.mark.slow
def test_it_stops_a_month_before_a_mandate_would_be_lost(level):
    session = Session.new(level)
    without_power_plants(session)
    watched = session.fork()
    while not watched.is_over:
        watched.advance(1)
    assert watched.state.outcome == "lost_support"
    report = session.catch_up(8.0)
    assert report.stopped_by == "loss"
    assert report.days == watched.state.day - 30
    assert not session.state.outcome


def without_power_plants(session):
    buildings = session.state.buildings
    for uid, kind in zip(buildings.uid, buildings.tech, strict=True):
        if session.catalogue.technologies[int(kind)].model == "thermal":
            session.submit(Demolish(int(uid)))


@pytest.mark.slow
def test_an_island_without_power_sells_nothing_and_loses_its_people(level):
    session = Session.new(level)
    without_power_plants(session)
    session.advance(90)
    sales = [
        leaf.amount
        for group in session.explain("cash_yuan").children
        for leaf in group.children
        if leaf.values["activity"] == "sales"
    ]
    # Only the fishing fleet, which runs on its own diesel, earns: 1.8 M yuan a year.
    assert sales == pytest.approx([1.8e6 * 90 / 365])
    assert session.state.support < 30.0
    assert session.state.residents < 3600.0


def test_nothing_happens_in_less_than_a_minute(level):
    session = Session.new(level)
    assert session.catch_up(0.01) is None
    assert session.state.day == 0
