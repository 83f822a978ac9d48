"""A whole power system with its hourly series, as the command line reads it."""

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim_core.numeric import Floats

WEATHER_TECHNOLOGIES = frozenset({"pv", "wind", "hydro_ror"})
UNSERVED_TECHNOLOGY = "unserved"
MAINLAND = "mainland"
# Less power than this is the last place of a sum.
TINY_MW = 1e-9


@dataclass(frozen=True)
class Load:
    id: str
    bus: str
    power_mw: Floats


@dataclass(frozen=True)
class Plant:
    """A generator, or with `takes` a buyer of power; cost may change by the hour.

    A plant behind a cable may act at the cable's end: `home` is then where it stands
    and `own_share` its own energy for each MWh at the bus.
    """

    id: str
    bus: str
    technology: str
    capacity_mw: float
    available_mw: Floats
    cost_per_mwh: float | Floats
    co2_t_per_mwh: float
    least_share: float = 0.0
    takes: bool = False
    ramp_up_share: float | None = None
    ramp_down_share: float | None = None
    home: str = ""
    own_share: float | Floats = 1.0

    @property
    def is_ramped(self) -> bool:
        return self.ramp_up_share is not None or self.ramp_down_share is not None

    @property
    def is_on_island(self) -> bool:
        return (self.home or self.bus) != MAINLAND


@dataclass(frozen=True)
class Storage:
    """Power at its bus; one that cannot charge lives on its inflow.

    A store behind links may act at their end: `home` is then where it stands and the
    own shares its own power for each MW there.
    """

    id: str
    bus: str
    charge_mw: float
    discharge_mw: float
    energy_mwh: float
    efficiency_charge: float
    efficiency_discharge: float
    keep_share_per_h: float
    discharge_cost_per_mwh: float
    charge_cost_per_mwh: float
    is_cyclic: bool
    initial_mwh: float
    inflow_mw: Floats | None = None
    home: str = ""
    own_charge_share: float = 1.0
    own_discharge_share: float = 1.0


@dataclass(frozen=True)
class Link:
    """One-way; `capacity_mw` limits what goes in, out = in * efficiency."""

    id: str
    start: str
    end: str
    capacity_mw: Floats
    efficiency: float | Floats
    cost_per_mwh: float


@dataclass(frozen=True)
class System:
    name: str
    hours: int
    buses: tuple[str, ...]
    loads: tuple[Load, ...]
    plants: tuple[Plant, ...]
    storages: tuple[Storage, ...]
    links: tuple[Link, ...]
    co2_cap_t: float | None = None
    folded_buses: tuple[str, ...] = ()


def in_hours(system: System, hours: slice | NDArray[np.int64]) -> System:
    """The system in some of its hours only."""

    def cut(element: Any) -> Any:
        values = {item.name: getattr(element, item.name) for item in fields(element)}
        lines = {
            name: value[hours]
            for name, value in values.items()
            if isinstance(value, np.ndarray)
        }
        return replace(element, **lines)

    return replace(
        system,
        hours=len(np.arange(system.hours)[hours]),
        loads=tuple(map(cut, system.loads)),
        plants=tuple(map(cut, system.plants)),
        storages=tuple(map(cut, system.storages)),
        links=tuple(map(cut, system.links)),
    )
