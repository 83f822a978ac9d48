"""An inventory adds up, and every fault of it is told at once."""

import json

import pytest

from sim_core.__main__ import main
from sim_core.carbon.inventory import read_rows, summed
from sim_core.paths import LEVELS

GOOD = """
name = "Test"
year = 2021
gwp = "AR5"
control = "operational"
[[row]]
id = "boiler"
scope = 1
category = "stationary_combustion"
method = "activity"
amount = 10
unit = "TJ"
factor = "stationary.natural_gas.co2"
[[row]]
id = "power"
scope = 2
category = "electricity_market"
method = "activity"
amount = 1000
unit = "MWh"
factor = "grid.statistical.national.2021"
[[row]]
id = "goods"
scope = 3
category = "purchased_goods"
method = "reported"
tonnes = 882.2
source = "printed in a report"
"""


def test_scopes_shares_and_methods_add_up(tmp_path, capsys):
    """10 x 56.1 = 561; 1,000 x 0.5568 = 556.8; 561 + 556.8 + 882.2 = 2,000."""
    path = tmp_path / "company.toml"
    path.write_text(GOOD)
    assert main(["inventory", str(path)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["scope1_t"] == pytest.approx(561.0)
    assert found["scope2_market_t"] == pytest.approx(556.8)
    assert found["scope2_location_t"] == pytest.approx(556.8)
    assert found["total_t"] == pytest.approx(2000.0)
    assert found["shares"]["electricity_market"] == pytest.approx(0.2784)
    assert found["methods"]["reported"] == pytest.approx(882.2)


def test_all_faults_are_told_with_their_row(tmp_path, capsys):
    bad = (
        GOOD.replace("scope = 1", "scope = 4")
        .replace('unit = "MWh"', 'unit = "kWh"')
        .replace("tonnes = 882.2", "tonnes = -1")
    )
    path = tmp_path / "company.toml"
    path.write_text(bad)
    assert main(["inventory", str(path)]) == 1
    told = capsys.readouterr().err
    for row in ("boiler", "power", "goods"):
        assert f"company.toml: {row}: " in told


def test_the_company_of_2021_comes_out_as_printed():
    """0.019 + 2.349 + 2.743 = 5.111 Mt; capital goods are 50.4 % of scope 3."""
    found = summed(read_rows(LEVELS / "data" / "tencent_2021.toml"))
    assert found["total_t"] == pytest.approx(5_111_000.0, rel=1e-6)
    assert found["scope1_t"] == pytest.approx(19_000.0)
    assert found["scope2_market_t"] == pytest.approx(2_349_000.0)
    assert found["scope3_t"] == pytest.approx(2_743_000.0)
    categories = found["categories"]
    assert categories["capital_goods"] / found["scope3_t"] == pytest.approx(0.504)
    # Bought power and leased data centres together are the printed "over 65 %".
    power = found["shares"]["electricity_market"] + found["shares"]["leased_assets"]
    assert power > 0.65
