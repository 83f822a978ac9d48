"""Weather years drawn from a site's climate profile."""

from sim_core.climate.profile import Climate, read_climate
from sim_core.climate.weather import Weather, concatenate, weather_year

__all__ = ["Climate", "Weather", "concatenate", "read_climate", "weather_year"]
