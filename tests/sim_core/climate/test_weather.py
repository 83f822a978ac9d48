"""Drawn years: means of the site, spells that last, storms, laws of the sun."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim_core.calendar import DAYS_PER_YEAR, MONTH_DAYS
from sim_core.climate import concatenate, read_climate, weather_year
from sim_core.climate.series import hourly, persistent, roughened, together
from sim_core.paths import ASSETS

SITES = sorted(path.stem for path in (ASSETS / "climate").glob("*.npz"))
YEARS = 25


@pytest.fixture(scope="module", params=SITES)
def drawn(request):
    climate = read_climate(request.param)
    return climate, [weather_year(climate, 3, 2000 + n) for n in range(YEARS)]


def mean_of(years, what):
    return float(np.mean([getattr(year, what).mean() for year in years]))


def likeness(values):
    """Of one day and the next, the season's course taken out by a running mean."""
    smooth = np.convolve(np.pad(values, 15, mode="wrap"), np.ones(31) / 31, "valid")
    rest = values - smooth
    return float(np.corrcoef(rest[:-1], rest[1:])[0, 1])


def longest(days):
    best = run = 0
    for is_so in days:
        run = run + 1 if is_so else 0
        best = max(best, run)
    return best


def test_there_are_the_eight_sites_of_the_campaign():
    assert len(SITES) >= 8
    assert {"qingyuan", "guangdong_coast", "huailai", "guizhou", "chongqing"} < set(
        SITES
    )


@pytest.mark.slow
def test_means_of_the_drawn_years_are_those_of_the_site(drawn):
    climate, years = drawn
    site = climate.recipe["site"]
    days = np.array(MONTH_DAYS) / DAYS_PER_YEAR
    warmth = float((np.array(site["temperature_c"]) * days).sum())
    wind = float((np.array(site["wind_100m_m_s"]) * days).sum())

    assert mean_of(years, "temperature_c") == pytest.approx(warmth, abs=0.35)
    assert mean_of(years, "wind_m_s") == pytest.approx(wind, rel=0.04)
    rain = mean_of(years, "rain_mm") * 24.0 * DAYS_PER_YEAR
    assert rain == pytest.approx(sum(site["rain_mm"]), rel=0.08)


@pytest.mark.slow
def test_light_of_the_drawn_years_is_that_of_the_site(drawn):
    climate, years = drawn
    clear = climate.tables["clear_global_w_m2"]
    starts = np.concatenate([[0], np.cumsum(MONTH_DAYS)[:-1]])
    weights = np.add.reduceat(clear.sum(axis=1), starts)
    wanted = (np.array(climate.recipe["site"]["clearness"]) * weights).sum()
    found = np.mean([year.global_w_m2.sum() for year in years])
    assert found == pytest.approx(wanted, rel=0.03)


@pytest.mark.slow
def test_days_remember_the_day_before(drawn):
    """Neither white noise nor a standing season: likeness between 0.4 and 0.9."""
    _, years = drawn
    for series in (
        [year.clearness.mean(axis=1) for year in years],
        [year.wind_m_s.mean(axis=1) for year in years],
        [year.temperature_c.mean(axis=1) for year in years],
    ):
        assert 0.4 < np.mean([likeness(days) for days in series]) < 0.9


@pytest.mark.slow
def test_dark_and_calm_spells_last_longer_than_chance_would_have_them(drawn):
    _, years = drawn
    shuffle = np.random.default_rng(5).permutation
    for what, share in (("clearness", 0.25), ("wind_m_s", 0.25)):
        series = [getattr(year, what).mean(axis=1) for year in years]
        low = [days < np.quantile(days, share) for days in series]
        real = np.mean([longest(days) for days in low])
        chance = np.mean([longest(shuffle(days)) for days in low])
        assert real > 1.3 * chance


@pytest.mark.slow
def test_every_site_has_its_longest_dark_spell_in_a_believable_range():
    """Days in a row with less than 0.3 of the cloudless light, mean of the years."""
    found = {}
    for name in ("huailai", "guangdong_coast", "guizhou", "chongqing"):
        climate = read_climate(name)
        years = [weather_year(climate, 3, 2000 + n) for n in range(YEARS)]
        found[name] = np.mean(
            [longest(year.clearness.mean(axis=1) < 0.3) for year in years]
        )
    assert found["huailai"] < 4.0
    assert 3.0 < found["guangdong_coast"] < 9.0
    assert 9.0 < found["guizhou"] < 18.0
    assert found["chongqing"] > found["guizhou"]


