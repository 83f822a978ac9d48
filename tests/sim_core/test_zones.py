"""A zone's ledger: nothing lost at its border, nothing counted twice."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from builders import build, busy_session, new_session, uid_of
from hypothesis import given, settings
from hypothesis import strategies as st

from sim_core.commands import Build, Demolish, SignContract
from sim_core.energy.hills import spots_on
from sim_core.fleet import fleet_of
from sim_core.preview import finished
from sim_core.session import Session
from sim_core.zones import rest_book, zone_book
from sim_core.zones_audit import _held_days, is_joined, zone_audit
from sim_core.zones_parts import rows_inside, side_of

RIDGE, HOLLOW = (14, 8), (20, 17)


@cache
def played() -> Session:
    return busy_session()


def whole_map(session):
    size = session.level.map
    return [(x, y) for x in range(size.width) for y in range(size.height)]


@pytest.mark.slow
def test_the_whole_island_is_a_zone_whose_books_are_the_islands():
    session, days = played(), 380
    book = zone_book(session, whole_map(session), 0, 379)
    ledger = session.ledger
    names = ("scope1_t", "scope2_market_t", "scope3_t")
    gross = sum(ledger.figure(name, 379, days) for name in names)
    assert book.inside_t == pytest.approx(gross, rel=1e-9)
    assert book.removed_t == pytest.approx(ledger.figure("sinks_t", 379, days))
    served = ledger.figure("demand_mwh", 379, days)
    served -= ledger.figure("unserved_mwh", 379, days)
    assert book.demand_mwh == pytest.approx(served)
    assert book.imported_mwh == pytest.approx(0.0, abs=1e-6)
    assert book.exported_mwh == pytest.approx(0.0, abs=1e-6)
    assert book.gross_t == pytest.approx(gross, rel=1e-9)


@pytest.mark.slow
def test_what_is_taken_away_is_in_the_books_of_its_zone():
    """A wood, a plant and a ruin go; every tile's clearing has one owner."""
    session = busy_session()
    first = session.state.day
    for kind in ("native_forest", "onshore_wind", "house_ruin"):
        session.submit(Demolish(uid_of(session, kind)))
    session.advance(2)
    tiles = whole_map(session)
    for start in (0, first):
        book = zone_book(session, tiles, start, first + 1)
        days = first + 2 - start
        figures = session.ledger.figure
        gross = sum(
            figures(name, first + 1, days)
            for name in ("scope1_t", "scope2_market_t", "scope3_t")
        )
        assert book.gross_t == pytest.approx(gross, rel=1e-9)
        assert book.removed_t == pytest.approx(figures("sinks_t", first + 1, days))


def island(session, first, last):
    days = last - first + 1
    names = ("scope1_t", "scope2_market_t", "scope3_t")
    return sum(session.ledger.figure(name, last, days) for name in names)


@cache
def with_cable() -> Session:
    """A cable takes 540 days to lay; here it is there at once, then a contract."""
    session = busy_session()
    session.state = replace(session.state, budget_yuan=1e9)
    build(session, "submarine_cable")
    buildings = session.state.buildings
    ready = np.minimum(buildings.ready_day, session.state.day).astype(np.int32)
    laid = replace(buildings, ready_day=ready)
    session.state = replace(session.state, buildings=laid)
    session.advance(20)
    session.submit(SignContract("hill_solar", 5, mwh_per_year=1000.0))
    session.advance(20)
    return session


