"""Where the town's waste goes, and what each way of it gives off."""

from dataclasses import replace

import numpy as np
import pytest
from builders import build, new_session, uid_of
from hypothesis import given
from hypothesis import strategies as st

from sim_core.carbon import intensity
from sim_core.commands import Build, Upgrade
from sim_core.energy.models import demand_mw
from sim_core.explain_causes import changed
from sim_core.fleet import Fleet, fleet_of
from sim_core.ledger import EMISSION, ENERGY
from sim_core.promised import grown_t_per_year, tip_t_per_year
from sim_core.waste import (
    TOWN,
    promised_methane_t,
    total_t,
    treatments_t,
    used_share,
    waste_of,
    waste_power_mw,
)

KG = 1.0137
FOOD = 0.591
# Degradable carbon of a tonne of the town's waste: food, paper, textiles, wood.
CARBON = 0.591 * 0.15 + 0.085 * 0.4 + 0.041 * 0.24 + 0.016 * 0.43
SESSION = new_session()
PLANNER = SESSION.planner


def fleet_with(people: float, *kinds: str) -> Fleet:
    catalogue = SESSION.catalogue
    count = np.zeros(len(catalogue.technologies), np.int64)
    for kind in kinds:
        count[catalogue.row(kind)] += 1
    return Fleet(count, people, 1.0)


def ways(people: float, *kinds: str):
    return waste_of(PLANNER, fleet_with(people, *kinds))


def test_a_thousand_people_tip_a_tonne_a_day_on_the_old_dump():
    """1,000 × 1.0137 kg."""
    found = ways(1000.0, "open_dump")
    assert found.tipped_t == pytest.approx(1.0137)
    assert (found.place, found.cover, found.away_t) == ("open_dump", "open", 0.0)


def test_an_island_without_a_tip_ships_its_waste():
    found = ways(1000.0)
    assert found.away_t == pytest.approx(1.0137)
    assert (found.place, found.tipped_t, found.fresh.total_tc) == (TOWN, 0.0, 0.0)


def test_what_is_shipped_costs_money_and_is_in_scope_3():
    """All day's waste × 350 yuan, and × 0.497 t CO2e a tonne (DESNZ 2024)."""
    session = new_session()
    count = session.state.buildings.tech != session.catalogue.row("open_dump")
    columns = {k: v[count] for k, v in vars(session.state.buildings).items()}
    buildings = replace(session.state.buildings, **columns)
    session.state = replace(session.state, buildings=buildings)
    session.advance(1)
    people = 3600.0
    rows = zip(session.ledger.accounts, session.ledger.amounts(0, 0), strict=True)
    found = {a.activity: (a, float(n)) for a, n in rows}
    account, tonnes = found["refuse/mainland"]
    assert tonnes == pytest.approx(people * KG / 1000.0)
    assert account.scope == 3
    assert account.t_per_unit == pytest.approx(0.497, abs=0.001)
    assert found["waste_away"][1] == pytest.approx(-350.0 * tonnes)


def test_a_compost_yard_takes_what_people_sort():
    """0.53 of 0.591 t of food; the rest goes to the yard's own cell."""
    found = ways(1000.0 / KG, "compost_yard")
    assert found.treated_t["compost_yard"] == {"food": pytest.approx(0.31323)}
    assert found.tipped_t == pytest.approx(1.0 - 0.31323)
    assert found.cover == "covered"


def test_a_compost_yard_takes_no_more_than_it_has_room_for():
    found = ways(100_000.0, "compost_yard")
    assert total_t(found.treated_t["compost_yard"]) == pytest.approx(3.0)


def test_a_second_works_for_kitchen_waste_finds_only_what_was_sorted():
    """The biogas plant takes 2 t of the 0.53 × 5.91 t of it, the yard 1.13."""
    found = ways(10_000.0 / KG, "biogas_plant", "compost_yard")
    assert total_t(found.treated_t["biogas_plant"]) == pytest.approx(2.0)
    assert total_t(found.treated_t["compost_yard"]) == pytest.approx(1.1323)


