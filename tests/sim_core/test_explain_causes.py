"""Why a figure changed: causes that speak and add up to the last place."""

from functools import cache

import pytest
from builders import build, busy_session, new_session
from hypothesis import given, settings
from hypothesis import strategies as st

from sim_core.attribution import Exchange, shares
from sim_core.commands import Demolish
from sim_core.explain import FIGURES
from sim_core.explain_causes import changed, differing, without
from sim_core.ledger import ENERGY, Account
from sim_core.nature import curve
from sim_core.session import Session
from sim_core.spans import counts, fleet_with, span_of


@cache
def played() -> Session:
    return busy_session()


def total_of(session, figure, span):
    return session.explain(figure, *span).amount


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(
    st.sampled_from(sorted(FIGURES)),
    st.integers(0, 330),
    st.integers(0, 330),
    st.integers(1, 40),
)
def test_causes_add_up_to_the_change_in_the_books(figure, first, second, days):
    session = played()
    before, after = (first, first + days - 1), (second, second + days - 1)
    tree = changed(session, figure, before, after)
    wanted = total_of(session, figure, after) - total_of(session, figure, before)
    assert tree.amount == pytest.approx(wanted, rel=1e-9, abs=1e-6)
    for cause in tree.children:
        parts = sum(child.amount for child in cause.children)
        assert cause.amount == pytest.approx(parts, rel=1e-9, abs=1e-9)


@pytest.mark.slow
def test_the_same_days_planned_again_are_the_days_that_were_played():
    """With no cause exchanged the plans hold the books' own coal."""
    session = played()
    span = span_of(session, 200, 229)
    exchange = Exchange(session.planner, span, span)
    sums = exchange.value(frozenset())
    booked = session.ledger.amounts(200, 229)
    for number, account in enumerate(session.ledger.accounts):
        if account.kind == ENERGY:
            assert sums.get(account, 0.0) == pytest.approx(
                float(booked[number]), rel=1e-12, abs=1e-9
            )


@pytest.mark.slow
def test_a_turbine_is_told_apart_from_the_wind():
    """Built on day 40: January against February of other weather and a new turbine."""
    tree = changed(played(), "gross_t", (0, 29), (120, 149))
    by_key = {(c.key, c.values.get("kind")): c for c in tree.children}
    turbine = by_key["cause.built", "onshore_wind"]
    assert turbine.who == "you"
    assert turbine.amount < -100.0
    weather = by_key["cause.weather", None]
    assert weather.who == "nature"
    assert (
        weather.values["temperature_c_after"] > weather.values["temperature_c_before"]
    )
    assert by_key["cause.people", None].values["after"] > 0.0


@pytest.mark.slow
def test_a_leaf_shows_activity_factor_potential_source_year_table_and_boundary():
    tree = changed(played(), "scope1_t", (0, 29), (120, 149))
    coal = next(
        leaf
        for cause in tree.children
        for leaf in cause.children
        if leaf.values["place"] == "coal_plant_worn"
    )
    assert coal.leaf.amount * coal.leaf.t_per_unit == pytest.approx(coal.amount)
    assert sum(term.t for term in coal.leaf.terms) == pytest.approx(coal.amount)
    assert coal.leaf.year == 2006
    assert "2.2" in coal.leaf.tables
    assert coal.leaf.boundary == "direct"
    assert "ipcc_2006_v2" in coal.leaf.sources


@pytest.mark.slow
def test_spans_of_unequal_length_have_a_row_for_the_calendar():
    tree = changed(played(), "gross_t", (0, 29), (30, 90))
    assert any(cause.who == "calendar" for cause in tree.children)
    session = played()
    wanted = total_of(session, "gross_t", (30, 90)) - total_of(
        session, "gross_t", (0, 29)
    )
    assert tree.amount == pytest.approx(wanted)


@pytest.mark.slow
def test_a_fork_without_a_decision_shows_what_it_did():
    session = new_session()
    session.advance(20)
    without = session.fork()
    build(session, "onshore_wind")
    for island in (session, without):
        island.advance(330)
    span = (20, 349)
    tree = differing(session.planner, "gross_t", session, without, span)
    wanted = total_of(session, "gross_t", span) - total_of(without, "gross_t", span)
    assert tree.amount == pytest.approx(wanted)
    groups = {cause.key: cause.amount for cause in tree.children}
    assert groups["cause.group.scope1"] < 0.0 < groups["cause.group.scope3"] + 1e4


