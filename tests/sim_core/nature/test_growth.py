"""Plants and soils grow by their tables and never beyond them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim_core.carbon import read_factors
from sim_core.errors import IslandError
from sim_core.nature import curve, daily_uptake, living_tco2, standing_stock_tco2
from sim_core.nature.damage import (
    chance_today,
    damages,
    decay_share_per_day,
    struck,
)
from sim_core.nature.permanence import Permanence, permanence

CURVES = sorted({r.id.split(".")[1] for r in read_factors().below("nature.")})
CO2_PER_C = 44.0 / 12.0


def grown(curve_id, days, area_ha=1.0, stock_tco2=0.0, age_days=0):
    """A stand left alone for some days."""
    stock, area = np.array([stock_tco2]), np.array([area_ha])
    for day in range(days):
        age = np.array([age_days + day], np.int32)
        stock = stock + daily_uptake(curve_id, age, area, stock).total_tco2
    return float(stock[0])


def test_a_subtropical_forest_takes_up_18_6_tonnes_in_its_first_year():
    """9.0 t x 1.20 x 0.47 x 44/12 = 18.612 t CO2."""
    assert grown("subtropical_forest", 365) == pytest.approx(18.612)


def test_a_large_stand_has_the_roots_of_large_stands():
    """125 t x 1.20 + 55 t x 1.24 = 218.2 t x 0.47 x 44/12 = 376.03 t CO2 at 180 t."""
    land = curve("subtropical_forest")
    assert land.ceiling_tco2_ha == pytest.approx(218.2 * 0.47 * CO2_PER_C)
    assert land.young_tco2_ha == pytest.approx(land.ceiling_tco2_ha)


def test_a_rain_forest_is_young_for_twenty_years():
    """20 x 13.0 = 260 t with 0.37 of roots; then 3.4 t a year instead of 13.0."""
    per_t = 1.37 * 0.47 * CO2_PER_C
    name = "tropical_rain_forest_asia_insular"
    assert curve(name).young_tco2_ha == pytest.approx(260.0 * per_t)
    assert grown(name, 365, 1.0, 255.0 * per_t) == pytest.approx(
        (260.0 + 3.4 * (1 - 5 / 13)) * per_t, rel=1e-3
    )
    assert standing_stock_tco2(name, 21 * 365, 1.0) == pytest.approx(263.4 * per_t)


def test_the_roadmaps_forest_of_waste_heat_is_beyond_any_table_here():
    """29.4 t a hectare and year; 4.0 x 1.46 x 0.48 x 44/12 = 10.3 t near Tianjin."""
    near_tianjin = grown("temperate_continental_asia_europe_n_america", 365)
    assert near_tianjin == pytest.approx(4.0 * 1.46 * 0.48 * CO2_PER_C)
    assert grown("subtropical_forest", 365) < 29.4
    assert near_tianjin < 29.4 / 2.5


def test_a_mangrove_is_full_after_four_years_and_its_soil_goes_on():
    """75 / 18.1 = 4.14 years; 75 x 1.96 x 0.451 x 44/12 + 10 x 1.62 x 44/12."""
    after_ten = grown("mangrove", 3650)
    biomass = 75 * 1.96 * 0.451 * CO2_PER_C
    assert after_ten == pytest.approx(biomass + 16.2 * CO2_PER_C)


def test_bamboo_is_full_after_six_years():
    """43 / 7.2 = 5.97 years; 43 x 1.5 x 0.47 x 44/12 = 111.2 t CO2."""
    assert grown("bamboo", 7 * 365) == pytest.approx(43 * 1.5 * 0.47 * CO2_PER_C)


def test_the_soil_of_a_field_gains_for_twenty_years_and_no_longer():
    """20 x 0.5 t C x 44/12 = 36.67 t CO2."""
    after = grown("organic_field", 30 * 365)
    assert after == pytest.approx(10.0 * CO2_PER_C)
    assert grown("organic_field", 365) == pytest.approx(0.5 * CO2_PER_C)


def test_grassland_is_full_after_two_years():
    """6.2 x 2.6 x 0.47 x 44/12 and 20 years of 0.07 t C in its soil."""
    full = 6.2 * 2.6 * 0.47 * CO2_PER_C + 1.4 * CO2_PER_C
    assert grown("grassland", 25 * 365) == pytest.approx(full)


@pytest.mark.parametrize("curve_id", ["subtropical_forest", "mangrove", "bamboo"])
@pytest.mark.parametrize("years", [1, 5, 12, 20, 35])
def test_a_stand_that_a_level_sets_is_the_one_that_would_have_grown(curve_id, years):
    lived = grown(curve_id, years * 365, area_ha=2.0)
    assert standing_stock_tco2(curve_id, years * 365, 2.0) == pytest.approx(
        lived, rel=1e-3
    )


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(CURVES),
    st.integers(0, 200 * 365),
    st.floats(0.01, 500.0),
    st.floats(0.0, 1.0),
    st.integers(1, 400),
)
def test_nothing_grows_above_its_tables_limit(curve_id, age, area_ha, share, days):
    land = curve(curve_id)
    soil = land.soil_tco2_ha_day * area_ha * min(age, land.soil_days)
    limit = land.ceiling_tco2_ha * area_ha
    after = grown(curve_id, days, area_ha, share * limit + soil, age)
    soil_after = land.soil_tco2_ha_day * area_ha * min(age + days, land.soil_days)
    assert after <= (limit + soil_after) * (1 + 1e-9) + 1e-9
    assert after >= share * limit + soil - 1e-9


def test_an_unknown_curve_is_told():
    with pytest.raises(IslandError, match='no growth table "moss"'):
        curve("moss")


def test_a_fire_kills_sixty_percent_and_burns_under_half_of_it():
    """100 t x 0.6 = 60 killed; x 0.45 = 27 back at once, 33 lie dead.

    27 t CO2 is 27 / (0.47 x 44/12) = 15.667 t dry; x 4.7 g = 0.07363 t CH4.
    """
    fire = next(d for d in damages("forest") if d.cause == "fire")
    done = struck(fire, curve("subtropical_forest"), np.array([100.0]))
    assert done.killed_tco2 == pytest.approx([60.0])
    assert done.returned_tco2 == pytest.approx([27.0])
    assert done.dead_tco2 == pytest.approx([33.0])
    assert done.gases_t["CH4"] == pytest.approx([0.0736363], rel=1e-4)
    assert done.gases_t["N2O"] == pytest.approx([0.00407350], rel=1e-4)


def test_storm_and_pests_return_nothing_at_once():
    for damage in damages("forest"):
        if damage.cause == "fire":
            continue
        done = struck(damage, curve("subtropical_forest"), np.array([100.0]))
        killed = {"storm": 30.0, "pest": 20.0}[damage.cause]
        assert done.killed_tco2 == pytest.approx([killed])
        assert done.dead_tco2 == pytest.approx([killed])
        assert not done.gases_t


def test_a_storm_strikes_only_on_the_day_it_is_strongest():
    storm = next(d for d in damages("mangrove") if d.cause == "storm")
    assert chance_today(storm, 0.9) == 0.0
    assert chance_today(storm, 0.97) == pytest.approx(0.1)


def test_fire_and_pests_have_a_chance_a_day():
    """0.4 % and 0.6 % a year."""
    chances = {d.cause: chance_today(d, 0.0) * 365 for d in damages("forest")}
    assert chances == {
        "fire": pytest.approx(0.004),
        "storm": 0.0,
        "pest": pytest.approx(0.006),
    }
    assert [d.cause for d in damages("grassland")] == ["fire"]
    assert damages("field") == ()


def test_dead_wood_loses_a_fifth_a_year():
    left = 1.0
    for _ in range(365):
        left -= left * decay_share_per_day()
    assert left == pytest.approx(0.8187, abs=1e-3)


def test_what_lives_is_the_stock_less_the_soil():
    """10 years of mangrove soil are 59.4 t; of 500 t 440.6 live."""
    land = curve("mangrove")
    area, age = np.array([1.0]), np.array([3650], np.int32)
    living = living_tco2(land, age, area, np.array([500.0]))
    assert living == pytest.approx([500.0 - 16.2 * CO2_PER_C])


def test_only_stone_keeps_carbon_for_more_than_a_century():
    kinds = ("forest", "bamboo", "grassland", "mangrove", "wetland", "field")
    assert not any(permanence(kind).is_durable for kind in kinds)
    assert permanence("mineral").is_durable
    assert Permanence(100.0, 0.0).is_durable
    assert not Permanence(99.0, 0.0).is_durable
    assert permanence("forest").buffer_share == pytest.approx(0.2)
