"""Days out of the ordinary: storms that are drawn, and spells that a level sets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.climate.profile import Climate
from sim_core.numeric import Floats
from sim_core.rng import draw_generator

STORM_HOURS = 48
STORM_LEAST_RAIN_MM = 60.0
STORM_RAIN_SPAN_MM = 190.0
STORM_SKY_LEFT = 0.25
STORM_COOLING_C = 3.0
LEVEL_STORM_SHARE = 0.6
# What a spell that a level sets does at its height (team assumptions).
HEAT_C = 4.5
COLD_C = 8.0
HEAT_WIND_SHARE = 0.75
CALM_WIND_SHARE = 0.3
HEAT_LEAST_CLEARNESS = 0.7


@dataclass(frozen=True)
class Spell:
    """Days of a year that a level makes hot, cold, calm or stormy."""

    kind: str
    first_day: int
    days: int


@dataclass(frozen=True)
class Air:
    """A year's raw series before the sun is reckoned, each (365, 24)."""

    temperature_c: Floats
    wind_m_s: Floats
    clearness: Floats
    rain_mm: Floats
    storm: Floats


def storm_shape() -> Floats:
    """Strength over the hours of a storm: up in a day, down in a day."""
    hours = np.arange(STORM_HOURS) + 0.5
    half = STORM_HOURS / 2.0
    result: Floats = 1.0 - np.abs(hours - half) / half
    return result


def with_storms(
    air: Air, climate: Climate, seed: int, year: int, strength: float = 1.0
) -> Air:
    """Storms by the site's chance of each day; `strength` scales their wind."""
    chance = climate.tables["storm_chance"]
    draws = draw_generator(seed, f"storm/{climate.name}", year).random(
        (DAYS_PER_YEAR, 3)
    )
    for day in np.flatnonzero(draws[:, 0] < chance):
        peak = _peak_m_s(climate, float(draws[day, 1])) * strength
        air = with_storm(air, int(day) * 24, peak, float(draws[day, 2]))
    return air


def _peak_m_s(climate: Climate, share: float) -> float:
    low, high = climate.tables["storm_peak_m_s"]
    return float(low + share * (high - low))


def with_storm(air: Air, first_hour: int, peak_m_s: float, wetness: float) -> Air:
    """One storm from an hour of the year on; it ends with the year."""
    strength = np.zeros(DAYS_PER_YEAR * 24)
    length = min(STORM_HOURS, len(strength) - first_hour)
    strength[first_hour : first_hour + length] = storm_shape()[:length]
    force = strength.reshape(DAYS_PER_YEAR, 24)
    rain = STORM_LEAST_RAIN_MM + wetness * STORM_RAIN_SPAN_MM
    return Air(
        air.temperature_c - STORM_COOLING_C * force,
        np.maximum(air.wind_m_s, peak_m_s * force),
        air.clearness * (1.0 - (1.0 - STORM_SKY_LEFT) * force),
        air.rain_mm + rain * force / (STORM_HOURS / 2.0),
        np.maximum(air.storm, force),
    )


def with_spells(air: Air, climate: Climate, spells: Sequence[Spell]) -> Air:
    """The level's own days, in their order."""
    for spell in spells:
        if spell.kind == "storm":
            peak = _peak_m_s(climate, LEVEL_STORM_SHARE)
            last = min(spell.first_day + spell.days, DAYS_PER_YEAR)
            for day in range(spell.first_day, last, STORM_HOURS // 24):
                air = with_storm(air, day * 24, peak, 0.5)
        else:
            air = _with_spell(air, spell)
    return air


def _with_spell(air: Air, spell: Spell) -> Air:
    force = _force(spell)
    if spell.kind == "calm":
        share = 1.0 - (1.0 - CALM_WIND_SHARE) * force
        return replace(air, wind_m_s=air.wind_m_s * share)
    if spell.kind == "cold_wave":
        return replace(air, temperature_c=air.temperature_c - COLD_C * force)
    bright = np.maximum(air.clearness, HEAT_LEAST_CLEARNESS * force)
    return replace(
        air,
        temperature_c=air.temperature_c + HEAT_C * force,
        wind_m_s=air.wind_m_s * (1.0 - (1.0 - HEAT_WIND_SHARE) * force),
        clearness=np.where(air.storm > 0.0, air.clearness, bright),
    )


def _force(spell: Spell) -> Floats:
    """0 outside the spell, a half on its first and last day, 1 within, (365, 1)."""
    force = np.zeros((DAYS_PER_YEAR, 1))
    last = min(spell.first_day + spell.days, DAYS_PER_YEAR)
    force[spell.first_day : last] = 1.0
    if spell.days > 2:
        force[spell.first_day] = 0.5
        force[last - 1] = 0.5
    return force
