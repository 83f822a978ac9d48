"""Weather years drawn from a site's climate profile."""

from sim_core.climate.profile import Climate, Site, read_climate
from sim_core.climate.spells import Spell
from sim_core.climate.weather import Weather, concatenate, weather_year

__all__ = [
    "Climate",
    "Site",
    "Spell",
    "Weather",
    "concatenate",
    "read_climate",
    "weather_year",
]
