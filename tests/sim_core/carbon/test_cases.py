"""Worked cases, each with the sum that gives its number."""

import json

import pytest

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
    assert "fine" not in told
