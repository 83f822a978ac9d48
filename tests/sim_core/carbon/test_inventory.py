"""An inventory adds up, and every fault of it is told at once."""

import json

import pytest
import tomli

from sim_core.__main__ import main
from sim_core.carbon.inventory import summed
from sim_core.carbon.inventory_file import read_inventory
from sim_core.carbon.methods import METHODS
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


def read(tmp_path, text):
    path = tmp_path / "company.toml"
    path.write_text(text)
    return summed(read_inventory(path))


def faults(tmp_path, capsys, text):
    path = tmp_path / "company.toml"
    path.write_text(text)
    assert main(["inventory", str(path)]) == 1
    return capsys.readouterr().err


def test_all_faults_are_told_at_once_with_line_and_column(tmp_path, capsys):
    bad = (
        GOOD.replace("scope = 1", "scope = 4")
        .replace('unit = "MWh"', 'unit = "kWh"')
        .replace("tonnes = 882.2", "tonnes = -1")
    )
    told = faults(tmp_path, capsys, bad)
    assert "company.toml:8:9: row[0].scope: scope = 4; there are 1, 2 and 3" in told
    assert "company.toml:20:8: row[1].unit: unit = 'kWh'" in told
    assert "company.toml:27:10: row[2].tonnes: -1 is negative" in told


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("stationary.natural_gas.co2", "stationary.natural_gaz.co2", "did you mean"),
        ("amount = 10\n", "amount = -10\n", "-10 is negative"),
        ("amount = 10\n", "amount = inf\n", "inf is not a finite number"),
        ("amount = 10\n", 'amount = "10"\n', "is not a number"),
        ('id = "power"', 'id = "boiler"', 'the id "boiler" is used twice'),
        ('method = "activity"', "", 'the key "method" is missing'),
        ("year = 2021", "", 'the key "year" is missing'),
        ('source = "printed in a report"', "", "reported tonnes need a source"),
        ("scope = 2", "scope = 3", '"electricity_market" belongs to scope 2'),
        ('gwp = "AR5"', 'gwp = "AR9"', "is not one of: AR4, AR5, AR6"),
        ("tonnes = 882.2", "tonns = 882.2", 'there is no key "tonns" here'),
        ("tonnes = 882.2", "tonnes = 882.2\namount = 1", "there are 2"),
        ('factor = "grid.', 'factor = "gwp.AR5.CH4"\nnote = "grid.', "is per 'kg'"),
        ("amount = 10\n", "calculation = { a = 1 }\n", "no calculation"),
        ("tonnes = 882.2", "tonnes = 1e308\n[base_year]\nyear = true", "whole number"),
    ],
)
def test_a_broken_file_says_what_is_wrong_and_where(tmp_path, capsys, old, new, words):
    told = faults(tmp_path, capsys, GOOD.replace(old, new))
    assert words in told
    assert "company.toml:" in told


ODD = """
[[claim]]
id = "odd"
says = { zh = "怪", en = "Odd" }
printed = 1
left = 1
right = 0
[[contract]]
id = "hydro"
row = "power"
energy_mwh = 4
colour = "green"
"""


def test_what_cannot_be_worked_out_is_told_and_never_raised(tmp_path, capsys):
    told = faults(tmp_path, capsys, GOOD + ODD)
    assert "claim[0].right: 0 divides nothing" in told
    assert 'contract[0].colour: there is no key "colour" here' in told


def test_a_sum_beyond_measure_is_told(tmp_path, capsys):
    row = '[[row]]\nid = "{}"\nscope = 3\ncategory = "waste"\nmethod = "reported"\n'
    row += 'tonnes = 1e308\nsource = "a slip"\n'
    told = faults(tmp_path, capsys, GOOD + row.format("a") + row.format("b"))
    assert "a sum is beyond measure" in told


def test_text_that_is_no_toml_and_an_empty_file_are_told(tmp_path, capsys):
    assert "not sound TOML" in faults(tmp_path, capsys, GOOD + '[[row]\nid = "x"')
    assert "at least one [[row]]" in faults(tmp_path, capsys, "")


CONTRACTED = (
    GOOD.replace("electricity_market", "electricity")
    .replace("amount = 1000\n", "amount = 1000\nresidual = 'RESIDUAL'\n")
    .replace("RESIDUAL", "grid.residual.national.2021")
    + """
[[contract]]
id = "hydro"
row = "power"
energy_mwh = 400
is_traceable = true
is_near = true
"""
)


