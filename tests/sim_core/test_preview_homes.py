"""What a preview of homes compares: who moves, gas burnt, power drawn, comfort."""

from dataclasses import replace

import numpy as np
import pytest
from builders import new_session, uid_of

from sim_core.commands import Upgrade
from sim_core.preview_homes import moved_people

pytestmark = pytest.mark.slow


def test_people_of_a_rebuilt_ruin_come_from_the_kinds_that_stay_as_many():
    """Ten old houses of 32 fall from full to 10/11: 29.09 people go to the new one."""
    session = new_session()
    fleet, catalogue = session.coming_year().fleet, session.catalogue
    count = np.zeros_like(fleet.count)
    count[catalogue.row("house_old")] = 10
    count[catalogue.row("house_ruin")] = 1
    before = replace(fleet, count=count, occupancy=1.0)
    count = count.copy()
    count[catalogue.row("house_ruin")] = 0
    count[catalogue.row("house_rebuilt")] = 1
    after = replace(fleet, count=count, occupancy=10.0 / 11.0)
    moved = moved_people(session.planner, before, after)
    assert moved == pytest.approx(320.0 / 11.0)


def test_an_empty_ruin_saves_by_those_who_leave_colder_homes():
    session = new_session()
    shown = session.preview(Upgrade(uid_of(session, "house_ruin"), "house_rebuilt"))
    assert 25.0 < shown.moved_people <= 32.0
    assert shown.demand_mwh_per_year < 0.0
    assert shown.comfort is None


def test_a_retrofitted_house_burns_no_gas_and_is_more_comfortable():
    """12 × 0.3 kg × 365 days are 1.314 t of gas; 98.7 % let, 3.0 t CO2e a t: 3.9 t."""
    session = new_session()
    shown = session.preview(Upgrade(uid_of(session, "house_old"), "house_retrofitted"))
    assert shown.gas_t_per_year == pytest.approx(-3.9, abs=0.1)
    assert shown.moved_people == pytest.approx(0.0, abs=1e-6)
    before, after = shown.comfort
    assert 0.0 < before < after <= 100.0
