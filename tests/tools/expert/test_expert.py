"""The island in PyPSA: out, back, and beside the player's own system."""

import json
import re

import numpy as np
import pytest
from builders import busy_session, new_session

from sim_core.commands import Build
from sim_core.energy.dispatch.reading import read_system
from sim_core.energy.dispatch.solve import solve
from sim_core.errors import IslandError
from sim_core.preview import finished
from tools import expert
from tools.__main__ import main
from tools.expert import files, options, scaled
from tools.expert.island import system_of_year

# PyPSA and what it uses leave files open and warn of their own future.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def save(tmp_path_factory):
    return busy_session().save(tmp_path_factory.mktemp("expert"))


@pytest.fixture(scope="module")
def session():
    return busy_session()


def test_an_option_costs_its_upkeep_and_its_price_as_an_annuity(session):
    """6 % over 25 years is 0.07823 of the price each year."""
    found = {option.id: option for option in options.options_of(session)}
    farm = found["pv_farm"]
    sheet = session.catalogue.get("pv_farm")
    share = 0.06 / (1.0 - 1.06**-sheet.lifetime_years)
    assert farm.annuity_yuan == pytest.approx(sheet.capex_yuan * share)
    assert farm.upkeep_yuan == sheet.fixed_om_yuan_per_year
    assert (farm.given, farm.owned) == (0.0, 1.0)
    assert found["coal_plant_worn"].sites == 0.0
    assert found["coal_plant_worn"].given == 1.0


def test_as_many_units_as_stand_give_the_island_its_own_system_back(session):
    system, found = system_of_year(session), options.options_of(session)
    owned = {option.id: option.owned for option in found}
    again = scaled.with_units(options.without_options(system, found), found, owned)
    plants = {plant.id: plant for plant in again.plants}
    assert set(plants) == {plant.id for plant in system.plants}
    for plant in system.plants:
        if not plant.id.startswith(("unserved", "surplus")):
            same = np.allclose(plants[plant.id].available_mw, plant.available_mw)
            assert same, plant.id


def test_turbines_on_two_heights_are_planned_with_the_mean_of_both():
    twin = new_session()
    for place in ((14, 8), (20, 17)):
        twin.submit(Build("onshore_wind", place))
    twin.state = finished(twin.state)
    plants = {plant.id: plant for plant in system_of_year(twin).plants}
    found = {option.id: option for option in options.options_of(twin)}
    mine = found["onshore_wind"]
    assert (mine.owned, mine.unit.capacity_mw) == (2.0, 3.0)
    again = scaled.sized(mine.unit, mine.owned)
    assert np.allclose(again.available_mw, plants["onshore_wind"].available_mw)


def test_coarse_steps_keep_the_years_energy(session):
    system = system_of_year(session)
    coarse = scaled.coarser(system, 4)
    whole = sum(load.power_mw.sum() for load in system.loads)
    assert 4 * sum(load.power_mw.sum() for load in coarse.loads) == pytest.approx(whole)


def test_without_the_extra_the_expert_says_how_to_get_it(save, capsys, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pypsa", None)
    assert main(["expert", "export", str(save), "island.nc"]) == 1
    assert "run.py expert" in capsys.readouterr().err


@pytest.mark.oracle
@pytest.mark.parametrize("name", ["island.nc", "island"])
def test_an_island_goes_to_pypsa_and_back_at_the_same_cost(save, tmp_path, name):
    pytest.importorskip("pypsa")
    assert main(["expert", "export", str(save), str(tmp_path / name)]) == 0
    system = tmp_path / "system.json"
    assert main(["expert", "import", str(tmp_path / name), str(system)]) == 0
    ours = solve(read_system(system)).total_cost
    network = expert.network_of_save(save)
    network.optimize(solver_name="highs", solver_options={"output_flag": False})
    assert ours == pytest.approx(network.objective, rel=1e-4)


@pytest.mark.oracle
def test_the_documented_three_lines_open_a_save(save):
    pytest.importorskip("pypsa")
    lines = re.findall(r"^    (.+)$", expert.__doc__, re.M)
    assert len(lines) == 3
    scope = {}
    exec("\n".join(lines[:2]).replace("island.isle", str(save)), scope)
    assert len(scope["network"].snapshots) == 8760
    assert str(scope["network"].snapshots[0].date()) == "2022-01-16"


@pytest.mark.oracle
def test_what_the_dispatch_has_no_place_for_is_told(tmp_path):
    pypsa = pytest.importorskip("pypsa")
    network = pypsa.Network()
    network.add("Bus", "power")
    network.add("Generator", "wind", bus="power", p_nom_extendable=True)
    network.export_to_csv_folder(tmp_path / "net")
    found = files.read_network(tmp_path / "net")
    with pytest.raises(IslandError, match='"wind" is p_nom_extendable'):
        files.write_system(found, tmp_path / "system.json")


@pytest.mark.oracle
@pytest.mark.thorough
def test_the_expert_is_never_dearer_than_the_player(save, tmp_path):
    pytest.importorskip("pypsa")
    out = tmp_path / "plan.json"
    assert main(["expert", "plan", str(save), "--json", str(out)]) == 0
    plans = {plan["name"]: plan for plan in json.loads(out.read_text())["plans"]}
    assert plans["cheapest"]["yuan_per_year"] <= plans["yours"]["yuan_per_year"]
    tenth = plans["tenth"]
    assert tenth["tonnes_per_year"] <= 0.1001 * plans["yours"]["tonnes_per_year"]
