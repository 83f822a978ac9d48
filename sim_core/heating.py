"""Which homes a heat network joins, and what that moves from their heaters to it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim_core.grid_elements import HEAT, POWER
from sim_core.numeric import Floats, fixed_sum

if TYPE_CHECKING:
    from sim_core.content import Catalogue, Technology
    from sim_core.fleet import Fleet
    from sim_core.planner import Planner

NETWORK = "heat_network"
LEAST_MW = 1e-9


@dataclass(frozen=True)
class Joined:
    """Share of all households on the network; heat fed in for a unit that arrives."""

    share: float = 0.0
    fed_per_unit: float = 1.0


NOBODY = Joined()


def joined_of(catalogue: "Catalogue", fleet: "Fleet") -> Joined:
    """Households that all networks can join over those of the island, at most 1.

    Nobody gives up a heater before something warms the network.
    """
    households = _households(catalogue, fleet)
    found = [
        (float(fleet.count[row]) * sheet.params["households"], sheet)
        for row, sheet in _standing(catalogue, fleet)
        if sheet.model == NETWORK
    ]
    if not found or not households or not _is_warm(catalogue, fleet):
        return NOBODY
    room = float(fixed_sum(np.array([many for many, _ in found])))
    fed = [many / (1.0 - sheet.params["loss_share"]) for many, sheet in found]
    return Joined(min(room / households, 1.0), float(fixed_sum(np.array(fed))) / room)


def _standing(catalogue: "Catalogue", fleet: "Fleet") -> list[tuple[int, "Technology"]]:
    return [(int(row), catalogue.technologies[row]) for row in fleet.rows]


def _households(catalogue: "Catalogue", fleet: "Fleet") -> float:
    """Households of all homes that people can live in."""
    many = [
        float(fleet.count[row]) * sheet.params["households"]
        for row, sheet in _standing(catalogue, fleet)
        if sheet.model == "home" and sheet.params["residents"]
    ]
    return float(fixed_sum(np.array(many, np.float64)))


def _is_warm(catalogue: "Catalogue", fleet: "Fleet") -> bool:
    """Whether a pump, a boiler or warm computers feed the network."""
    models = {sheet.model for _, sheet in _standing(catalogue, fleet)}
    boilers = any(
        sheet.options.get("bus") == HEAT for _, sheet in _standing(catalogue, fleet)
    )
    return boilers or "heat_pump" in models or {"waste_heat", "data_centre"} <= models


def move_to_network(
    planner: "Planner",
    fleet: "Fleet",
    joined: Joined,
    span: tuple[int, int],
    demand_mw: dict[str, Floats],
) -> None:
    """Take joined homes' heaters out of a demand of power; add heat and pipes' loss."""
    if not joined.share:
        return
    heat = demand_mw.get(HEAT, np.zeros_like(demand_mw[POWER]))
    for row, sheet in _standing(planner.catalogue, fleet):
        if sheet.model == "home":
            units = planner.units_in_use(fleet, row) * joined.share
            power_mw = planner.unit_days("heaters", row, *span)
            heat_mw = planner.unit_days("heat", row, *span)
            assert power_mw is not None
            assert heat_mw is not None
            demand_mw[POWER] = demand_mw[POWER] - power_mw * units
            heat = heat + heat_mw * (units * joined.fed_per_unit)
    demand_mw[HEAT] = heat


def lukewarm_of(
    planner: "Planner", fleet: "Fleet", span: tuple[int, int]
) -> tuple[Floats, Floats]:
    """Heat that all data centres give off, and how warm its mean is, by the hour."""
    heat, degrees = np.zeros((span[1], 24)), np.zeros((span[1], 24))
    for row, sheet in _standing(planner.catalogue, fleet):
        if sheet.model == "data_centre":
            unit = planner.unit_days("waste_heat", row, *span)
            assert unit is not None
            given = unit * float(fleet.count[row])
            heat = heat + given
            degrees = degrees + given * sheet.params["waste_heat_c"]
    mean_c = degrees / np.maximum(heat, LEAST_MW)
    return heat.ravel(), mean_c.ravel()
