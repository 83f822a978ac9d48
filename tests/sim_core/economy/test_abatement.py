"""Cost of a tonne on the island, by dispatching it anew."""

import pytest
from builders import new_session, open_tile, uid_of

from sim_core.commands import Build, Demolish, Upgrade
from sim_core.economy import Abatement, abatement_of, annuity
from sim_core.economy.abatement import abatement_curve


def command(session, kind):
    return Build(kind, open_tile(session, kind))


def test_a_tonne_costs_its_annuity_less_what_it_saves():
    """(300 + (-200)) yuan / 5 t = 20 yuan/t."""
    assert Abatement("x", 300.0, -200.0, 5.0).yuan_per_t == 20.0


def test_a_measure_that_avoids_nothing_has_no_price():
    assert Abatement("x", 300.0, -200.0, 0.0).yuan_per_t is None


def test_a_solar_farm_saves_coal_and_money():
    session = new_session()
    found = abatement_of(session, command(session, "pv_farm"))
    sheet = session.catalogue.get("pv_farm")
    assert found.capital_yuan_per_year == pytest.approx(
        sheet.capex_yuan * annuity(0.06, sheet.lifetime_years)
    )
    assert found.avoided_t_per_year > 300.0
    assert found.running_yuan_per_year < 0.0


def test_the_island_is_as_it_was_after_asking():
    session = new_session()
    before = session.state_hash()
    abatement_of(session, command(session, "pv_farm"))
    assert session.state_hash() == before


def test_measures_are_ordered_by_the_price_of_their_tonnes():
    session = new_session()
    asked = [command(session, kind) for kind in ("battery_small", "pv_farm")]
    asked.append(
        Upgrade(uid_of(session, "fishing_fleet_diesel"), "fishing_fleet_electric")
    )
    prices = [item.yuan_per_t for item in abatement_curve(session, asked)]
    assert prices == sorted(prices)
    assert "pv_farm" in [item.kind for item in abatement_curve(session, asked)]


def test_tearing_down_has_no_price_of_a_tonne():
    session = new_session()
    assert abatement_of(session, Demolish(uid_of(session, "house_ruin"))) is None
