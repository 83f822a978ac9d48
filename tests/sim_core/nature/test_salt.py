"""Methane of wetlands: below 18 ppt of salt, by the hectare and the day."""

import numpy as np
import pytest
from builders import new_session

from sim_core.growth import _Land


def land(params):
    """Two tiles of the level's mangrove with other numbers on its sheet."""
    session = new_session()
    technology = session.catalogue.get("mangrove")
    technology = technology.model_copy(update={"params": params})
    rows = np.array([0, 1])
    return _Land(technology, rows, session.state.buildings, "AR5")


@pytest.mark.parametrize(
    ("params", "area_ha", "is_fresh"),
    [
        ({"area_ha": 1.0, "salinity_ppt": 17.9}, 1.0, True),
        ({"area_ha": 3.0, "salinity_ppt": 0.5}, 3.0, True),
        ({"salinity_ppt": 5.0}, 1.0, True),
        ({"area_ha": 1.0, "salinity_ppt": 18.5}, 1.0, False),
        ({"area_ha": 1.0}, 1.0, False),
    ],
)
def test_water_below_18_ppt_gives_methane(params, area_ha, is_fresh):
    """193.7 kg a hectare and year / 365 = 0.000530685 t a day; two tiles."""
    daily_t = 2 * area_ha * 193.7 / 365 / 1000
    assert land(params).methane_t == pytest.approx(daily_t if is_fresh else 0.0)