PLACES = st.tuples(
    st.sampled_from((played, with_cable)), st.integers(0, 36), st.integers(0, 36),
    st.integers(1, 40), st.integers(0, 375), st.integers(1, 45),
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(PLACES)
def test_the_zone_and_the_rest_are_the_island_and_the_border_books_once(place):
    make, x, y, size, first, days = place
    session = make()
    last = min(first + days, session.state.day) - 1
    days = last - first + 1
    tiles = [(x + dx, y + dy) for dx in range(size) for dy in range(size)]
    zone, rest = (book(session, tiles, first, last) for book in (zone_book, rest_book))
    figure = session.ledger.figure
    assert zone.gross_t + rest.gross_t == pytest.approx(island(session, first, last))
    assert zone.inside_t + rest.inside_t == pytest.approx(island(session, first, last))
    assert zone.removed_t + rest.removed_t == pytest.approx(
        figure("sinks_t", last, days), abs=1e-6
    )
    served = figure("demand_mwh", last, days) - figure("unserved_mwh", last, days)
    assert zone.demand_mwh + rest.demand_mwh == pytest.approx(served)
    assert (zone.imported_mwh, zone.imported_t) == (rest.exported_mwh, rest.exported_t)
    assert (rest.imported_mwh, rest.imported_t) == (zone.exported_mwh, zone.exported_t)


def test_a_zone_has_the_power_of_its_own_turbine_and_not_half_of_that_of_both():
    """One stands on the ridge, one in a hollow; the parts of each hour make one."""
    session = new_session()
    for place in (RIDGE, HOLLOW):
        session.submit(Build("onshore_wind", place))
    session.state = finished(session.state)
    planner, state = session.planner, session.state
    plan = planner.planned(
        fleet_of(session.level, session.catalogue, state), 0, 20, state.stored_mwh
    )
    row = session.catalogue.row("onshore_wind")
    ridge, hollow = (
        side_of(planner, state, rows_inside(planner, state, frozenset([place])), plan)
        for place in (RIDGE, HOLLOW)
    )
    assert np.array_equal(ridge.other.of(row), 1.0 - ridge.of(row))
    assert ridge.by_kind[row] == 0.5
    blows = plan.system.plants[
        [plant.id for plant in plan.system.plants].index("onshore_wind")
    ].available_mw[: 24 * 20]
    own_mw = ridge.of(row).ravel() * blows
    assert np.allclose(own_mw + hollow.of(row).ravel() * blows, blows)
    spot = int(spots_on(session.level.map)[RIDGE[1], RIDGE[0]])
    alone_mw = planner.unit_days("available", row, 0, 20, spot)
    assert np.allclose(own_mw, alone_mw.ravel())


@pytest.mark.slow
def test_two_zones_and_their_rests_are_the_island_where_turbines_differ():
    session = new_session()
    for place in (RIDGE, HOLLOW):
        session.submit(Build("onshore_wind", place))
    session.state = finished(session.state)
    session.advance(40)
    books = [
        book(session, [place], 0, 39)
        for place in (RIDGE, HOLLOW)
        for book in (zone_book, rest_book)
    ]
    ridge, _, hollow, _ = books
    assert ridge.made_mwh > 1.1 * hollow.made_mwh
    made_mwh = [a.made_mwh + b.made_mwh for a, b in (books[:2], books[2:])]
    assert made_mwh[0] == pytest.approx(made_mwh[1])
    for zone, rest in (books[:2], books[2:]):
        assert zone.gross_t + rest.gross_t == pytest.approx(island(session, 0, 39))


@pytest.mark.slow
def test_an_island_on_a_cable_buys_all_that_comes_over_it():
    """The whole map is the zone: the rest is the cable, which ends at zero."""
    session = with_cable()
    last = session.state.day - 1
    zone = zone_book(session, whole_map(session), last - 29, last)
    rest = rest_book(session, whole_map(session), last - 29, last)
    assert zone.imported_mwh > 0.0
    bought_t = session.ledger.figure("scope2_market_t", last, 30)
    assert rest.inside_t == pytest.approx(bought_t)
    assert zone.imported_t == pytest.approx(bought_t)
    assert rest.gross_t == pytest.approx(0.0, abs=1e-6)


@pytest.mark.slow
def test_two_halves_add_up_to_the_whole_inside():
    session = played()
    half = [tile for tile in whole_map(session) if tile[0] < 20]
    other = [tile for tile in whole_map(session) if tile[0] >= 20]
    books = [zone_book(session, tiles, 300, 329) for tiles in (half, other)]
    whole = zone_book(session, whole_map(session), 300, 329)
    straddling = whole.buildings - sum(book.buildings for book in books)
    demand = sum(book.demand_mwh for book in books)
    if straddling == 0:
        assert demand == pytest.approx(whole.demand_mwh)
    assert demand <= whole.demand_mwh + 1e-6
    assert sum(book.inside_t for book in books) <= whole.inside_t + 1e-6


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(st.integers(0, 36), st.integers(0, 36), st.integers(1, 30))
def test_power_balances_at_any_border(x, y, size):
    """What is made and bought is what is used, sold and stored."""
    session = played()
    tiles = [(x + dx, y + dy) for dx in range(size) for dy in range(size)]
    book = zone_book(session, tiles, 100, 109)
    assert book.own_mwh <= book.demand_mwh + 1e-9
    assert book.demand_mwh <= book.made_mwh + book.imported_mwh + 20.0
    assert min(book.imported_mwh, book.exported_mwh, book.imported_t) >= 0.0
    assert book.gross_t == pytest.approx(
        book.inside_t - book.exported_t + book.imported_t
    )


@pytest.mark.slow
def test_a_street_of_homes_buys_all_its_power():
    session = played()
    buildings = session.state.buildings
    row = buildings.row_of(uid_of(session, "house_old"))
    tile = (int(buildings.x[row]), int(buildings.y[row]))
    book = zone_book(session, [tile], 100, 129)
    assert book.buildings == 1
    assert book.made_mwh == 0.0
    assert book.imported_mwh == pytest.approx(book.demand_mwh)
    # Coal makes most of it: about 1.1 t a MWh.
    assert 0.7 < book.imported_t / book.imported_mwh < 1.4


@pytest.mark.slow
def test_a_building_counts_only_with_all_of_its_tiles():
    session = played()
    state = session.state
    row = state.buildings.row_of(uid_of(session, "coal_plant_worn"))
    x, y = int(state.buildings.x[row]), int(state.buildings.y[row])
    whole = frozenset((x + dx, y + dy) for dx in range(3) for dy in range(3))
    assert row in rows_inside(session.planner, state, whole)
    assert row not in rows_inside(session.planner, state, whole - {(x + 2, y + 2)})


def test_a_zone_is_one_piece_of_land():
    assert is_joined(frozenset({(0, 0), (0, 1), (1, 1)}))
    assert not is_joined(frozenset({(0, 0), (1, 1)}))
    assert not is_joined(frozenset())


def test_days_are_held_while_the_books_balance_from_now_backwards():
    """Twelve months at −1: the whole year; a bad last month: none."""
    assert _held_days((-1.0,) * 12) == 365
    assert _held_days((-1.0,) * 11 + (5.0,)) == 0
    # Three good months behind a bad one: 90 days and the five odd days of the year.
    assert _held_days((9.0, -1.0, -1.0, -1.0)) == 95


@pytest.mark.slow
def test_a_zone_of_coal_gets_no_badge():
    session = played()
    found = zone_audit(session, whole_map(session), (0, 364))
    items = {item.id: item for item in found.items}
    assert not found.may_have_badge
    assert items["closed"].is_met
    assert not items["balance"].is_met
    assert not items["cut_first"].is_met
    cut = 1.0 - found.book.gross_t / found.base_t
    assert items["cut_first"].value == pytest.approx(cut)
    assert items["once"].is_met
    assert found.held_days == 0
    assert len(found.months_t) == 12
