"""A place's wind: more on a hill, less in a hollow and far from the sea."""

import math
import tomllib
from functools import cache

import numpy as np
import pytest
from builders import first_light_bay, new_session
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim_core.attribution import Exchange
from sim_core.bots.sites import best_site, open_sites
from sim_core.commands import Build
from sim_core.content import read_catalogue
from sim_core.content.levelmap import LevelMap
from sim_core.energy.hills import is_inland, speed_up, spot_of, spots_on, steps_of
from sim_core.fleet import fleet_of
from sim_core.paths import DATA
from sim_core.preview import finished
from sim_core.spans import Span, fleet_with

KIND = "onshore_wind"
RIDGE, HOLLOW = (14, 8), (20, 17)
HUB_M = 100.0


def test_the_speed_up_of_a_hill_by_hand():
    """Two steps are 50 m over 400 m; 1.6 × 0.125 = 0.2, and at 100 m exp(-1) of it."""
    assert speed_up(spot_of(2, False), HUB_M) == pytest.approx(1 + 0.2 * 0.367879)


def test_a_hollow_inland_has_less_wind_than_the_site_by_hand():
    """1 - 1.6 × 25 / 400 × exp(-1) = 0.9632, and 3 % less far from the sea."""
    wanted = (1 - 0.1 * 0.367879) * 0.97
    assert speed_up(spot_of(-1, True), HUB_M) == pytest.approx(wanted)


def test_flat_land_by_the_sea_is_what_the_profile_was_made_for():
    assert speed_up(spot_of(0, False), 94.0) == 1.0


def test_a_hill_matters_less_the_higher_the_hub():
    tops = [speed_up(spot_of(3, False), hub_m) for hub_m in (10.0, 94.0, 150.0)]
    assert tops == sorted(tops, reverse=True)


def test_the_table_of_fading_is_that_of_the_exponential():
    table = tomllib.loads((DATA / "hills.toml").read_text(encoding="utf-8"))
    for height_m, fading in zip(table["height_m"], table["fading"], strict=True):
        wanted = math.exp(-table["fading_factor"] * height_m / table["half_length_m"])
        assert fading == pytest.approx(wanted, abs=1e-6)


def test_every_number_of_the_table_has_a_source():
    table = tomllib.loads((DATA / "hills.toml").read_text(encoding="utf-8"))
    made = {"source", "height_m", "fading"}
    assert set(table) - made == set(table["source"])
    known = read_catalogue().sources | {"team_assumption"}
    assert {cited.split(":")[0] for cited in table["source"].values()} <= known


def land(heights: dict[tuple[int, int], int], size=40, margin=2) -> LevelMap:
    """Grass in the sea, flat but for some tiles."""
    inner = range(margin, size - margin)
    ground = [
        "".join("g" if x in inner and y in inner else "." for x in range(size))
        for y in range(size)
    ]
    rises = [
        "".join(str(heights.get((x, y), 0)) for x in range(size)) for y in range(size)
    ]
    return LevelMap.model_validate(
        {"tiles": "\n".join(ground), "heights": "\n".join(rises)}
    )


def test_a_lone_hill_stands_as_high_as_it_is_over_the_land_around():
    """One tile of 3 among the 197 within reach: 3 - 3/197 is three whole steps."""
    spots = spots_on(land({(20, 20): 3}))
    assert steps_of(int(spots[20, 20])) == 3
    assert steps_of(int(spots[20, 21])) == 0


def test_a_wide_plain_is_no_hill_however_high_it_lies():
    high = land({(x, y): 4 for x in range(2, 38) for y in range(2, 38)})
    spots = spots_on(high)
    assert steps_of(int(spots[20, 20])) == 0
    assert steps_of(int(spots[2, 20])) > 0


def test_the_sea_is_near_for_three_tiles_and_round_the_map_lies_the_sea():
    spots = spots_on(land({}))
    assert [is_inland(int(spots[20, x])) for x in range(7)] == 5 * [False] + 2 * [True]
    bare = spots_on(land({}, margin=0))
    assert [is_inland(int(bare[20, x])) for x in range(5)] == 3 * [False] + 2 * [True]


def test_all_places_of_the_bay_together_have_the_wind_of_the_profile():
    level = first_light_bay()
    spots = spots_on(level.map)
    factors = [
        speed_up(int(spots[y, x]), 94.0)
        for y in range(level.map.height)
        for x in range(level.map.width)
        if not level.map.is_water(x, y)
    ]
    assert sum(factors) / len(factors) == pytest.approx(1.0, abs=0.02)
    assert len(set(factors)) <= 10


