"""Capture on a stack and from the air, and storage as stone in basalt."""

from dataclasses import dataclass

from sim_core.carbon.factors import read_factors
from sim_core.economy.powers import power

PUMP_EFFICIENCY = 0.7
MINERALISING_YEARS = 2.0
M3_PER_KM3 = 1e9
KG_PER_T = 1000.0


@dataclass(frozen=True)
class Stored:
    """What storing some tonnes takes, and what is left of them after its own energy."""

    injected_t: float
    water_t: float
    electricity_mwh: float
    heat_mwh: float
    emitted_t: float

    @property
    def net_t(self) -> float:
        """Removed less what its own energy gave off; never told without it."""
        return self.injected_t - self.emitted_t


def _value(name: str) -> float:
    return read_factors().get(f"capture.{name}").value


def mineralised(injected_t: float, power_t_per_mwh: float) -> Stored:
    """Carbon dioxide dissolved in water and pressed into basalt.

    References
    ----------
    Gislason and Oelkers 2014; Snæbjörnsdóttir et al. 2020: 20 to 30 t of water a tonne.
    """
    water_t = injected_t * _value("water")
    electricity_mwh = injected_t * _value("pumping") / PUMP_EFFICIENCY
    emitted_t = electricity_mwh * power_t_per_mwh
    return Stored(injected_t, water_t, electricity_mwh, 0.0, emitted_t)


def from_the_air(
    captured_t: float, power_t_per_mwh: float, heat_t_per_mwh: float
) -> Stored:
    """Direct air capture and its storage: 0.4 MWh of power and 1.6 of heat a tonne."""
    electricity_mwh = captured_t * _value("air_electricity")
    heat_mwh = captured_t * _value("air_heat")
    stored = mineralised(captured_t, power_t_per_mwh)
    own_t = electricity_mwh * power_t_per_mwh + heat_mwh * heat_t_per_mwh
    return Stored(
        captured_t,
        stored.water_t,
        electricity_mwh + stored.electricity_mwh,
        heat_mwh,
        stored.emitted_t + own_t,
    )


def captured(stack_t: float, captured_share: float, fossil_share: float) -> float:
    """Fossil carbon dioxide that a stack no longer gives off; biogenic is a removal."""
    return stack_t * captured_share * fossil_share


def stone_share(years: float) -> float:
    """How much of what was injected is stone by then: 95 % after two years."""
    left_after_two = 1.0 - _value("mineral_share")
    rate = power(left_after_two, 1.0 / MINERALISING_YEARS)
    return 1.0 - power(rate, years)


def room_t(basalt_km3: float) -> float:
    """Carbon dioxide that so much young basalt can hold. [t]"""
    return basalt_km3 * M3_PER_KM3 * _value("basalt_room") / KG_PER_T
