"""What the game's dispatch answers."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from sim_core.numeric import Floats


@dataclass(frozen=True)
class DayPlans:
    """Hourly schedule of the carried-out days.

    Arrays end in (days, 24); those of plants and stores begin with their number, plants
    being all of the system, lost load and surplus among them. `price_setter` holds
    positions in `setters`: plants, then stores. At each bus, each hour,
    output + discharge + links in = demand + charge + taken + links out.
    """

    output_mw: Floats
    charge_mw: Floats
    discharge_mw: Floats
    stored_mwh: Floats
    water_spilled_mw: Floats
    links_mw: Mapping[str, Floats]
    curtailed_mw: Floats
    unserved_mw: Floats
    spilled_mw: Floats
    price_yuan_per_mwh: Floats
    price_setter: NDArray[np.int16]
    next_price_yuan_per_mwh: Floats
    setters: tuple[str, ...]

    def part(self, days: slice) -> "DayPlans":
        """Some of the days."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        links = {name: mw[days] for name, mw in self.links_mw.items()}
        cut = {
            name: value[..., days, :]
            for name, value in values.items()
            if isinstance(value, np.ndarray)
        }
        return DayPlans(**(values | cut | {"links_mw": links}))