@cache
def with_turbines(*places):
    """An island on which turbines stand already on these tiles."""
    session = new_session()
    for place in places:
        session.submit(Build(KIND, place))
    session.state = finished(session.state)
    return session


def fleet_on(*places):
    session = with_turbines(*places)
    return session.planner, fleet_of(session.level, session.catalogue, session.state)


def test_two_turbines_on_two_heights_sum_to_the_series_of_the_fleet():
    planner, both = fleet_on(RIDGE, HOLLOW)
    row = planner.catalogue.row(KIND)
    ridge, hollow = (
        planner.available(fleet_on(place)[1], row, 30, 400) for place in (RIDGE, HOLLOW)
    )
    assert_array_equal(planner.available(both, row, 30, 400), ridge + hollow)
    assert ridge.sum() > 1.1 * hollow.sum()
    system = planner.system(both, 30, 400)
    plant = next(plant for plant in system.plants if plant.id == KIND)
    assert_array_equal(plant.available_mw, (ridge + hollow).ravel())
    assert plant.capacity_mw == 6.0


SPOTS = st.lists(
    st.tuples(st.integers(-3, 8), st.integers(1, 5)), min_size=1, max_size=5
)


@given(SPOTS, SPOTS)
def test_the_power_of_two_fleets_is_that_of_the_fleet_of_both(first, second):
    planner, _ = fleet_on(RIDGE)
    row = planner.catalogue.row(KIND)
    parts = [
        planner.available(_placed(planner, row, spots), row, 0, 3)
        for spots in (first, second, first + second)
    ]
    assert_allclose(parts[0] + parts[1], parts[2], rtol=1e-12)


def _placed(planner, row, spots):
    many: dict[int, int] = {}
    for spot, count in spots:
        many[spot] = many.get(spot, 0) + count
    count = np.zeros(len(planner.catalogue.technologies), np.int64)
    count[row] = sum(many.values())
    placed = tuple((row, spot, many[spot]) for spot in sorted(many))
    return fleet_with(planner, count, 0.0, placed=placed)


def test_fleets_on_other_places_are_not_alike():
    _, ridge = fleet_on(RIDGE)
    _, hollow = fleet_on(HOLLOW)
    assert ridge.is_like(ridge)
    assert not ridge.is_like(hollow)


def test_a_turbine_on_the_ridge_is_worth_more_than_one_in_a_hollow():
    session = new_session()
    ridge, hollow = (session.preview(Build(KIND, place)) for place in (RIDGE, HOLLOW))
    assert ridge.reason is None
    assert hollow.reason is None
    assert ridge.average_mw > 1.15 * hollow.average_mw
    assert ridge.tco2e_per_year < hollow.tco2e_per_year
    assert ridge.yuan_per_year > hollow.yuan_per_year


def test_the_best_site_of_a_turbine_is_one_with_the_most_wind():
    session = new_session()
    technology, spots = session.catalogue.get(KIND), spots_on(session.level.map)

    def wind(at):
        return speed_up(int(spots[at[1], at[0]]), technology.params["hub_height_m"])

    best = best_site(session, technology)
    assert wind(best) == max(wind(at) for at in open_sites(session, technology))
    homes = session.catalogue.get("pv_farm")
    assert best_site(session, homes) == next(open_sites(session, homes))


def test_exchanging_all_causes_gives_the_days_of_the_second_island():
    """One turbine moves in on the ridge and one in a hollow: no watt is lost."""
    before, after = new_session(), with_turbines(RIDGE, HOLLOW)
    planner, days = before.planner, 5
    spans = [
        Span(0, (session.state,) * days, session.state.stored_mwh)
        for session in (before, after)
    ]
    exchange = Exchange(planner, *spans)
    found = exchange.value(frozenset(exchange.players))
    _, fleet = fleet_on(RIDGE, HOLLOW)
    plan = planner.planned(fleet, 0, days, after.state.stored_mwh)
    wanted: dict = {}
    for row, account in enumerate(plan.book.accounts):
        amount = float(plan.book.amounts[row].sum())
        wanted[account] = wanted.get(account, 0.0) + amount
    assert found == pytest.approx(wanted)
