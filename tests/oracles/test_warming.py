"""The core's warming by cumulative carbon dioxide beside FaIR, run here and now."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("fair")
import pandas as pd
from fair import FAIR
from fair.interface import fill, initialise
from fair.io import read_properties

from sim_core.carbon.tables import carbon_table

pytestmark = [pytest.mark.oracle, pytest.mark.slow]
MEMBERS = pd.read_csv(Path(__file__).parent / "fair_members.csv", comment="#")
YEARS, YEARLY_GT = 100, 110.0 / 3.0
HEAT = ("ocean_heat_capacity", "capacity"), ("ocean_heat_transfer", "transfer")


def flat_emissions():
    """Ten gigatonnes of carbon a year into an untouched world, for every member."""
    model = FAIR(ghg_method="leach2021")
    model.define_time(0, YEARS, 1)
    model.define_scenarios(["flat"])
    model.define_configs([str(name) for name in MEMBERS["member"]])
    species, properties = read_properties(species=["CO2 FFI", "CO2 AFOLU", "CO2"])
    model.define_species(species, properties)
    model.allocate()
    model.fill_species_configs()
    fill(model.emissions, YEARLY_GT, specie="CO2 FFI")
    fill(model.emissions, 0.0, specie="CO2 AFOLU")
    return model


def with_members(model):
    """The members' own climate and carbon cycle."""
    climate, gas = model.climate_configs, model.species_configs
    for name, short in HEAT:
        fill(climate[name], MEMBERS[[f"{short}_{n}" for n in range(3)]].to_numpy())
    fill(climate["deep_ocean_efficacy"], MEMBERS["efficacy"].to_numpy())
    fill(climate["forcing_4co2"], MEMBERS["forcing_4co2"].to_numpy())
    for name in ("iirf_0", "iirf_uptake", "iirf_temperature", "iirf_airborne"):
        fill(gas[name], MEMBERS[name].to_numpy(), specie="CO2")
    fill(gas["forcing_scale"], MEMBERS["forcing_scale"].to_numpy(), specie="CO2")
    ppm = MEMBERS["baseline_ppm"].to_numpy()
    fill(gas["baseline_concentration"], ppm, specie="CO2")
    initialise(model.concentration, ppm, specie="CO2")
    for zero in (model.forcing, model.temperature, model.airborne_emissions):
        initialise(zero, 0.0)
    initialise(model.cumulative_emissions, 0.0)
    return model


@pytest.fixture(scope="module")
def warming_k():
    """(years, members) of the surface."""
    model = with_members(flat_emissions())
    model.run(progress=False)
    return model.temperature.sel(layer=0).to_numpy()[:, 0, :]


def column(name):
    """The table's column at each year's end of a flat ten gigatonnes of carbon."""
    table = carbon_table("warming")
    emitted_gt = YEARLY_GT * np.arange(YEARS + 1)
    return np.interp(emitted_gt, table["cumulative_gt"], table[name])


def test_about_half_the_calibrated_worlds_warm_less_than_the_middle(warming_k):
    below = np.sum(warming_k[YEARS] < column("middle_k")[YEARS])
    # Of 28 fair coins 8 to 20 fall heads in 98 of 100 throws.
    assert 8 <= below <= 20


def test_nine_in_ten_calibrated_worlds_lie_between_low_and_high(warming_k):
    end = warming_k[YEARS]
    inside = (end >= column("low_k")[YEARS]) & (end <= column("high_k")[YEARS])
    # 0.9 x 28 = 25.2, with room for chance.
    assert np.sum(inside) >= 22


def test_each_calibrated_world_warms_nearly_in_step_with_what_was_emitted(warming_k):
    halfway = warming_k[YEARS // 2] / warming_k[YEARS]
    table = column("middle_k")[YEARS // 2] / column("middle_k")[YEARS]
    # 0.7987 / 1.4988
    assert table == pytest.approx(0.533, abs=1e-3)
    assert np.max(np.abs(halfway - table)) < 0.06
