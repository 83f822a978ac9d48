"""Intensities of the value chain, each against a sum by hand."""

from dataclasses import replace

import numpy as np
import pytest
from builders import new_session

from sim_core.carbon import intensity
from sim_core.errors import IslandError
from sim_core.fleet import Fleet
from sim_core.waste import waste_of


def t(activity, gwp="AR5"):
    return intensity(activity, gwp).co2e_t


def test_a_tonne_of_waste_composted_digested_or_burnt():
    """Compost 4 x 28 + 0.24 x 265 = 175.6 kg; digester 0.8 x 28 = 22.4 kg.

    Burnt: plastics 0.13 x 0.75 = 0.0975; textiles 0.041 x 0.8 x 0.5 x 0.2 = 0.00328;
    paper 0.085 x 0.9 x 0.46 x 0.01 = 0.000352; metal, glass and the rest 0.137 x 0.9
    x 0.03 = 0.003699 t C; x 44/12 = 0.384380 t, and 0.05 kg N2O, 0.0002 kg CH4.
    """
    assert t("treatment/compost") == pytest.approx(0.1756)
    assert t("treatment/digestion") == pytest.approx(0.0224)
    carbon = 0.0975 + 0.00328 + 0.085 * 0.9 * 0.46 * 0.01 + 0.137 * 0.9 * 0.03
    burnt = carbon * 44 / 12 + 0.05 * 0.265 + 0.0002 * 0.028
    assert t("treatment/incineration") == pytest.approx(burnt)
    assert intensity("treatment/incineration", "AR5").biogenic_co2_t > 0.4


def test_a_persons_day_of_sewage_in_a_tank():
    """40 g x 0.6 x 0.5 x 28 = 336 g; 38 kg / 365 x 0.16 x 1.1 x 1.25 x 0.005 x 44/28
    x 265 = 47.69 g."""
    assert t("sewage/septic_tank") == pytest.approx(336e-6 + 47.69e-6, rel=1e-3)
    assert t("sewage/aerobic_plant") == pytest.approx(47.69e-6, rel=1e-3)


def test_methane_of_the_tip_has_the_limits_of_a_tip_in_balance():
    found = intensity("landfill/methane", "AR5")
    assert found.co2e_t == 28.0
    assert 4.0 < found.low_co2e_t < 15.0
    assert 50.0 < found.high_co2e_t < 90.0
    assert t("landfill/methane", "AR6") == pytest.approx(27.9)


def test_trips_freight_and_rubble():
    assert t("trip/ferry") == pytest.approx(0.01871e-3)
    assert t("drive/car_petrol") == pytest.approx(0.1645e-3)
    assert t("freight/truck") == pytest.approx(0.09752e-3)
    assert t("demolition/concrete") == pytest.approx(1.23393e-3)
    assert t("spend/goods.china") == pytest.approx(0.092e-3)
    assert t("refuse/mainland") == pytest.approx(0.49704416)


def test_upstream_of_a_terajoule_of_each_fuel():
    """752.0276 kg a tonne of diesel at 43 GJ/t = 17.489 t; gas 912.228 / 48."""
    assert t("upstream/gas_diesel_oil") == pytest.approx(0.7520276 / 0.043)
    assert t("upstream/natural_gas") == pytest.approx(0.91222817 / 0.048)
    assert t("upstream/lpg") == pytest.approx(0.34929282 / 0.0473)


def test_a_gas_and_a_single_refrigerant():
    assert t("gas/N2O") == 265.0
    assert t("refrigerant/SF6") == pytest.approx(23.5)
    assert t("refrigerant/HCFC22") == pytest.approx(1.76)


def test_the_limits_of_methane_are_those_of_its_potentials():
    """Fossil methane 30 in AR5, 29.8 and 27.0 in AR6."""
    assert intensity("gas/CH4", "AR5").high_co2e_t == 30.0
    assert intensity("gas/CH4", "AR6").low_co2e_t == 27.0


@pytest.mark.parametrize(
    "activity",
    ["upstream/peat", "trip/rocket", "refrigerant/R-1", "nothing/at all", "grid/x/y/z"],
)
def test_what_is_not_known_is_told(activity):
    with pytest.raises(IslandError, match=r"no |has no year"):
        intensity(activity, "AR5")


def test_works_treat_what_rots_and_the_rest_is_left():
    """1,000 people x 1.0137 kg, of which 0.591 is food: 0.599 t; works take 0.3 t."""
    planner = new_session().planner
    row = planner.catalogue.row("water_works")
    works = planner.catalogue.technologies[row].model_copy(
        update={
            "model": "waste",
            "options": {"treatment": "compost"},
            "params": {"treats_t_per_day": 0.3},
        }
    )
    technologies = list(planner.catalogue.technologies)
    technologies[row] = works
    planner.catalogue = replace(planner.catalogue, technologies=tuple(technologies))
    count = np.zeros(len(technologies), np.int64)
    count[row] = 1
    fleet = Fleet(count, 1000.0, 1.0)
    waste = waste_of(planner, fleet)
    assert waste.treated_t == {"water_works": {"food": pytest.approx(0.3)}}
    assert waste.away_t == pytest.approx(1.0137 - 0.3)
    count[row] = 5
    waste = waste_of(planner, fleet)
    assert waste.treated_t["water_works"] == {"food": pytest.approx(0.591 * 1.0137)}
    assert waste.away_t == pytest.approx(0.409 * 1.0137)


@pytest.mark.parametrize(
    "activity",
    [
        "upstream/gas_diesel_oil",
        "losses/statistical/national/2021",
        "losses/statistical/national/2021/500",
        "upstream_power/2023",
        "spend/goods.china",
        "trip/ferry",
        "sewage/septic_tank",
        "landfill/methane",
        "treatment/compost",
        "treatment/incineration",
        "demolition/concrete",
        "grid/statistical/national/2021",
        "grid/statistical/national/2021/500",
        "stationary/lpg/residential",
        "refrigerant/R-410A",
        "gas/N2O",
    ],
)
def test_terms_show_the_potential_of_their_gas_and_sum_to_the_tonne(activity):
    potential = {"CO2": 1.0, "CO2e": 1.0, "CH4": 28.0, "N2O": 265.0}
    found = intensity(activity, "AR5")
    for each in found.terms:
        assert each.gwp == potential.get(each.gas, each.gwp)
        assert each.gwp == 1.0 or each.gas not in ("CO2", "CO2e")
    assert sum(each.t_per_unit for each in found.terms) == pytest.approx(found.co2e_t)


def test_a_permille_left_scales_power_and_its_losses():
    whole, half = "statistical/national/2021", "statistical/national/2021/500"
    assert t(f"grid/{half}") == pytest.approx(t(f"grid/{whole}") / 2)
    assert t(f"losses/{half}") == pytest.approx(t(f"losses/{whole}") / 2)
    assert intensity(f"grid/{half}", "AR5").low_co2e_t == pytest.approx(
        intensity(f"grid/{whole}", "AR5").low_co2e_t / 2
    )
