"""Worked cases, each with the sum that gives its number."""

import json
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_core.__main__ import main
from sim_core.carbon.cases import answer
from sim_core.errors import IslandError


def only(inputs):
    (value,) = answer(inputs).result.values()
    return value


def test_a_thousand_tonnes_of_bituminous_coal():
    """25.8 TJ x 94.6 t = 2440.68; x 1 kg CH4 x 28 and 1.5 kg N2O x 265 -> 2451.6579."""
    result = answer(
        {
            "fuel": "other_bituminous_coal",
            "mass_t": 1000,
            "sector": "energy_industries",
            "gwp": "AR5",
        }
    ).result
    assert result["co2_t"] == pytest.approx(2440.68)
    assert result["co2e_t"] == pytest.approx(2451.6579)
    assert result["biogenic_co2_t"] == 0.0


def test_wood_burns_biogenic_carbon_apart():
    """300 t x 15.6 = 4.68 TJ x 112 t = 524.16 t, none of it fossil."""
    result = answer(
        {
            "fuel": "wood_wood_waste",
            "mass_t": 300,
            "sector": "residential",
            "gwp": "AR5",
        }
    ).result
    assert result["co2_t"] == 0.0
    assert result["biogenic_co2_t"] == pytest.approx(524.16)
    assert result["co2e_t"] == pytest.approx(44.2728)


def test_a_leak_of_r410a():
    """12 kg x (677 + 3170) / 2 = 23.082 t."""
    half = {"HFC32": 0.5, "HFC125": 0.5}
    assert only({"kg": 12, "blend": half, "gwp": "AR5"}) == pytest.approx(23.082)
    assert only({"kg": 12, "blend": "R-410A", "gwp": "AR5"}) == pytest.approx(23.082)


def test_electricity_by_location_and_by_market():
    """10,000 x 0.5568 and 6,000 x 0.5942."""
    result = answer(
        {"use_MWh": 10000, "certs_MWh": 4000, "residual": 0.5942, "location": 0.5568}
    ).result
    assert result["location_t"] == pytest.approx(5568.0)
    assert result["market_t"] == pytest.approx(3565.2)


def test_the_two_chinese_series_stay_apart():
    """100 MWh in 2021: 55.68 t by statistics, 58.10 t by the trading system."""
    asked = {"MWh": 100, "region": "national", "year": 2021}
    assert only(asked | {"series": "statistical"}) == pytest.approx(55.68)
    assert only(asked | {"series": "ets"}) == pytest.approx(58.10)
    with pytest.raises(IslandError, match="it has 2015, 2021, 2022"):
        answer(asked | {"series": "ets", "year": 2023})


def test_a_data_centre_at_pue_1_3():
    """8 MW x 0.3 x 8760 h x 0.4715 = 9912.816 t."""
    asked = {"it_MW": 8, "pue": 1.3, "pue_ref": 1.6, "factor": 0.4715}
    assert only(asked) == pytest.approx(9912.816)


def test_a_subtropical_mangrove_with_its_soil():
    """10 ha x (18.1 x 1.96 x 0.451 + 1.62) x 44/12 = 646.055 t."""
    asked = {"area": 10, "growth": 18.1, "R": 0.96, "CF": 0.451, "soil_tC": 1.62}
    assert only(asked | {"years": 1}) == pytest.approx(646.055, abs=1e-3)


def test_soil_under_a_better_plough():
    """50 t C x (1.0 - 0.8) x 10 ha over 20 years = 5 t C a year."""
    asked = {"soc_ref": 50, "start": [[10, 0.8, 1, 1]], "end": [[10, 1, 1, 1]]}
    assert only(asked | {"years": 20}) == pytest.approx(5.0)


def test_every_fault_of_a_file_is_told_with_its_case(tmp_path, capsys):
    good = {"fuel": "lpg", "mass_t": 1, "sector": "residential", "gwp": "AR5"}
    cases = [
        {"id": "unknown", "inputs": good | {"fuel": "coale"}},
        {"id": "negative", "inputs": good | {"mass_t": -1}},
        {"id": "endless", "inputs": good | {"mass_t": float("inf")}},
        {"id": "old", "inputs": good | {"gwp": "AR9"}},
        {"id": "fine", "inputs": good},
    ]
    path = tmp_path / "cases.json"
    path.write_text(json.dumps({"cases": cases}))
    assert main(["emissions", str(path)]) == 1
    told = capsys.readouterr().err
    for name in ("unknown", "negative", "endless", "old"):
        assert f"cases.json: {name}: " in told
    assert ": fine: " not in told


def faults_of(inputs):
    with pytest.raises(IslandError) as found:
        answer(inputs)
    return str(found.value).split("; ")


