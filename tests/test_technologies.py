"""Costs of the data sheets are the cited figures, worked out anew."""

import pytest
import tomli

from sim_core.carbon.factors import read_factors
from sim_core.content import read_catalogue
from sim_core.paths import DATA

YUAN_PER_EUR = 7.7875
YUAN_PER_USD = 7.0467
COSTS = tomli.loads((DATA / "costs.toml").read_text(encoding="utf-8"))
# Sheet: euros a kW (or kWh) of technology_data, kW, and its factor of costs.toml.
EUR = {
    "pv_farm": (594.8646 * 1000, "solar_utility"),
    "rooftop_pv": (1308.8738 * 60, "solar_rooftop"),
    "rooftop_pv_large": (904.0982 * 150, "solar_rooftop_commercial"),
    "diesel_set": (458.1805 * 1000, "gas"),
    "gas_turbine": (593.8981 * 4000, "gas"),
    "gas_combined_cycle": (1142.1117 * 12000, "gas"),
    "biomass_plant": (2950.7891 * 3000, "biomass"),
    "offshore_wind": (2224.3721 * 3600, "offshore_wind"),
    "river_power": (4332.7919 * 800, "river"),
    "pumped_hydro": (2888.5279 * 5000, "pumped_hydro"),
    "battery_small": (287.4657 * 1000 + 250.0283 * 2000, "battery"),
    "battery_large": (287.4657 * 2000 + 250.0283 * 8000, "battery"),
    "reservoir_power": (2888.5279 * 3000, "river"),
    "electrolyser": (2263.2023 * 1000, "electrolyser"),
    "hydrogen_tank": (68.1294 * 30000, "hydrogen"),
    "fuel_cell": (1602.9637 * 1000, "hydrogen"),
    "heat_pump_station": (1270.8634 * 500 * 3.15, "heat_pump"),
    "heat_exchanger": (889.6044 * 200 * 5.2, "heat_pump"),
    "heat_tank": (3.8174 * 20000, "heat_store"),
    "heat_boiler": (73.4692 * 2000, "gas"),
    "ev_chargers": (1415.7588 * 120, "charger"),
    "bus_depot_diesel": (189551.0786 * 12, "bus"),
    "bus_depot_electric": (410283.72 * 12, "bus"),
}


@pytest.mark.parametrize(("kind", "cited"), EUR.items())
def test_a_price_is_the_cited_one_at_the_cited_rate_and_factor(kind, cited):
    euros, name = cited
    factor = COSTS["factor"][name]["value"]
    found = read_catalogue().get(kind).capex_yuan
    assert found == pytest.approx(euros * YUAN_PER_EUR * factor, abs=1.0)


def test_onshore_wind_has_the_chinese_price_itself():
    """986 USD/kW x 3,000 kW x 7.0467; its factor is that over the European price."""
    found = read_catalogue().get("onshore_wind").capex_yuan
    assert found == pytest.approx(986 * 3000 * YUAN_PER_USD, abs=1.0)
    european = 1438.8845 * 3000 * YUAN_PER_EUR
    factor = COSTS["factor"]["onshore_wind"]["value"]
    assert found / european == pytest.approx(factor, abs=0.001)


def test_the_solar_farm_costs_what_china_paid_in_2021():
    """4.15 yuan/W."""
    assert read_catalogue().get("pv_farm").capex_yuan == pytest.approx(4.15e6, rel=0.01)


def test_a_two_hour_battery_costs_what_china_paid_in_2021():
    """1.7 yuan/Wh, 3.4 million for 2 MWh."""
    found = read_catalogue().get("battery_small").capex_yuan
    assert found == pytest.approx(3.4e6, rel=0.01)


def test_every_factor_of_cost_names_its_source():
    known = read_catalogue().sources | {"team_assumption"}
    assert COSTS["yuan_per_eur"] == YUAN_PER_EUR
    assert COSTS["source"] in known
    for row in COSTS["factor"].values():
        assert row["source"].partition(":")[0] in known
        assert 0.0 < row["value"] <= 1.0


# Sheet: tonnes of each material, and their rows of the DESNZ factors of 2024.
MATERIALS = {
    "road": {"19_500_5012_15_1": 141.0, "19_500_5000_15_1": 528.0},
    "sewage_works": {"19_500_5020_15_1": 7200.0, "19_500_5028_15_1": 150.0},
    "landfill": {"19_505_5132_15_1": 15.0, "19_500_5000_15_1": 2000.0},
    "compost_yard": {"19_500_5020_15_1": 1080.0, "19_500_5028_15_1": 25.0},
    "biogas_plant": {"19_500_5020_15_1": 600.0, "19_500_5028_15_1": 20.0},
    "waste_to_energy": {"19_500_5020_15_1": 4800.0, "19_500_5028_15_1": 200.0},
}


@pytest.mark.parametrize(("kind", "tonnes"), MATERIALS.items())
def test_what_is_embodied_is_the_mass_of_each_material_by_its_factor(kind, tonnes):
    factors = read_factors()
    expected = sum(
        mass * factors.get(f"desnz.2024.{row}").value / 1000.0
        for row, mass in tonnes.items()
    )
    found = read_catalogue().get(kind).embodied_tco2e
    assert found == pytest.approx(expected, abs=0.06)


# Sheet: dollars, and what they are multiplied by: tonnes, and China over the U.S.
USD = {
    "waste_to_energy": 500.0 * 3650.0,
    "landfill": 463_406.0 * (60.0 / 469.431) ** 0.6,
    "compost_yard": 350.0 * 1095.0 * 250.0 / 840.0
    + 463_406.0 * (60.0 / 469.431) ** 0.6,
}


@pytest.mark.parametrize(("kind", "usd"), USD.items())
def test_works_for_waste_cost_the_cited_dollars_at_the_cited_rate(kind, usd):
    found = read_catalogue().get(kind).capex_yuan
    assert found == pytest.approx(usd * YUAN_PER_USD, rel=1e-3)


def test_a_biogas_plant_costs_a_digester_and_an_engine():
    """1,380.4471 EUR/kW of 66.14 kW of gas and 458.1805 EUR/kW of 21.8 kW."""
    gas_kw = 642 * 0.2 * 0.62 * 9.97 * 2.0 / 24.0
    sheet = read_catalogue().get("biogas_plant")
    assert sheet.params["capacity_mw"] * 1000.0 == pytest.approx(gas_kw * 0.33, abs=0.1)
    euros = 1380.4471 * gas_kw + 458.1805 * gas_kw * 0.33
    assert sheet.capex_yuan == pytest.approx(euros * YUAN_PER_EUR, rel=1e-3)


def test_there_are_fifty_sheets_and_assumptions_give_their_reason():
    technologies = read_catalogue().technologies
    assert len(technologies) >= 50
    for technology in technologies:
        for cited in technology.sources.values():
            source, _, reason = cited.partition(":")
            assert source != "team_assumption" or reason.strip()


def test_what_learns_is_known_and_has_a_size():
    from sim_core.economy.market import learning_rates
    from sim_core.economy.prices import SIZES

    for sheet in read_catalogue().technologies:
        learns = sheet.options.get("learns")
        if learns is not None:
            assert learns in learning_rates()
            assert any(name in sheet.params for name in SIZES)
