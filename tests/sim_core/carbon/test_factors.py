"""Shipped values are the cited ones, and every source exists."""

import pytest

from sim_core.carbon import intensity, read_factors
from sim_core.errors import IslandError

CITED = {
    "stationary.other_bituminous_coal.ncv": 25.8,
    "stationary.other_bituminous_coal.co2": 94600.0,
    "stationary.gas_diesel_oil.co2": 74100.0,
    "stationary.lpg.co2": 63100.0,
    "stationary.natural_gas.co2": 56100.0,
    "stationary.lpg.ncv": 47.3,
    "mobile.water_diesel.ch4": 7.0,
    "mobile.road_diesel.n2o": 3.9,
    "gwp.AR4.CH4": 25.0,
    "gwp.AR5.CH4": 28.0,
    "gwp.AR6.CH4": 27.9,
    "gwp.AR5.N2O": 265.0,
    "gwp.AR6.SF6": 25200.0,
    "grid.statistical.national.2021": 0.5568,
    "grid.statistical.national.2022": 0.5366,
    "grid.statistical.national.2023": 0.5306,
    "grid.ets.national.2022": 0.5703,
    "grid.statistical.guangdong.2021": 0.4715,
    "lifecycle.solar_pv_utility": 48.0,
    "lifecycle.wind_onshore": 11.0,
    "footprint.national_average.2023": 0.6205,
    "nature.mangrove.growth_young": 18.1,
    "nature.mangrove.root_shoot": 0.96,
    "nature.subtropical_forest.growth_young": 9.0,
}


@pytest.mark.parametrize(("factor_id", "value"), CITED.items())
def test_a_shipped_factor_is_the_cited_one(factor_id, value):
    assert read_factors().get(factor_id).value == value


def test_there_are_many_factors_and_each_names_a_source_that_exists():
    factors = read_factors()
    rows = list(factors.all())
    assert len(rows) >= 250
    assert {row.source for row in rows} <= set(factors.sources)
    assert all(row.unit and row.year and row.region for row in rows)
    assert {row.confidence for row in rows} <= {"A", "B", "C"}


def test_limits_enclose_the_value():
    for row in read_factors().rows.values():
        if row.low is not None and row.high is not None:
            assert row.low <= row.value <= row.high, row.id


def test_a_terajoule_of_coal_in_a_power_plant():
    """94,600 kg + 1 kg x 28 + 1.5 kg x 265 = 95,025.5 kg."""
    coal = intensity("stationary/other_bituminous_coal/energy_industries", "AR5")
    assert coal.co2e_t == pytest.approx(95.0255)
    assert sum(term.t_per_unit for term in coal.terms) == pytest.approx(coal.co2e_t)
    # The year of its factors, not of the report that its potentials are from.
    assert (coal.year, coal.tables) == (2006, ("2.2",))
    assert intensity("gas/CH4", "AR6").year == 2021


def test_an_unknown_factor_names_its_neighbour():
    with pytest.raises(IslandError, match=r"stationary\.lpg\.co2"):
        read_factors().get("stationary.lgp.co2")