def test_the_roofs_of_qingyuan_give_what_the_roadmap_says():
    """80 MWp and 80 GWh a year: 1,000 kWh/kWp, 11.4 % of the time at full power."""
    from sim_core.energy.solar import Modules, solar_power_share

    climate = read_climate("qingyuan")
    yields = [
        solar_power_share(weather_year(climate, 3, n), "south_20", Modules()).sum()
        for n in range(8)
    ]
    assert np.mean(yields) == pytest.approx(1000.0, rel=0.03)


def test_clouds_leave_between_55_and_65_percent_of_the_light_in_guangdong():
    for name in ("qingyuan", "guangdong_coast"):
        climate = read_climate(name)
        clear = climate.tables["clear_global_w_m2"].sum()
        light = np.mean(
            [weather_year(climate, 3, n).global_w_m2.sum() for n in range(8)]
        )
        assert 0.55 <= light / clear <= 0.65


def test_the_same_year_is_drawn_twice_and_another_seed_draws_another():
    climate = read_climate("pingtan")
    one, again = weather_year(climate, 1, 2021), weather_year(climate, 1, 2021)
    other = weather_year(climate, 2, 2021)
    assert_array_equal(one.wind_m_s, again.wind_m_s)
    assert not np.array_equal(one.wind_m_s, other.wind_m_s)


def test_the_parts_of_light_add_up_by_the_height_of_the_sun():
    """Global = diffuse + beam x cosine of the zenith, in every hour above 3 degrees."""
    year = weather_year(read_climate("guangdong_coast"), 1, 2021)
    high = year.sun_up > 0.06
    sum_w_m2 = year.diffuse_w_m2 + year.beam_w_m2 * year.sun_up
    assert_allclose(sum_w_m2[high], year.global_w_m2[high], rtol=0.02, atol=4.0)


def test_no_light_falls_at_midnight_in_the_tropics():
    year = weather_year(read_climate("equator"), 1, 2021)
    assert year.global_w_m2[:, 0].max() == 0.0


def test_two_halves_of_a_year_join_to_the_year():
    year = weather_year(read_climate("equator"), 1, 2021)
    joined = concatenate([year.days(0, 100), year.days(100, 265)])
    assert len(joined) == DAYS_PER_YEAR
    assert_array_equal(joined.temperature_c, year.temperature_c)


def test_a_warmer_world_is_warmer_and_wetter():
    climate = read_climate("guangdong_coast")
    now, later = (weather_year(climate, 1, 2021, (), c) for c in (0.0, 1.0))
    assert_allclose(later.temperature_c, now.temperature_c + 1.0)
    assert_allclose(later.rain_mm, now.rain_mm * 1.07)
    assert later.wind_m_s.max() > now.wind_m_s.max()


def test_a_series_keeps_its_memory_and_its_spread():
    shocks = np.random.default_rng(1).standard_normal(40_000)
    series = persistent(shocks, 0.8)
    assert series.std() == pytest.approx(1.0, abs=0.03)
    assert np.corrcoef(series[:-1], series[1:])[0, 1] == pytest.approx(0.8, abs=0.02)


def test_hours_between_two_days_keep_the_spread_of_the_days():
    daily = persistent(np.random.default_rng(2).standard_normal(20_000), 0.6)
    assert_allclose(hourly(daily, 0.6).std(axis=0), 1.0, atol=0.03)


def test_noon_has_the_days_own_value():
    daily = np.array([1.0, -2.0, 0.5])
    assert_allclose(hourly(daily, 0.6)[:, 12], daily)


def test_a_series_goes_along_with_another_as_much_as_asked():
    draw = np.random.default_rng(3).standard_normal
    first, own = draw(40_000), draw(40_000)
    mixed = together(own, first, np.full(40_000, -0.4))
    assert np.corrcoef(mixed, first)[0, 1] == pytest.approx(-0.4, abs=0.02)
    assert mixed.std() == pytest.approx(1.0, abs=0.02)


def test_quick_changes_hold_their_share_of_the_spread():
    draw = np.random.default_rng(4).standard_normal
    mixed = roughened(np.zeros(40_000), draw(40_000), 0.25)
    assert mixed.std() == pytest.approx(0.5, abs=0.01)