def test_what_is_left_after_compost_can_be_burnt():
    found = ways(1000.0 / KG, "compost_yard", "waste_to_energy")
    assert total_t(found.treated_t["waste_to_energy"]) == pytest.approx(1.0 - 0.31323)
    assert found.tipped_t == pytest.approx(0.0, abs=1e-12)


def test_a_dump_promises_the_methane_of_the_ipcc():
    """Carbon × 0.5 × 0.6 × 16/12 × 0.5 a tonne, over all its life."""
    found = ways(1000.0 / KG, "open_dump")
    expected = CARBON * 0.5 * 0.6 * 16 / 12 * 0.5
    assert promised_methane_t(found) == pytest.approx(expected)
    assert expected == pytest.approx(0.0279, abs=1e-4)


def test_a_covered_landfill_with_air_promises_a_quarter_less():
    """0.5 / 0.6 of it without air, nine tenths of it through the soil."""
    dump = promised_methane_t(ways(1000.0, "open_dump"))
    covered = promised_methane_t(ways(1000.0, "landfill"))
    assert covered / dump == pytest.approx(0.5 / 0.6 * 0.9)


def test_fresh_waste_goes_to_the_better_tip_but_the_old_one_stays_open():
    found = ways(1000.0, "open_dump", "landfill")
    assert (found.place, found.cover) == ("landfill", "open")


def test_a_year_of_the_dump_in_tonnes():
    """365 t × 0.0279 t CH4 × 28 (AR5)."""
    found = tip_t_per_year(PLANNER, fleet_with(1000.0 / KG, "open_dump"))
    assert found == pytest.approx(365 * CARBON * 0.2 * 28)
    assert found == pytest.approx(284.8, abs=0.1)


def test_only_fossil_waste_warms_when_it_is_burnt():
    """Plastics: 0.75 × 44/12 + 0.05 kg N2O × 265; food: the N2O and traces of CH4."""
    plastics = intensity("treatment/incineration/plastics", "AR5").co2e_t
    food = intensity("treatment/incineration/food", "AR5").co2e_t
    assert plastics == pytest.approx(0.75 * 44 / 12 + 0.00005 * 265, abs=1e-5)
    assert food == pytest.approx(0.00005 * 265, abs=1e-5)


def test_burnt_waste_is_booked_by_kind_and_compost_as_one():
    kinds = {"food": 2.0, "plastics": 1.0, "metal": 0.5, "glass": 0.25, "other": 0.25}
    assert treatments_t("compost", {"food": 2.0}) == {"treatment/compost": 2.0}
    assert treatments_t("incineration", kinds) == {
        "treatment/incineration/food": 2.0,
        "treatment/incineration/plastics": 1.0,
        "treatment/incineration/other": 1.0,
    }


def test_a_half_empty_works_gives_half_its_power_and_draws_half_of_its_own():
    """5 t of 10 t a day: 0.14325 MW / 2."""
    fleet = fleet_with(5000.0 / KG, "waste_to_energy")
    works = SESSION.catalogue.get("waste_to_energy")
    row = SESSION.catalogue.row("waste_to_energy")
    assert used_share(PLANNER, fleet, works) == pytest.approx(0.5)
    assert waste_power_mw(PLANNER, fleet) == {
        "waste_to_energy": pytest.approx(0.071625)
    }
    assert PLANNER.units_in_use(fleet, row) == pytest.approx(0.5)


def test_a_dump_draws_no_power():
    weather = PLANNER.weather_of_year(2021)
    dump = SESSION.catalogue.get("open_dump")
    assert demand_mw(dump, weather, SESSION.catalogue, 2021) is None
    assert used_share(PLANNER, fleet_with(10.0, "open_dump"), dump) == 1.0