def test_contracts_move_the_market_figure_only(tmp_path):
    """Location 1,000 x 0.5568; market (1,000 - 400) x 0.5942 = 356.52."""
    found = read(tmp_path, CONTRACTED)
    assert found["scope2_location_t"] == pytest.approx(556.8)
    assert found["scope2_market_t"] == pytest.approx(356.52)
    assert found["total_t"] == pytest.approx(561.0 + 356.52 + 882.2)
    assert found["contracts"][0]["is_sound"] is False


def test_a_factor_in_grams_counts_in_tonnes(tmp_path):
    """Wind's life cycle: 1,000,000 kWh x 11 g = 11 t."""
    text = GOOD.replace("grid.statistical.national.2021", "lifecycle.wind_onshore")
    text = text.replace("amount = 1000\n", "amount = 1_000_000\n").replace("MWh", "kWh")
    assert read(tmp_path, text)["scope2_market_t"] == pytest.approx(11.0)


def test_a_category_of_its_own_counts_and_is_told_with_the_nearest_name(
    tmp_path, capsys
):
    path = tmp_path / "company.toml"
    path.write_text(GOOD.replace("purchased_goods", "purchased_good"))
    assert main(["inventory", str(path)]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["total_t"] == pytest.approx(2000.0)
    assert '"purchased_good" is a category of its own; did you mean' in told.err


def test_a_contract_of_a_faulty_row_is_not_told_as_a_second_fault(tmp_path, capsys):
    bad = CONTRACTED.replace("grid.residual.national.2021", "grid.residual.x.2021")
    told = faults(tmp_path, capsys, bad)
    assert 'row[1].residual: no factor "grid.residual.x.2021"' in told
    assert "no row of electricity" not in told


def test_contracts_in_a_circle_are_refused(tmp_path, capsys):
    text = CONTRACTED + 'backed_by = "broker"\n'
    text += '[[contract]]\nid = "broker"\nrow = "power"\nenergy_mwh = 400\n'
    told = faults(tmp_path, capsys, text + 'backed_by = "hydro"\n')
    assert "in a circle: hydro → broker → hydro" in told
    assert "company.toml:37:13" in told


def test_no_megawatt_hour_is_sold_twice(tmp_path, capsys):
    more = '[[contract]]\nid = "wind"\nrow = "power"\nenergy_mwh = 700\n'
    assert "hold 1100 MWh, but it uses 1000" in faults(
        tmp_path, capsys, CONTRACTED + more
    )
    resold = '[[contract]]\nid = "{}"\nrow = "power"\nenergy_mwh = 250\n'
    resold += 'backed_by = "hydro"\n'
    told = faults(
        tmp_path, capsys, CONTRACTED + resold.format("a") + resold.format("b")
    )
    assert "hydro holds 400 MWh, 500 are sold on" in told


def test_a_contract_needs_a_row_of_electricity(tmp_path, capsys):
    told = faults(
        tmp_path, capsys, CONTRACTED.replace('row = "power"', 'row = "goods"')
    )
    assert 'no row of electricity "goods"' in told


def test_a_row_may_be_worked_out_by_a_method(tmp_path):
    """90 ha x 100 days x 1.3 kg x 0.52 = 6.084 t CH4 x 28 = 170.352 t."""
    text = (
        GOOD
        + """
[[row]]
id = "rice"
scope = 1
category = "farming"
method = "activity"
calculation = "rice"
inputs = { area_ha = 90, days = 100, water = "alternate_wetting" }
"""
    )
    found = read(tmp_path, text)
    assert found["categories"]["farming"] == pytest.approx(170.352)
    rice = found["rows"][-1]
    assert rice["low_t"] < 170.352 < rice["high_t"]
    assert {row["id"] for row in rice["factors"]} >= {"rice.base.2006", "gwp.AR5.CH4"}


def test_faults_of_a_method_stand_at_its_inputs(tmp_path, capsys):
    row = '\n[[row]]\nid = "rice"\nscope = 1\ncategory = "farming"\n'
    row += 'method = "activity"\ncalculation = "rice"\n'
    bad = row + "inputs = { area_ha = -1, days = 100, watr = 'flooded' }\n"
    told = faults(tmp_path, capsys, GOOD + bad)
    assert 'row[3].inputs: the key "water" is missing' in told
    assert 'row[3].inputs.watr: there is no key "watr" here' in told
    bad = row + "inputs = { area_ha = -1, days = 100, water = 'wet' }\n"
    told = faults(tmp_path, capsys, GOOD + bad)
    assert "company.toml:36:22: row[3].inputs.area_ha: area_ha = -1 is negative" in told
    assert 'row[3].inputs.water: no water "wet"' in told
    told = faults(tmp_path, capsys, GOOD + row.replace("rice", "ryce"))
    assert "no calculation 'ryce'; did you mean \"rice\"?" in told


def test_removals_and_avoided_tonnes_are_never_subtracted(tmp_path):
    text = (
        GOOD
        + """
[[removal]]
id = "forest"
calculation = "forest_growth"
inputs = { area_ha = 100, curve = "subtropical_forest", age_years = 5 }
[[avoided]]
id = "points"
calculation = "low_carbon_points"
inputs = { passenger_km = { metro = 1000000 } }
"""
    )
    found = read(tmp_path, text)
    assert found["total_t"] == pytest.approx(2000.0)
    # 100 ha x 9.0 x 1.2 x 0.47 x 44/12 = 1,861.2 t.
    assert found["removals_t"] == pytest.approx(1861.2)
    # 0.5 x 0.11367/1.2 + 0.33 x 0.1645/1.5 + 0.17 x 0.14861 - 0.0278 = 0.08102 kg.
    assert found["avoided_t"] == pytest.approx(81.017, abs=1e-2)


def test_a_removal_is_no_row(tmp_path, capsys):
    row = '\n[[row]]\nid = "wood"\nscope = 1\ncategory = "land_use"\n'
    row += 'method = "average"\ncalculation = "forest_growth"\n'
    row += 'inputs = { area_ha = 1, curve = "bamboo", age_years = 1 }\n'
    assert "belongs to [[removal]]" in faults(tmp_path, capsys, GOOD + row)


def test_wood_burns_biogenic_carbon_beside_the_inventory(tmp_path):
    """10 TJ x 112 t biogenic; 30 kg CH4 x 28 and 4 kg N2O x 265 a TJ count: 19 t."""
    text = GOOD.replace("stationary.natural_gas.co2", "ACTIVITY").replace(
        "ACTIVITY", "stationary/wood_wood_waste/energy_industries"
    )
    found = read(tmp_path, text)
    assert found["biogenic_co2_t"] == pytest.approx(1120.0)
    assert found["scope1_t"] == pytest.approx(19.0)


def test_each_gas_is_warmed_by_the_set_of_the_file(tmp_path):
    """10 TJ x 5 kg CH4 x 28 / 1000 = 1.4 t in AR5, x 27.9 in AR6."""
    text = GOOD.replace(
        "stationary.natural_gas.co2", "stationary.natural_gas.ch4.residential"
    )
    assert read(tmp_path, text)["scope1_t"] == pytest.approx(1.4)
    assert read(tmp_path, text.replace("AR5", "AR6"))["scope1_t"] == pytest.approx(
        1.395
    )


def test_all_fifteen_categories_are_computed_or_say_why_not(tmp_path):
    reason = '{ zh = "没有", en = "There are none." }'
    text = (
        GOOD
        + f"""
[[absent]]
category = "franchises"
status = "not_applicable"
reason = {reason}
"""
    )
    found = read(tmp_path, text)["coverage"]
    assert [line["number"] for line in found.values()] == list(range(1, 16))
    assert found["purchased_goods"]["status"] == "computed"
    assert found["franchises"]["reason"]["en"] == "There are none."
    assert found["investments"]["status"] == "not_estimated"


@pytest.mark.parametrize(
    ("moved_t", "must"), [(90.0, False), (104.0, True), (-150.0, True)]
)
def test_a_base_year_moves_when_rules_move_it_by_a_twentieth(tmp_path, moved_t, must):
    why = '{ zh = "换了因子", en = "another factor" }'
    text = (
        GOOD
        + f"""
[base_year]
year = 2019
total_t = 2000
[[base_year.change]]
why = {why}
t = {moved_t}
"""
    )
    found = read(tmp_path, text)["base_year"]
    assert found["must_recalculate"] is must
    assert found["recalculated_t"] == pytest.approx(2000.0 + moved_t if must else 2000)


@pytest.fixture(scope="module")
def example():
    return LEVELS / "data" / "example_island.toml"


def test_every_method_is_reached_from_a_file(example):
    table = tomli.loads(example.read_text(encoding="utf-8"))
    rows = [*table["row"], *table["removal"], *table["avoided"]]
    assert {row["calculation"] for row in rows if "calculation" in row} == set(METHODS)


def test_the_example_is_a_whole_inventory(example):
    """Power: market (20,000 - 8,000) x 0.6096, location 20,000 x 0.5306."""
    found = summed(read_inventory(example))
    power = {row["id"]: row["t"] for row in found["rows"]}
    assert power["bought_power"] == pytest.approx(12_000 * 0.6096)
    rest = 300 * 0.6096 + 4000 * 0.11 / 0.9 + 500 / 4.5 * 0.5306
    assert found["scope2_location_t"] == pytest.approx(20_000 * 0.5306 + rest)
    assert found["scope2_market_t"] == pytest.approx(12_000 * 0.6096 + rest)
    scopes = ("scope1_t", "scope2_market_t", "scope3_t")
    assert found["total_t"] == pytest.approx(sum(found[name] for name in scopes))
    assert set(found["methods"]) == {"activity", "average", "spend", "reported"}
    assert [c["is_sound"] for c in found["contracts"]] == [True, False]
    assert found["range"]["low_t"] < found["total_t"] < found["range"]["high_t"]
    assert found["base_year"]["must_recalculate"] is False


@pytest.fixture(scope="module")
def company():
    return summed(read_inventory(LEVELS / "data" / "tencent_2021.toml"))


def test_the_company_of_2021_comes_out_as_printed(company):
    """0.019 + 2.349 + 2.743 = 5.111 Mt; capital goods are 50.4 % of scope 3."""
    assert company["total_t"] == pytest.approx(5_111_000.0, rel=1e-6)
    assert company["scope1_t"] == pytest.approx(19_000.0)
    assert company["scope2_market_t"] == pytest.approx(2_349_000.0)
    assert company["scope3_t"] == pytest.approx(2_743_000.0)
    assert company["shares_of_scope"]["capital_goods"] == pytest.approx(0.504)
    # Bought power and leased data centres together are the printed "over 65 %".
    power = company["shares"]["electricity_market"] + company["shares"]["leased_assets"]
    assert power > 0.65
    assert power + company["shares"]["capital_goods"] > 0.90


def test_every_printed_share_holds_within_a_tenth_of_a_point(company):
    shares = [c for c in company["claims"] if c["id"].startswith(("share_", "scope"))]
    assert len(shares) == 16
    assert all(claim["holds"] for claim in shares)
    assert all(abs(claim["found"] - claim["printed"]) < 0.001 for claim in shares)


def test_what_does_not_hold_is_told_with_a_note(company):
    broken = {c["id"]: c for c in company["claims"] if not c["holds"]}
    assert set(broken) == {
        "losses_in_category_3",
        "forest_of_waste_heat",
        "first_months_of_solar",
        "green_share",
        "meetings_and_forests",
        "one_meeting",
    }
    for claim in broken.values():
        assert claim["verdict"] != "ok"
        assert claim["note"]["zh"]
        assert claim["note"]["en"]
    # 15 Mt over 280 forests; the forest itself is said to take up some 747 kt.
    assert broken["meetings_and_forests"]["found"] == pytest.approx(53571.43, abs=0.01)


@pytest.mark.parametrize("held", ["1000.0000009", "1000.00000102"])
def test_contracts_may_exceed_their_row_by_a_last_place_only(tmp_path, capsys, held):
    """A thousand millionth of 1,000 MWh is 0.000001."""
    text = CONTRACTED.replace("energy_mwh = 400", f"energy_mwh = {held}")
    if held.endswith("09"):
        assert read(tmp_path, text)["scope2_market_t"] == pytest.approx(0.0)
    else:
        assert "but it uses 1000" in faults(tmp_path, capsys, text)
    told = CONTRACTED.replace("energy_mwh = 400", "energy_mwh = 1010")
    assert "hold 1010 MWh" in faults(tmp_path, capsys, told)


CLAIM = """
[[claim]]
id = "share"
says = { zh = "份额", en = "A share" }
left = 0.101
printed = 0.1
"""


@pytest.mark.parametrize(("left", "holds"), [("0.10099", True), ("0.10103", False)])
def test_a_claim_may_be_off_by_a_thousandth(tmp_path, left, holds):
    """A number that stands alone is divided by one."""
    claim = read(tmp_path, GOOD + CLAIM.replace("0.101", left))["claims"][0]
    assert claim["found"] == pytest.approx(float(left))
    assert claim["holds"] is holds


def test_a_contract_sells_on_no_more_than_it_holds(tmp_path, capsys):
    """400 held, 390 and then 12 sold on: 402 is too much, 400 is not."""
    one = '[[contract]]\nid = "a"\nrow = "power"\nenergy_mwh = 390\n'
    two = '[[contract]]\nid = "b"\nrow = "power"\nenergy_mwh = {}\n'
    backed = 'backed_by = "hydro"\n'
    text = CONTRACTED + one + backed + two + backed
    told = faults(tmp_path, capsys, text.format(12))
    assert "hydro holds 400 MWh, 402 are sold on" in told
    assert read(tmp_path, text.format(10))["contracts"][2]["backed_by"] == "hydro"
