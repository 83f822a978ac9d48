"""What the game's dispatch is asked and what it answers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim_core.numeric import Floats


@dataclass(frozen=True)
class Generator:
    """All units of one technology; `min_mw` runs always, commitment is not modelled."""

    id: str
    capacity_mw: float
    min_mw: float
    cost_yuan_per_mwh: float
    co2_t_per_mwh: float
    kind: str


@dataclass(frozen=True)
class Store:
    """All stores of one technology; power is at the bus, energy inside the store."""

    id: str
    power_mw: float
    energy_mwh: float
    efficiency_charge: float
    efficiency_discharge: float
    standing_loss_share_per_h: float


@dataclass(frozen=True)
class IslandSystem:
    generators: tuple[Generator, ...]
    stores: tuple[Store, ...]
    value_of_lost_load_yuan_per_mwh: float


@dataclass(frozen=True)
class DayPlans:
    """Hourly schedule of the carried-out days.

    Arrays end in (days, 24); those of generators and stores begin with their number.
    `price_setter` holds positions in `setters`. Each hour
    output + discharge + unserved = demand + charge + spilled.
    """

    output_mw: Floats
    charge_mw: Floats
    discharge_mw: Floats
    stored_mwh: Floats
    curtailed_mw: Floats
    unserved_mw: Floats
    spilled_mw: Floats
    price_yuan_per_mwh: Floats
    price_setter: NDArray[np.int16]
    setters: tuple[str, ...]
