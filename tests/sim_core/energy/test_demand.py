"""Demand of homes and places by hour and day type, by hand."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim_core.calendar import Date, day_of_year, weekday
from sim_core.climate import read_climate, weather_year
from sim_core.content import read_catalogue
from sim_core.energy.daytypes import (
    HOLIDAY,
    WEEKEND,
    WORKDAY,
    day_types,
    spring_festival,
    vacations,
)
from sim_core.energy.demand import hot_water_kw, use_of
from sim_core.energy.heatpump import cooling_cop, heating_cop, lift_cop
from sim_core.energy.models import comfort_by_day, demand_mw

YEAR = 2021


@pytest.fixture(scope="module")
def coast():
    return weather_year(read_climate("guangdong_coast"), 1, YEAR)


@pytest.fixture(scope="module")
def north():
    return weather_year(read_climate("huailai"), 1, YEAR)


def annual_kwh(kind, weather):
    catalogue = read_catalogue()
    sheet = catalogue.get(kind)
    found = demand_mw(sheet, weather, catalogue, YEAR)
    return found.sum() * 1000.0 / sheet.params.get("households", 1.0)


def test_the_first_of_january_is_a_holiday_and_the_fourth_a_monday():
    assert day_types(2021)[0] == HOLIDAY
    assert weekday(Date(2021, 1, 4)) == 0
    assert day_types(2021)[3] == WORKDAY
    assert day_types(2021)[8] == WEEKEND


def test_the_spring_festival_of_2024_begins_on_the_tenth_of_february():
    assert spring_festival(2024) == day_of_year(Date(2024, 2, 10))
    assert day_types(2024)[40:47].tolist() == [HOLIDAY] * 7


def test_the_moon_tells_the_festival_of_years_beyond_the_table():
    """2070 is 19 years after 2051, whose festival was on 11 February."""
    assert spring_festival(2070) == spring_festival(2051) == 41


def test_schools_are_empty_in_august_but_not_in_june():
    closed = vacations()
    assert closed[day_of_year(Date(2021, 8, 10))]
    assert not closed[day_of_year(Date(2021, 6, 10))]


def test_an_office_draws_two_fifths_on_a_saturday():
    use = use_of(read_catalogue(), "office", YEAR)
    saturday = day_of_year(Date(2021, 3, 6))
    assert use[saturday].mean() == pytest.approx(0.40)
    assert use[saturday - 1].mean() == pytest.approx(1.0)


def test_a_school_in_vacation_draws_two_fifths():
    use = use_of(read_catalogue(), "school", YEAR)
    assert use[day_of_year(Date(2021, 8, 10))].mean() == pytest.approx(0.4)


def test_the_cop_of_an_air_source_at_a_lift_of_thirty():
    """6.81 - 0.121 x 30 + 0.00063 x 900 = 3.747."""
    assert_allclose(lift_cop(np.array([30.0]), "air"), 3.747)


def test_a_unit_has_its_rated_cop_at_its_rating_point_and_less_in_the_frost():
    found = heating_cop(np.array([7.0, -10.0]), 3.2)
    assert found[0] == pytest.approx(3.2)
    assert 1.0 < found[1] < 2.6


def test_a_resistance_heater_stays_at_one_in_any_weather():
    assert_allclose(heating_cop(np.array([-10.0, 15.0]), 1.0), 1.0)


def test_cooling_loses_two_percent_a_kelvin():
    """Rated 3 at 35 °C: 3 x 1.1 = 3.3 at 30 °C."""
    assert_allclose(cooling_cop(np.array([35.0, 30.0]), 3.0), [3.0, 3.3])


def test_homes_of_the_coast_use_what_the_statistics_say(coast):
    """832 kWh a head in 2021 are 2,220 kWh for a household of 2.67."""
    for kind in ("house_old", "apartment_block", "house_rebuilt"):
        assert annual_kwh(kind, coast) == pytest.approx(2220.0, rel=0.3)


def test_heating_rules_in_the_north_and_cooling_on_the_coast(coast, north):
    assert annual_kwh("house_old", north) > 2.5 * annual_kwh("house_old", coast)


def test_each_tier_needs_less_for_warmth_than_the_one_before(north):
    """All with the same appliances out of the way: the north's bill by tier falls."""
    tiers = ("house_old", "house_retrofitted", "house_near_zero")
    old, retrofitted, near_zero = (annual_kwh(kind, north) for kind in tiers)
    assert old > 1.5 * retrofitted
    assert retrofitted > 1.2 * near_zero


def test_a_gas_heated_bath_draws_no_power(coast):
    catalogue = read_catalogue()
    sheet = catalogue.get("house_old")
    assert hot_water_kw(sheet, coast, catalogue, YEAR).max() == 0.0


def test_hot_water_takes_more_in_january_than_in_july(coast):
    catalogue = read_catalogue()
    sheet = catalogue.get("house_retrofitted")
    power = hot_water_kw(sheet, coast, catalogue, YEAR)
    assert power[:31].sum() > 1.4 * power[181:212].sum()


def test_a_ruin_draws_nothing(coast):
    assert annual_kwh("house_ruin", coast) == 0.0


def test_ease_at_home_rises_with_each_tier(north):
    catalogue = read_catalogue()
    tiers = ("house_old", "house_rebuilt", "house_retrofitted", "house_near_zero")
    january = [
        comfort_by_day(catalogue.get(kind), north, catalogue, YEAR)[:31].mean()
        for kind in tiers
    ]
    assert january == sorted(january)
    assert january[0] < 0.4 < 0.7 < january[-1]


def test_a_rated_office_needs_a_third_less(coast):
    old, rated = annual_kwh("office", coast), annual_kwh("office_rated", coast)
    assert rated < 0.67 * old


def test_only_homes_are_asked_for_ease(coast):
    catalogue = read_catalogue()
    assert comfort_by_day(catalogue.get("shops"), coast, catalogue, YEAR) is None


def test_every_sheet_names_profiles_orientations_and_turbines_that_exist(coast):
    """A year of every sheet, so that a slip of the pen is found here."""
    from sim_core.energy.models import available_mw

    catalogue = read_catalogue()
    for sheet in catalogue.technologies:
        for found in (
            demand_mw(sheet, coast, catalogue, YEAR),
            available_mw(sheet, coast),
        ):
            if found is not None:
                assert np.all(np.isfinite(found))
                assert found.min() >= 0.0
