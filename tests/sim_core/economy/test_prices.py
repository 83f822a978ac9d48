"""Prices of orders by year and build, what is offered, and no money out of nothing."""

import pytest
from builders import first_light_bay, new_session, open_tile, uid_of

from sim_core.commands import Build, Demolish, Upgrade
from sim_core.economy.prices import build_cost_yuan, market_share, refund_yuan
from sim_core.session import Session


def price(session, kind):
    sheet = session.catalogue.get(kind)
    return build_cost_yuan(session.level, session.catalogue, session.state, sheet)


def built(session, kind):
    session.submit(Build(kind, open_tile(session, kind)))
    uid = int(session.state.buildings.uid[-1])
    session.advance(int(session.catalogue.get(kind).build_days) + 1)
    return uid


def test_the_first_one_costs_what_its_sheet_says():
    session = new_session()
    assert price(session, "pv_farm") == session.catalogue.get("pv_farm").capex_yuan


def test_the_next_one_costs_four_percent_more():
    session = new_session()
    first = price(session, "diesel_set")
    session.submit(Build("diesel_set", open_tile(session, "diesel_set")))
    assert price(session, "diesel_set") == pytest.approx(first * 1.04)


def test_solar_is_cheaper_a_year_later():
    """The world went from 855 to 1,047 GW: 0.8 to the power of 0.292, 0.937."""
    session = new_session()
    first = price(session, "pv_farm")
    session.advance(365)
    assert price(session, "pv_farm") / first == pytest.approx(0.937, abs=0.001)


def test_a_road_costs_the_same_in_any_year():
    session = new_session()
    session.advance(365)
    road = session.catalogue.get("road")
    assert market_share(session.level, session.catalogue, session.state, road) == 1.0


def test_taking_an_order_back_the_same_day_gives_all_of_it_back():
    session = new_session()
    before = session.state.budget_yuan
    session.submit(Build("pv_farm", open_tile(session, "pv_farm")))
    session.submit(Demolish(int(session.state.buildings.uid[-1])))
    assert session.state.budget_yuan == pytest.approx(before)


def test_an_upgrade_taken_back_is_no_way_to_sell_at_the_full_price():
    """Rebuilt for 300,000 and torn down months later: half comes back, not all."""
    session = new_session()
    uid = uid_of(session, "house_ruin")
    session.submit(Upgrade(uid, "house_rebuilt"))
    session.advance(60)
    before = session.state.budget_yuan
    session.submit(Upgrade(uid, "house_retrofitted"))
    session.submit(Demolish(uid))
    assert session.state.budget_yuan == pytest.approx(before)
    row = session.state.buildings.row_of(uid)
    half = refund_yuan(session.catalogue, session.state, row)
    assert half == pytest.approx(0.5 * 300_000.0)


def test_an_upgrade_taken_back_books_no_carbon():
    session, plain = new_session(), new_session()
    uid = uid_of(session, "house_old")
    session.submit(Upgrade(uid, "house_retrofitted"))
    session.submit(Demolish(uid))
    session.advance(1)
    plain.advance(1)
    found = session.ledger.figure("scope3_t", 0, 1)
    assert found == plain.ledger.figure("scope3_t", 0, 1)


def test_what_was_there_before_does_not_become_the_players_by_a_taken_back_upgrade():
    session = new_session()
    uid = uid_of(session, "coal_plant_worn")
    session.submit(Upgrade(uid, "coal_plant_one_unit"))
    session.submit(Demolish(uid))
    row = session.state.buildings.row_of(uid)
    assert session.state.buildings.started_day[row] == -1


def test_building_and_tearing_down_never_makes_money():
    session = new_session()
    for kind in ("battery_small", "pv_farm", "diesel_set"):
        before = session.state.budget_yuan
        uid = built(session, kind)
        with_income = session.state.budget_yuan
        session.submit(Demolish(uid))
        paid_back = session.state.budget_yuan - with_income
        assert paid_back <= 0.5 * price(session, kind) + 1.0
        assert before > 0.0


def test_only_what_the_level_offers_can_be_ordered():
    level = first_light_bay().model_copy(update={"offers": ("pv_farm",)})
    session = Session.new(level)
    assert session.check(Build("pv_farm", open_tile(session, "pv_farm"))) is None
    refused = session.check(Build("battery_small", open_tile(session, "pv_farm")))
    assert refused is not None
    assert refused.key == "reject.not_buildable"
    ruin = uid_of(session, "house_ruin")
    refused = session.check(Upgrade(ruin, "house_rebuilt"))
    assert refused is not None
    assert refused.key == "reject.no_such_upgrade"


def test_a_level_that_names_nothing_offers_everything():
    level = first_light_bay().model_copy(update={"offers": ()})
    assert level.has_on_offer("data_centre_liquid")
    assert not first_light_bay().has_on_offer("data_centre_liquid")
