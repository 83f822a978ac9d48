"""Contracts of a save: what cannot be is refused."""

import numpy as np
import pytest

from sim_core.carbon.claims import Signed
from sim_core.carbon.held import CONTRACTS, contracts_from, held_arrays


def columns(mwh_per_year):
    return held_arrays(CONTRACTS, [Signed("river_hydro", mwh_per_year, 0.0, 3, 367)])


def test_a_contract_comes_back_as_it_was():
    (found,) = contracts_from(columns(5000.0))
    assert found == Signed("river_hydro", 5000.0, 0.0, 3, 367)


@pytest.mark.parametrize("mwh_per_year", [1.02e12, -1.0, float("nan"), float("inf")])
def test_an_amount_that_cannot_be_is_refused(mwh_per_year):
    """A million million MWh is some thirty times what the world uses in a year."""
    with pytest.raises(ValueError, match="cannot be"):
        contracts_from(columns(mwh_per_year))


def test_the_largest_amount_is_taken():
    assert contracts_from(columns(1e12))[0].mwh_per_year == np.float64(1e12)
