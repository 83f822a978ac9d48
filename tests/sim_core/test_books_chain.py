"""The value chain of an island, each row against a sum by hand."""

from functools import cache

import numpy as np
import pytest
from builders import new_session

from sim_core.books_chain import fuel_of
from sim_core.carbon import intensity
from sim_core.fleet import Fleet, jobs_of
from sim_core.ledger import (
    AVOIDED,
    BIOGENIC,
    CARBON,
    EMISSION,
    LOCATION,
    MARKET,
    REMOVAL,
    is_gross,
)
from sim_core.waste import waste_of


@cache
def played():
    session = new_session()
    session.advance(30)
    return session


def amounts(keep):
    """Amounts of one day by activity."""
    session = played()
    sums = session.ledger.amounts(5, 5)
    return {
        (a.place, a.activity): float(sums[number])
        for number, a in enumerate(session.ledger.accounts)
        if keep(a) and sums[number]
    }


def test_scopes_of_the_rows_are_the_figures_of_the_day():
    session = played()
    ledger = session.ledger
    for scope, name in ((1, "scope1_t"), (2, "scope2_market_t"), (3, "scope3_t")):
        rows = ledger.tonnes(0, 29, lambda a, s=scope: is_gross(a) and a.scope == s)
        assert rows == pytest.approx(ledger.figure(name, 29, 30), rel=1e-12)
    sinks = ledger.tonnes(0, 29, lambda a: a.kind == REMOVAL)
    assert sinks == pytest.approx(ledger.figure("sinks_t", 29, 30), rel=1e-12)


def test_each_tonne_has_one_row_and_one_owner():
    """No two accounts agree in kind, place, activity, scope, category and cause."""
    keys = [
        (a.kind, a.place, a.activity, a.scope, a.category, a.cause)
        for a in played().ledger.accounts
        if a.kind in CARBON
    ]
    assert len(keys) == len(set(keys))


def test_residents_eat_and_buy_by_the_day():
    """3,600 people x 7,500 yuan / 365."""
    found = amounts(lambda a: a.category == "purchased_goods" and a.place == "town")
    people = played().ledger.figure("residents", 5, 1)
    assert found["town", "spend/food.china"] == pytest.approx(people * 7500 / 365)
    assert found["town", "spend/goods.china"] == pytest.approx(people * 4000 / 365)


def test_jobs_travel():
    session = played()
    from sim_core.fleet import fleet_of

    jobs = jobs_of(
        session.catalogue, fleet_of(session.level, session.catalogue, session.state)
    )
    found = amounts(lambda a: a.category in ("commuting", "business_travel"))
    assert found["town", "drive/motorbike"] == pytest.approx(jobs * 730 / 365)
    assert found["town", "trip/ferry"] == pytest.approx(jobs * 120 / 365)


def test_every_fuel_has_its_upstream_beside_it():
    burnt = amounts(lambda a: a.category.endswith("combustion"))
    behind = amounts(lambda a: a.activity.startswith("upstream/"))
    expected = {}
    for (place, activity), amount in burnt.items():
        key = place, f"upstream/{fuel_of(activity)}"
        expected[key] = expected.get(key, 0.0) + amount
    assert behind == pytest.approx(expected)


def test_homes_leak_by_the_household_and_shops_by_the_shop():
    """Household coolers lose 33 g a year; a shop's cold counters 6 kg."""
    found = amounts(lambda a: a.category == "refrigerant_leaks")
    session = played()
    fleet_count = np.bincount(
        session.state.buildings.tech[session.state.buildings.in_service(5)],
        minlength=len(session.catalogue.technologies),
    )
    shops = fleet_count[session.catalogue.row("shops")]
    assert found["shops", "refrigerant/R-404A"] == pytest.approx(shops * 6 / 365)
    households = sum(
        amount for (_, activity), amount in found.items() if "R-410A" in activity
    )
    assert 0.0 < households < 2000 * 0.033 / 365
    assert ("house_ruin", "refrigerant/R-410A") not in found


def test_sewage_is_counted_by_people_and_tanks():
    """A person's day in a tank: 40 g x 0.6 x 0.5 x 28 + N2O = 0.38369 kg CO2e."""
    assert intensity("sewage/septic_tank", "AR5").co2e_t == pytest.approx(
        0.00038369, rel=1e-4
    )
    found = amounts(lambda a: a.category == "waste_water")
    people = played().ledger.figure("residents", 5, 1)
    assert found["town", "sewage/septic_tank"] == pytest.approx(people)


def test_all_waste_is_shipped_where_nothing_treats_or_tips_it():
    """1,000 homes x 0.8 x 1.0137 kg = 0.81096 t."""
    session = played()
    fleet = Fleet(np.zeros(len(session.catalogue.technologies), np.int64), 1000.0, 0.8)
    waste = waste_of(session.planner, fleet)
    assert waste.away_t == pytest.approx(0.81096)
    assert waste.tipped_t == 0.0


def test_bought_power_counts_by_the_residual_mix_and_loses_on_the_way():
    """Guangdong 0.4715 by location, the national residual 0.5942 by market."""
    world = played().planner.world
    assert world.grid_activity(2021, LOCATION) == "grid/statistical/guangdong/2021"
    assert world.grid_activity(2021, MARKET) == "grid/residual/national/2021"
    market = intensity(world.grid_activity(2021, MARKET), "AR5")
    assert market.co2e_t == pytest.approx(0.5942)
    # 0.0526 / 0.9474 x 0.4715 t lost for each MWh that arrives.
    lost = intensity("losses/statistical/guangdong/2021", "AR5")
    assert lost.co2e_t == pytest.approx(0.0526 / 0.9474 * 0.4715)
    # Life cycle 0.6205 less direct 0.5306.
    assert intensity("upstream_power/2023", "AR5").co2e_t == pytest.approx(0.0899)


def test_coal_upstream_by_the_terajoule():
    """390.06647 kg a tonne / 25.8 GJ a tonne = 15.119 t a TJ."""
    found = intensity("upstream/other_bituminous_coal", "AR5").co2e_t
    assert found == pytest.approx(0.39006647 / 0.0258)


def test_what_is_avoided_or_biogenic_stays_out_of_every_sum():
    for account in played().ledger.accounts:
        if account.kind in (AVOIDED, BIOGENIC):
            assert not is_gross(account)
            assert account.kind not in (EMISSION, REMOVAL)


def test_a_ride_avoids_the_mix_less_the_bus():
    """0.108816 - 0.10846 kg."""
    assert intensity("points/trip/bus", "AR5").co2e_t == pytest.approx(
        3.563e-7, rel=1e-2
    )


def test_what_rides_avoid_is_told_in_tonnes():
    """Ten days of 3,000,000 km a year x 3.562e-7 t: 0.0293 t."""
    session = new_session()
    session.advance(10)
    avoided_t = session.ledger.figure("avoided_t", 9, 10)
    assert avoided_t == pytest.approx(3e6 / 365 * 10 * 3.562e-7)


def test_losses_follow_the_share_of_the_factor_that_a_pathway_leaves():
    whole = intensity("losses/statistical/guangdong/2022", "AR5").co2e_t
    half = intensity("losses/statistical/guangdong/2022/500", "AR5").co2e_t
    assert half == pytest.approx(whole / 2)
    grid = intensity("grid/statistical/guangdong/2022/500", "AR5").co2e_t
    assert grid == pytest.approx(0.4403 / 2)
