"""Rooms as one warm mass: losses, gains, windows, thermostat.

The hourly method of ISO 13790 in its plainest form: one capacity, one conductance, the
step taken implicitly, so that any mass is stable.
"""

from dataclasses import dataclass

import numpy as np

from sim_core.climate import Weather
from sim_core.energy.constants import room
from sim_core.energy.solar import plane_irradiance
from sim_core.numeric import Floats

UPRIGHT = ("upright_east", "upright_west", "upright_equator")
START_C = 20.0


@dataclass(frozen=True)
class Rooms:
    """What of a home or a hall decides its warmth."""

    floor_m2: float
    loss_w_per_k: float
    air_changes_per_h: float
    capacity_wh_per_k: float
    window_m2: float

    @property
    def volume_m3(self) -> float:
        return self.floor_m2 * room("room_height_m")

    @property
    def conductance_w_per_k(self) -> float:
        """Envelope and air, windows shut."""
        air = room("air_wh_per_m3_k") * self.volume_m3 * self.air_changes_per_h
        return self.loss_w_per_k + air

    @property
    def open_w_per_k(self) -> float:
        """What open windows add."""
        changes = room("open_window_air_changes_per_h")
        return room("air_wh_per_m3_k") * self.volume_m3 * changes


@dataclass(frozen=True)
class Warmth:
    """Heat and cold that hold the set-points, and rooms left alone, (days, 24)."""

    heat_w: Floats
    cold_w: Floats
    free_c: Floats


def solar_gain_w(rooms: Rooms, weather: Weather) -> Floats:
    """Sun through windows that look east, west and to the equator. [W]"""
    light = [plane_irradiance(weather, name) for name in UPRIGHT]
    result: Floats = (light[0] + light[1] + light[2]) * (rooms.window_m2 / 3.0)
    return result


def warmth_of(rooms: Rooms, weather: Weather, gains_w: Floats) -> Warmth:
    """Heat and cold for rooms kept between the set-points in every hour. [W]"""
    outside = weather.temperature_c
    gains = gains_w + solar_gain_w(rooms, weather)
    inputs = (outside.reshape(-1).tolist(), gains.reshape(-1).tolist())
    heat, cold, free = _hours(rooms, *inputs)
    shape = outside.shape
    return Warmth(
        np.array(heat).reshape(shape),
        np.array(cold).reshape(shape),
        np.array(free).reshape(shape),
    )


def _hours(
    rooms: Rooms, outside_c: list[float], gains_w: list[float]
) -> tuple[list[float], list[float], list[float]]:
    """Hour by hour; plain floats, for a year of arrays of one would be slower."""
    mass, shut, opened = (
        rooms.capacity_wh_per_k,
        rooms.conductance_w_per_k,
        rooms.conductance_w_per_k + rooms.open_w_per_k,
    )
    low, high = room("heat_below_c"), room("cool_above_c")
    kept = alone = START_C
    heat, cold, free = [], [], []
    for outside, gain in zip(outside_c, gains_w, strict=True):
        kept, power = _held(kept, outside, gain, (mass, shut, opened, low, high))
        alone = _let_alone(alone, outside, gain, (mass, shut, opened, high))
        heat.append(power if power > 0.0 else 0.0)
        cold.append(-power if power < 0.0 else 0.0)
        free.append(alone)
    return heat, cold, free


def _let_alone(
    before_c: float,
    outside_c: float,
    gain_w: float,
    figures: tuple[float, float, float, float],
) -> float:
    """Warmth after an hour without help; windows are opened where that cools."""
    mass, shut, opened, high = figures
    after = (mass * before_c + shut * outside_c + gain_w) / (mass + shut)
    if after > high and outside_c < after:
        after = (mass * before_c + opened * outside_c + gain_w) / (mass + opened)
        # Windows are shut again when the room has cooled to the set-point.
        return after if after > high else high
    return after


def _held(
    before_c: float,
    outside_c: float,
    gain_w: float,
    figures: tuple[float, float, float, float, float],
) -> tuple[float, float]:
    """Warmth after an hour with a thermostat, and its power: heat > 0, cold < 0."""
    mass, shut, opened, low, high = figures
    after = _let_alone(before_c, outside_c, gain_w, (mass, shut, opened, high))
    if after < low:
        return low, (low - after) * (mass + shut)
    if after > high:
        by_air = (mass * before_c + shut * outside_c + gain_w) / (mass + shut)
        return high, -(by_air - high) * (mass + shut)
    return after, 0.0


def comfortable(warmth: Warmth, heated_share: float, cooled_share: float) -> Floats:
    """Share of people who are neither cold nor hot at home, (days, 24).

    Where rooms are heated or cooled for a share of people and hours, those are at ease;
    the others live with the rooms as they are.
    """
    too_cold = warmth.free_c < room("cold_below_c")
    too_hot = warmth.free_c > room("hot_above_c")
    result: Floats = (
        1.0
        - np.where(too_cold, 1.0 - heated_share, 0.0)
        - np.where(too_hot, 1.0 - cooled_share, 0.0)
    )
    return result
