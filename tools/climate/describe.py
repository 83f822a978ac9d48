"""A profile in figures: what drawn years give beside the site's means."""

import numpy as np

from sim_core.climate import Climate, Weather, read_climate, weather_year
from sim_core.energy.solar import Modules, solar_power_share
from sim_core.energy.wind import air_density, turbine_ids, wind_power_share

YEARS = 20
HUB_M = 94.0
DARK_SHARE = 0.3
CALM_SHARE = 0.1
MEANS = ("temperature_c", "wind_m_s", "rain_mm", "clearness")
WANTED = {"wind_m_s": "wind_100m_m_s"}


def tolerances(tables: dict[str, np.ndarray], site: dict) -> str:
    """Worst month and year of drawn means beside the table they should keep."""
    from tools.climate.profile import drawn_years, light_share, monthly

    years = drawn_years(tables, site, 100, seed=1)
    lines = [f"{site['name']}: means of 100 drawn years less the site's"]
    for what in MEANS:
        found = light_share(tables, years) if what == "clearness" else None
        found = monthly(years, what) if found is None else found
        wanted = np.array(site[WANTED.get(what, what)], float)
        gap = found - wanted
        lines.append(
            f"  {what:14} year {gap.mean():+8.3f}   worst month "
            f"{gap[np.argmax(np.abs(gap))]:+8.3f}   of {wanted.mean():8.2f}"
        )
    return "\n".join(lines)


def described(name: str) -> str:
    climate = read_climate(name)
    years = [weather_year(climate, 1, 2000 + number) for number in range(YEARS)]
    lines = [f"{name}: means of {YEARS} drawn years"]
    lines += _sun_lines(climate, years)
    lines += _wind_lines(climate, years)
    lines.append(_air_line(years))
    return "\n".join([*lines, *spell_lines(years)])


def _air_line(years: list[Weather]) -> str:
    warm = np.array([year.temperature_c for year in years])
    hot, frost = ((warm > 33.0).sum() / YEARS, (warm < 0.0).sum() / YEARS)
    storms = np.mean([(year.storm.max(axis=1) > 0.5).sum() for year in years])
    return (
        f"  air {warm.mean():6.1f} °C, {hot:.0f} hours above 33, {frost:.0f} below 0; "
        f"{storms:.1f} storm days a year"
    )


def _sun_lines(climate: Climate, years: list[Weather]) -> list[str]:
    light = np.mean([year.global_w_m2.sum() for year in years]) / 1000.0
    clear = float(climate.tables["clear_global_w_m2"].sum()) / 1000.0
    lines = [f"  level light {light:6.0f} of {clear:6.0f} kWh/m² = {light / clear:.2f}"]
    for orientation in climate.orientations:
        yields = [solar_power_share(y, orientation, Modules()).sum() for y in years]
        lines.append(
            f"  {orientation:16} {np.mean(yields):6.0f} kWh/kWp, capacity factor "
            f"{np.mean(yields) / 87.6:5.1f} %"
        )
    return lines


def _wind_lines(climate: Climate, years: list[Weather]) -> list[str]:
    lines = []
    for turbine in turbine_ids():
        share = np.mean([wind_share(year, turbine, HUB_M) for year in years]) * 100.0
        lines.append(f"  {turbine:16} {share:5.1f} % capacity factor at {HUB_M:.0f} m")
    speed = np.mean([year.wind_m_s for year in years])
    return [f"  wind at 100 m {speed:5.2f} m/s", *lines]


def wind_share(weather: Weather, turbine: str, hub_m: float) -> np.ndarray:
    density = air_density(weather.temperature_c, weather.site.pressure_pa, hub_m)
    hub_m_s = weather.wind_m_s * weather.site.wind_factor(hub_m)
    return wind_power_share(turbine, hub_m_s, density)


def spell_lines(years: list[Weather]) -> list[str]:
    """Longest dark, calm and dark-and-calm spells, and likeness of days."""
    dark = [daily_light(year) < DARK_SHARE for year in years]
    calm = [wind_share(y, "v112_3000", HUB_M).mean(axis=1) < CALM_SHARE for y in years]
    both = [a & b for a, b in zip(dark, calm, strict=True)]
    words = ", ".join(
        f"{name} {np.mean([longest(year) for year in days]):.1f}"
        for name, days in (("dark", dark), ("calm", calm), ("both", both))
    )
    likeness = ", ".join(
        f"{name} {np.mean([lag_one(series(year)) for year in years]):.2f}"
        for name, series in (
            ("light", daily_light),
            ("wind", lambda year: year.wind_m_s.mean(axis=1)),
            ("warmth", lambda year: year.temperature_c.mean(axis=1)),
        )
    )
    return [f"  longest spells of a year, days: {words}", f"  day to day: {likeness}"]


def daily_light(year: Weather) -> np.ndarray:
    """Clearness of each day, weighed by nothing but its hours."""
    return year.clearness.mean(axis=1)


def longest(days: np.ndarray) -> int:
    """Length of the longest run of true days."""
    best = run = 0
    for is_so in days:
        run = run + 1 if is_so else 0
        best = max(best, run)
    return best


def lag_one(values: np.ndarray) -> float:
    """Likeness of one day and the next, the season's course taken out."""
    smooth = np.convolve(np.pad(values, 15, mode="wrap"), np.ones(31) / 31, "valid")
    rest = values - smooth
    return float(np.corrcoef(rest[:-1], rest[1:])[0, 1])