@pytest.mark.slow
def test_a_loaded_island_finds_its_days_again(tmp_path):
    """The state at the start of each plan is played again from the log."""
    session = played().fork()
    loaded = Session.load(session.save(tmp_path))
    spans = (10, 39), (200, 229)
    again = changed(loaded, "gross_t", *spans)
    assert again.amount == pytest.approx(changed(session, "gross_t", *spans).amount)


def test_a_demolished_building_is_a_change_too():
    session = new_session()
    session.advance(5)
    row = int((session.state.buildings.tech == session.catalogue.row("shops")).argmax())
    session.submit(Demolish(int(session.state.buildings.uid[row])))
    session.advance(5)
    tree = changed(session, "demand_mwh", (0, 4), (5, 9))
    closed = next(cause for cause in tree.children if cause.key == "cause.closed")
    assert closed.values == {"kind": "shops", "count": 1}
    assert closed.amount < 0.0


A, B = Account("energy", "a", "x", "MWh"), Account("energy", "b", "x", "MWh")


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=7), st.floats(-5, 5))
def test_parts_of_any_game_add_up_to_the_whole(worth, bonus):
    """Each player is worth something, and neighbours together a bonus."""
    players = [str(number) for number in range(len(worth))]

    def value(chosen):
        alone = sum(worth[int(p)] for p in chosen)
        pairs = sum(str(int(p) + 1) in chosen for p in chosen)
        return {A: alone + bonus * pairs, B: float(len(chosen))}

    parts = shares(value, players)
    for account in (A, B):
        whole = value(frozenset(players))[account] - value(frozenset())[account]
        total = sum(part.get(account, 0.0) for part in parts.values())
        assert total == pytest.approx(whole, abs=1e-8)


def test_two_equal_players_share_what_they_do_together():
    """Alone nothing, together 10: 5 each."""
    parts = shares(lambda chosen: {A: 10.0 if len(chosen) == 2 else 0.0}, ["p", "q"])
    assert parts["p"][A] == parts["q"][A] == pytest.approx(5.0)


@pytest.mark.slow
def test_fleets_follow_the_states_of_each_day():
    session = played()
    span = span_of(session, 30, 60)
    row = session.catalogue.row("pv_farm")
    first = counts(session.planner, span.states[0], 30)[row]
    last = counts(session.planner, span.states[-1], 60)[row]
    assert (first, last) == (1, 1)


def test_homes_are_never_more_than_full():
    session = new_session()
    count = counts(session.planner, session.state, 0)
    crowded = fleet_with(session.planner, count, 1e6)
    assert crowded.occupancy == 1.0
    half = fleet_with(session.planner, count, crowded.homes / 2)
    assert half.occupancy == pytest.approx(0.5)


@pytest.mark.slow
def test_an_island_is_played_again_without_one_decision():
    """The turbine is the third command of the busy session."""
    session = played()
    number = next(
        place for place, line in enumerate(session.log)
        if line.get("kind") == "onshore_wind"
    )  # fmt: skip
    other = without(session, number)
    assert other.state.day == session.state.day
    assert len(other.log) == len(session.log) - 1
    tree = differing(session.planner, "gross_t", session, other, (0, 364))
    wanted = total_of(session, "gross_t", (0, 364)) - total_of(
        other, "gross_t", (0, 364)
    )
    assert tree.amount == pytest.approx(wanted)
    assert tree.amount < 0.0


def test_a_decision_left_out_does_not_turn_later_ones_to_other_buildings():
    """Two turbines; without the first it is still the second that is torn down."""
    session = new_session()
    build(session, "pv_farm")
    build(session, "native_forest")
    uids = session.state.buildings.uid[-2:]
    session.advance(2)
    session.submit(Demolish(int(uids[1])))
    session.advance(2)
    other = without(session, 0)
    kinds = [other.catalogue.ids[row] for row in other.state.buildings.tech]
    assert len(other.log) == 2
    assert kinds.count("pv_farm") == 0
    assert len(kinds) == len(session.state.buildings) - 1
    nobody = without(session, 0, 1, 2)
    assert nobody.log == []
    assert len(nobody.state.buildings) == len(kinds)


@pytest.mark.slow
def test_growth_shows_its_tables_and_limits():
    """Root:shoot 0.09 to 0.25 around 0.2, carbon 0.44 to 0.49 around 0.47."""
    forest = curve("subtropical_forest")
    low, high = forest.uptake_limits
    assert low == pytest.approx(1.09 / 1.2 * 0.44 / 0.47)
    assert high == pytest.approx(1.25 / 1.2 * 0.49 / 0.47)
    group = played().explain("sinks_t", 0, 364).children[0]
    leaf = group.children[0].leaf
    assert leaf.sources
    assert leaf.tables
    assert leaf.low_t <= leaf.middle_t <= leaf.high_t
