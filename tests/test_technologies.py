"""Costs of the data sheets are the cited figures, worked out anew."""

import pytest

from sim_core.content import read_catalogue

YUAN_PER_EUR = 7.7875
YUAN_PER_USD = 7.0467
# Sheet: euros (or dollars) a kW, kW and, for stores, a kWh and kWh, as cited.
CAPEX = {
    "pv_farm": 594.8646 * 1000 * YUAN_PER_EUR,
    "rooftop_pv": 1308.8738 * 60 * YUAN_PER_EUR,
    "diesel_set": 458.1805 * 1000 * YUAN_PER_EUR,
    "gas_turbine": 593.8981 * 4000 * YUAN_PER_EUR,
    "onshore_wind": 986 * 3000 * YUAN_PER_USD,
    "battery_small": (287.4657 * 1000 + 250.0283 * 2000) * YUAN_PER_EUR,
    "battery_large": (287.4657 * 2000 + 250.0283 * 8000) * YUAN_PER_EUR,
    "submarine_cable": 4510 * 35 * 10 * YUAN_PER_EUR,
}


@pytest.mark.parametrize(("kind", "capex_yuan"), CAPEX.items())
def test_a_price_is_the_cited_one_at_the_cited_rate(kind, capex_yuan):
    found = read_catalogue().get(kind).capex_yuan
    assert found == pytest.approx(capex_yuan, abs=1.0)


def test_there_are_thirty_sheets_and_assumptions_give_their_reason():
    technologies = read_catalogue().technologies
    assert len(technologies) >= 30
    for technology in technologies:
        for cited in technology.sources.values():
            source, _, reason = cited.partition(":")
            assert source != "team_assumption" or reason.strip()