def test_all_faults_of_one_case_are_told_at_once():
    bad = {"fuel": "lgp", "mass_t": -1, "sector": "residential", "gwp": "AR9"}
    told = " ".join(faults_of(bad))
    for words in ('no fuel "lgp"', '"lpg"', "mass_t = -1", 'no gwp "AR9"'):
        assert words in told


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"ids": ["1_100_1000_15_1"], "km": [1], "year": 2024}, "amount is in km"),
        ({"ids": ["1_100_1000_15_1"], "furlong": [1], "year": 2024}, "furlong"),
        ({"ids": ["1_100_1000_15_1"], "t": [1], "year": 2031}, "desnz.2031."),
        ({"MWh": 1, "region": "Atlantis", "year": 2021}, "Atlantis"),
        ({"MWh": 1, "region": "CAMX", "year": 2019}, "it has 2022, 2023"),
        ({"kg": 1, "blend": {"HFC999": 1.0}, "gwp": "AR5"}, "HFC999"),
        ({"kg": 1, "blend": {"HFC32": 0.5}, "gwp": "AR5"}, "add up to 0.5"),
        ({"kg": 1, "blend": {"HFC41": 1.0}, "gwp": "AR4"}, "gwp.AR4.HFC41"),
        ({"area": 1, "growth": 5, "years": 1}, "needs a carbon fraction"),
        ({"area": 1, "soil_tC": 0.4, "year": 20}, '"year"'),
        ({"MWh": 1, "region": "national", "year": 10**400}, "is not a year"),
        (
            {"it_MW": 1e308, "pue": 1.3, "pue_ref": 1e10, "factor": 1},
            "beyond measure",
        ),
    ],
)
def test_what_cannot_be_worked_out_is_refused(inputs, words):
    assert words in " ".join(faults_of(inputs))


GOOD = (
    {"fuel": "lpg", "mass_t": 1, "sector": "residential", "gwp": "AR5"},
    {"source": "road_diesel", "TJ": 1, "gwp": "AR6"},
    {"kg": 1, "blend": {"HFC32": 1.0}, "gwp": "AR4"},
    {"use_MWh": 5, "certs_MWh": 1, "residual": 0.6, "location": 0.5},
    {"ids": ["25_314_3145_11_1"], "km": [3], "year": 2024},
    {"MWh": 1, "region": "national", "year": 2021, "series": "ets"},
    {"it_MW": 1, "pue": 1.2, "pue_ref": 1.5, "factor": 0.5},
    {"soc_ref": 60, "start": [[1, 1, 1, 1]], "end": [[1, 1, 1.1, 1]], "years": 20},
    {"area": 1, "growth": 9, "R": 0.2, "CF": 0.47, "years": 2},
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.sampled_from(GOOD), st.data())
def test_whatever_stands_in_a_case_is_worked_out_or_told(good, data):
    key = data.draw(st.sampled_from([*good, "unit", "gwp"]))
    try:
        result = answer(good | {key: data.draw(ANYTHING)}).result
    except IslandError:
        result = {}
    assert all(isfinite(value) for value in result.values())


def test_certificates_beyond_use_never_make_the_market_figure_negative():
    asked = {"use_MWh": 10, "certs_MWh": 40, "residual": 0.6, "location": 0.5}
    assert answer(asked).result["market_t"] == 0.0


def test_an_american_region_gives_its_gases():
    """1,000 MWh x 0.225636349 t; 2023 is published as CO2e: 0.195037 t."""
    asked = {"MWh": 1000, "region": "CAMX", "year": 2022}
    assert answer(asked).result["co2_t"] == pytest.approx(225.636349)
    assert answer(asked).result["ch4_t"] == pytest.approx(0.0136078)
    assert only(asked | {"year": 2023}) == pytest.approx(195.037)


def test_flights_add_up_in_the_order_of_their_ids():
    """500 km economy x 0.18287 + 100 km business x 0.2743 = 118.865 kg in 2024."""
    ids = ["21_316_3164_11_1", "21_316_3166_11_1"]
    asked = {"ids": ids, "km": [500, 100], "year": 2024}
    assert only(asked) == pytest.approx(118.865)
    assert only(asked | {"km": [500]}) == pytest.approx(228.585)


@pytest.mark.parametrize(("second", "is_fine"), [(0.50098, True), (0.50102, False)])
def test_shares_of_a_blend_may_miss_one_by_a_thousandth(second, is_fine):
    asked = {"kg": 1, "blend": {"HFC32": 0.5, "HFC125": second}, "gwp": "AR5"}
    if is_fine:
        assert only(asked) > 0.0
    else:
        assert "add up to 1.00102" in " ".join(faults_of(asked))


def test_a_removal_without_years_is_that_of_one_year():
    """1,000 ha x 0.43 t C x 44/12 = 1,576.667 t."""
    assert only({"area": 1000, "soil_tC": 0.43}) == pytest.approx(1576.6667, abs=1e-3)
