"""A profile in figures: what a drawn year gives beside the site's means."""

from sim_core.climate import read_climate, weather_year
from sim_core.energy.wind import turbine_ids, wind_power_share

YEARS = 20


def described(name: str) -> str:
    climate = read_climate(name)
    years = [weather_year(climate, 1, 2000 + number) for number in range(YEARS)]
    lines = [f"{name}: means of {YEARS} drawn years"]
    for what in ("temperature_c", "wind_m_s", "clearness"):
        mean = sum(float(getattr(year, what).mean()) for year in years) / YEARS
        lines.append(f"  {what:15} {mean:8.2f}")
    for orientation in climate.orientations:
        drawn = sum(float(year.solar_mw_per_mwp[orientation].sum()) for year in years)
        clear = float(climate.tables[f"clear_{orientation}"].sum())
        lines.append(
            f"  {orientation:15} {drawn / YEARS:8.0f} kWh/kWp, "
            f"{drawn / YEARS / clear:.2f} of the clear sky"
        )
    for turbine in turbine_ids():
        share = sum(
            float(wind_power_share(turbine, year.wind_m_s, 94.0).mean())
            for year in years
        )
        lines.append(f"  {turbine:15} {share / YEARS:8.3f} capacity factor at 94 m")
    return "\n".join(lines)