def test_power_from_waste_is_in_the_books():
    session = new_session()
    build(session, "biogas_plant")
    session.advance(130)
    rows = [
        (a, float(n))
        for a, n in zip(
            session.ledger.accounts, session.ledger.amounts(0, 129), strict=True
        )
        if a.place == "biogas_plant" and n
    ]
    made = {a.activity: n for a, n in rows if a.kind == ENERGY}
    leaks = {a.activity: a.t_per_unit for a, _ in rows if a.kind == EMISSION}
    assert 0.0 < made["output"] <= 10 * 24 * 0.0218
    assert leaks["treatment/digestion"] == pytest.approx(0.0008 * 28)


def test_the_old_dump_can_become_a_landfill_then_a_yard_then_a_works():
    session = new_session()
    for kind in ("landfill", "compost_yard", "waste_to_energy"):
        old = {"landfill": "open_dump", "compost_yard": "landfill"}
        uid = uid_of(session, old.get(kind, "compost_yard"))
        before = session.preview(Upgrade(uid, kind))
        assert before.tco2e_per_year < 0.0
        row = session.state.buildings.row_of(uid)
        tech = session.state.buildings.tech.copy()
        tech[row] = session.catalogue.row(kind)
        buildings = replace(session.state.buildings, tech=tech)
        session.state = replace(session.state, buildings=buildings)
        session.log.append({})
    fleet = fleet_of(session.level, session.catalogue, session.state)
    assert waste_of(session.planner, fleet).place == "waste_to_energy"


def test_a_preview_shows_the_methane_that_compost_spares():
    """0.31323 t of each tonne: less methane of a covered cell, more of the rows.

    Beside the old dump the rest goes to the yard's cell, but soil covers only the cell.
    """
    session = new_session()
    shown = session.preview(Upgrade(uid_of(session, "open_dump"), "landfill"))
    year_t = 3600.0 * KG * 365 / 1000
    dump = year_t * CARBON * 0.5 * 0.6 * 16 / 12 * 0.5 * 28
    sheet = session.catalogue.get("landfill")
    paid = 27_000.0 * 0.4 * intensity("spend/machinery.china", "AR5").co2e_t
    assert shown.tco2e_per_year == pytest.approx(-0.25 * dump + paid, rel=1e-3)
    assert shown.embodied_tco2e == sheet.embodied_tco2e


def test_a_preview_of_a_wood_shows_what_it_takes_up_while_it_is_young():
    session = new_session()
    wood = session.catalogue.get("native_forest")
    shown = session.preview(Build("native_forest", (18, 5)))
    assert shown.tco2e_per_year == pytest.approx(-grown_t_per_year(wood), abs=0.5)


def test_why_trees_of_waste_sum_to_the_books():
    session = new_session()
    session.submit(Upgrade(uid_of(session, "open_dump"), "landfill"))
    build(session, "biogas_plant")
    session.advance(260)
    for figure in ("scope1_t", "scope3_t"):
        tree = changed(session, figure, (0, 99), (160, 259))
        ledger = session.ledger
        change = ledger.figure(figure, 259, 100) - ledger.figure(figure, 99, 100)
        assert tree.amount == pytest.approx(change, abs=1e-6)


@given(
    people=st.floats(0.0, 1e6),
    kinds=st.lists(
        st.sampled_from(
            ["open_dump", "landfill", "compost_yard", "biogas_plant", "waste_to_energy"]
        ),
        max_size=6,
    ),
)
def test_no_waste_is_lost_and_none_is_made(people, kinds):
    found = ways(people, *kinds)
    treated = sum(total_t(taken) for taken in found.treated_t.values())
    whole = people * KG / 1000.0
    assert treated + found.tipped_t + found.away_t == pytest.approx(whole, abs=1e-9)
    assert all(tonnes >= -1e-12 for tonnes in found.left_t.values())
    for name in found.treated_t:
        sheet = SESSION.catalogue.get(name)
        share = used_share(PLANNER, fleet_with(people, *kinds), sheet)
        assert 0.0 <= share <= 1.0 + 1e-12
