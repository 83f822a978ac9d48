"""How far loud works are heard."""

from dataclasses import replace

import pytest

from game.noise import homes_within, reach_tiles
from sim_core.content import read_catalogue, read_level
from sim_core.session import Session
from sim_core.state import no_buildings, with_row


def test_a_wind_turbine_is_heard_as_far_as_the_level_falls_to_the_limit():
    """104 - 8 - 20 log10(355 m) = 45 dB: three and a half tiles."""
    assert reach_tiles("onshore_wind") == pytest.approx(3.55, abs=0.01)


def test_half_the_sound_of_a_plant_reaches_seven_tenths_as_far():
    """3 dB less: 10 ** (-3 / 20) = 0.708."""
    share = reach_tiles("coal_plant_one_unit") / reach_tiles("coal_plant_worn")
    assert share == pytest.approx(0.708, abs=0.001)


def test_solar_panels_are_quiet():
    assert reach_tiles("pv_farm") == 0.0


def test_only_homes_in_use_within_the_ring_are_counted():
    session = Session.new(read_level("campaign/first_light_bay"))
    kinds = {"house_old": ((5, 5), (9, 5)), "house_ruin": ((6, 5),)}
    rows, uid = no_buildings(), 0
    for kind, places in kinds.items():
        for x, y in places:
            uid += 1
            rows = with_row(
                rows, uid=uid, tech=session.catalogue.row(kind), becomes=-1,
                ready_day=0, x=x, y=y,
            )  # fmt: skip
    session.state = replace(session.state, buildings=rows)
    assert homes_within(session, (5.5, 5.5), 3.0) == 12


def test_every_loud_works_is_in_the_catalogue():
    from game.noise import _table

    catalogue = read_catalogue()
    for row in _table()["works"]:
        assert all(catalogue.get(name) for name in row["technologies"])
        assert row["source"]
