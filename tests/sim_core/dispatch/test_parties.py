"""Many stores: the large ones plan together, small ones after them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim_core.energy.dispatch import outlooks, plan_days
from sim_core.energy.dispatch.parties import _small
from tests.sim_core.dispatch.islands import (
    battery,
    part,
    planned,
    random_island,
)

SMALL = tuple(
    battery(0.05 * (n + 1), 0.2 * (n + 1), 1.0, name=f"small_{n}") for n in range(5)
)


def crowd(seed, days, *, is_coupled=False):
    """An island of three larger stores, or four, with five small ones beside them."""
    system = random_island(seed, days, 3, is_coupled=is_coupled)
    return replace(system, storages=(*system.storages, *SMALL))


def cost_of(system, plan, days):
    hours = 24 * days
    return sum(
        float(
            np.sum(
                np.broadcast_to(item.cost_per_mwh, system.hours)[:hours]
                * plan.output_mw[number].ravel()
            )
        )
        for number, item in enumerate(system.plants)
    )


def test_stores_with_less_than_a_twentieth_of_all_power_are_small():
    """Of 10 + 9 + 0.9 + 1.1 MW a twentieth is 1.05 MW; a lake is never small."""
    stores = (
        battery(10.0, 40.0, name="large"),
        battery(9.0, 40.0, name="middle"),
        battery(0.9, 4.0, name="little"),
        battery(1.1, 4.0, name="more"),
    )
    assert _small(stores) == {2}
    lake = battery(0.9, 400.0, name="lake", charge=0.0, inflow=np.ones(24))
    assert _small((*stores[:2], lake, stores[3])) == set()


@pytest.mark.parametrize("is_coupled", [False, True])
@given(seed=st.integers(0, 10_000), cut=st.integers(1, 5))
@settings(max_examples=6, deadline=None)
def test_days_of_a_crowd_of_stores_do_not_depend_on_their_batch(is_coupled, seed, cut):
    days = 6
    system = crowd(seed, days, is_coupled=is_coupled)
    seen = outlooks(system)
    whole = plan_days(system, seen, 5, days)
    stored = [store.initial_mwh for store in system.storages]
    for first, last in ((0, cut), (cut, days)):
        found = plan_days(
            part(system, first, last, stored), seen, 5 + first, last - first
        )
        for name in ("stored_mwh", "charge_mw", "output_mw", "price_yuan_per_mwh"):
            expected = getattr(whole, name)[..., first:last, :]
            assert_array_equal(getattr(found, name), expected, err_msg=name)
        stored = found.stored_mwh[:, -1, -1]


@given(seed=st.integers(0, 10_000))
@settings(max_examples=6, deadline=None)
def test_every_store_of_a_crowd_keeps_its_limits_and_its_energy(seed):
    days = 4
    system = crowd(seed, days)
    plan = planned(system, days)
    for number, store in enumerate(system.storages):
        stored = plan.stored_mwh[number].ravel()
        charge, discharge = (
            mw[number].ravel() for mw in (plan.charge_mw, plan.discharge_mw)
        )
        before = np.concatenate([[store.initial_mwh], stored[:-1]])
        inflow = 0.0 if store.inflow_mw is None else store.inflow_mw[: 24 * days]
        gained = charge * store.efficiency_charge + inflow
        given = discharge / store.efficiency_discharge
        given = given + plan.water_spilled_mw[number].ravel()
        assert_allclose(
            stored, store.keep_share_per_h * before + gained - given, atol=1e-9
        )
        assert np.all(stored <= store.energy_mwh + 1e-9)
        assert np.all(charge <= store.charge_mw + 1e-9)
        assert np.all(discharge <= store.discharge_mw + 1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_small_stores_beside_large_ones_save_money(seed):
    days = 12
    with_small = crowd(seed, days)
    without = replace(with_small, storages=with_small.storages[:3])

    saved = cost_of(without, planned(without, days), days) - cost_of(
        with_small, planned(with_small, days), days
    )

    assert saved > 0.0
