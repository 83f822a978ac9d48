"""Support in a preview: by what stands, and by the coming year's air and power."""

from dataclasses import replace

import numpy as np
import pytest
from builders import new_session, uid_of

from sim_core.books import Book, energy
from sim_core.commands import Demolish, Upgrade
from sim_core.preview import finished
from sim_core.preview_support import foreseen_support


def support_when(missing_mwh: list[float]) -> float:
    """Support where 100 MWh a day are asked for, nothing is burnt and some lack."""
    session = new_session()
    accounts = (energy("demand", "town"), energy("unserved", "town"))
    days = len(missing_mwh)
    book = Book(accounts, np.array([[100.0] * days, missing_mwh]))
    plan = replace(session.coming_year(), days=days, book=book)
    return foreseen_support(session.planner, finished(session.state), plan)


def test_where_half_of_all_patience_is_used_up_support_is_drawn_to_fifty():
    """1.5 % of the power is missing, 3 % end all patience: reliability 50 of 100."""
    assert support_when([0.0] * 60) > 50.0
    assert support_when([1.5] * 60) == pytest.approx(50.0)


def test_months_count_alike_and_the_last_days_belong_to_the_last_month():
    """A dark month of 30 days and a bright one of 35: half of the bright one's."""
    bright = support_when([0.0] * 65)
    assert support_when([3.0] * 30 + [0.0] * 35) == pytest.approx(bright / 2.0)


@pytest.mark.slow
def test_half_a_coal_plant_less_shows_the_support_that_its_shortage_takes():
    session = new_session()
    plant = uid_of(session, "coal_plant_worn")
    shown = session.preview(Upgrade(plant, "coal_plant_one_unit"))
    assert shown.unserved_mwh_per_year > 1000.0
    assert shown.support < -20.0
    dark = session.preview(Demolish(plant))
    assert dark.support < shown.support
