"""The moment that is shown: clock, hour and weather, out of the core's last day."""

import math
from dataclasses import dataclass

import numpy as np

from sim_core.snapshot import DayResult, Snapshot

HOURS = 24
NOON = 12.0
SETTLE_S = 0.8


@dataclass(frozen=True)
class Moment:
    """What the eye needs to know of time.

    `clock_s` runs while the island does and `seconds` is its step; `now_s` and
    `seconds_passed` are the player's own. `hour` is the live hour, or None where days
    pass too fast for one and the light is the season's.
    """

    clock_s: float = 0.0
    seconds: float = 0.0
    now_s: float = 0.0
    seconds_passed: float = 0.0
    hour: float | None = None
    is_calm: bool = False

    @property
    def shown_hour(self) -> float:
        return NOON if self.hour is None else self.hour


def of_hour(values: np.ndarray, hour: float | None) -> float:
    """An hourly figure: between the hours around, or the day's mean."""
    if hour is None:
        return float(values.mean())
    low = int(hour) % HOURS
    share = hour - int(hour)
    return float(values[low] * (1.0 - share) + values[(low + 1) % HOURS] * share)


def sun_height(today: DayResult | None, hour: float) -> float:
    """Sine of the sun's height over the horizon; below zero by night."""
    if today is None:
        return -math.cos(2.0 * math.pi * hour / HOURS)
    return of_hour(today.weather.sun_up, hour)


class Air:
    """Wind that changes smoothly: rotors and smoke have weight."""

    def __init__(self) -> None:
        self.wind_m_s = 0.0
        self.from_deg = 0.0
        self._is_new = True

    def update(self, snapshot: Snapshot, hour: float | None, seconds: float) -> None:
        if snapshot.today is None:
            return
        weather = snapshot.today.weather
        wanted = of_hour(weather.wind_m_s, hour)
        from_deg = float(weather.wind_direction_deg[0])
        share = 1.0 if self._is_new else min(seconds / SETTLE_S, 1.0)
        self._is_new = False
        self.wind_m_s += (wanted - self.wind_m_s) * share
        turn = (from_deg - self.from_deg + 180.0) % 360.0 - 180.0
        self.from_deg = (self.from_deg + turn * share) % 360.0
