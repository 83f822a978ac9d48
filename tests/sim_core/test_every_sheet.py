"""One of everything on one island: it plans, balances and keeps its books."""

from dataclasses import fields, replace

import numpy as np
import pytest
from builders import new_session

from sim_core.ledger import ENERGY, MONEY
from sim_core.state import NO_TECHNOLOGY


def one_of_each(session):
    """The state with one building of every sheet in service."""
    count = len(session.catalogue.technologies)
    now = session.state.buildings
    empty = {
        field.name: np.zeros(count, getattr(now, field.name).dtype)
        for field in fields(now)
    }
    buildings = replace(
        now,
        **empty
        | {
            "uid": np.arange(1, count + 1, dtype=np.int64),
            "tech": np.arange(count, dtype=np.int32),
            "becomes": np.full(count, NO_TECHNOLOGY, np.int32),
            "started_day": np.full(count, -1, np.int32),
        },
    )
    return replace(session.state, buildings=buildings, residents=1500.0)


@pytest.mark.thorough
def test_an_island_with_one_of_everything_plans_a_week():
    session = new_session()
    session.state = one_of_each(session)
    session.advance(7)
    plan, _ = session._last
    places = {account.place for account in plan.book.accounts if account.kind == ENERGY}

    assert np.all(np.isfinite(plan.book.total(MONEY)))
    assert {"offshore_wind", "river_power", "pv_over_ponds", "biomass_plant"} <= places
    assert session.ledger.figure("unserved_mwh", 6, 7) == 0.0
    assert np.isfinite(session.state.budget_yuan)
