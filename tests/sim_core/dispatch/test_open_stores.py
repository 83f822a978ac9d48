"""A plan that would make up energy is refused, not printed."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim_core.commandline.dispatch import refuse_open_stores
from sim_core.errors import IslandError


def plan_of(first_mwh):
    """Ends at 5 MWh and takes 1 MW at 0.9 in its first hour: 5.9 MWh closes it."""
    store = SimpleNamespace(
        id="lake", is_cyclic=True, inflow_mw=None, keep_share_per_h=1.0,
        efficiency_charge=0.9, efficiency_discharge=0.9,
    )  # fmt: skip
    schedule = SimpleNamespace(
        stored_mwh=np.array([first_mwh, 5.0]), charge_mw=np.array([1.0, 0.0]),
        discharge_mw=np.zeros(2), spill_mw=np.zeros(2),
    )  # fmt: skip
    system = SimpleNamespace(name="isle", storages=(store,))
    return SimpleNamespace(system=system, stores={"lake": schedule})


def test_a_store_that_ends_where_it_began_passes():
    refuse_open_stores(plan_of(5.9))


def test_a_store_that_does_not_is_refused_with_a_way_out():
    with pytest.raises(IslandError, match=r"lake.*1\.4 MWh open.*--mode day"):
        refuse_open_stores(plan_of(4.5))
