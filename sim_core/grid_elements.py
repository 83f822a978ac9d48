"""The elements of a power system, one function for each model of technology."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from sim_core.energy.dispatch.system import Link, Plant, Storage
from sim_core.energy.models import shiftable_mw
from sim_core.numeric import Floats

if TYPE_CHECKING:
    from sim_core.content import Technology

POWER, HEAT, HYDROGEN = "power", "heat", "hydrogen"
UNSERVED, SURPLUS = "unserved", "surplus"
COP_TABLE_C, WASTE_TABLE_C = 7.0, 35.0
LEAST_COP, MOST_COP = 1.0, 6.0
# A pump of COP 1 takes nothing from its source.
LEAST_SHARE = 1e-6


@dataclass(frozen=True)
class Lukewarm:
    """Heat that data centres give off, and how warm it is, by the hour."""

    heat_mw: Floats
    temperature_c: Floats


@dataclass(frozen=True)
class Series:
    """What the hours bring: lines over all hours that a plan sees.

    What is available is that of all buildings of a technology, each at its own place.
    """

    hours: int
    demand_mw: Mapping[str, Floats]
    available_mw: Mapping[str, Floats]
    temperature_c: Floats
    cost_yuan_per_mwh: Callable[["Technology"], float | Floats]
    tonnes_per_mwh: Callable[["Technology"], float]
    stored_mwh: Mapping[str, float]
    lost_load_yuan_per_mwh: float
    lost_heat_yuan_per_mwh: float
    lukewarm: Lukewarm


@dataclass
class Grid:
    """Elements as they are added, and the technologies behind them."""

    series: Series
    plants: list[Plant] = field(default_factory=list)
    storages: list[Storage] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def line(self, value: float) -> Floats:
        return np.full(self.series.hours, value)


Element = Callable[[Grid, "Technology", float], None]


def new_plant(
    name: str,
    bus: str,
    technology: str,
    available_mw: Floats,
    cost: float | Floats,
    *,
    tonnes: float = 0.0,
    capacity_mw: float = 0.0,
    least_share: float = 0.0,
    takes: bool = False,
) -> Plant:
    return Plant(
        name,
        bus,
        technology,
        capacity_mw,
        available_mw,
        cost,
        tonnes,
        least_share,
        takes,
    )


def _firm(grid: Grid, technology: "Technology", count: float) -> None:
    params = technology.params
    capacity_mw = params.get("capacity_mw", 0.0) * count
    running_mw = grid.series.available_mw.get(technology.id)
    grid.plants.append(
        new_plant(
            technology.id,
            technology.options.get("bus", POWER),
            technology.model,
            grid.line(capacity_mw) if running_mw is None else running_mw,
            grid.series.cost_yuan_per_mwh(technology),
            tonnes=grid.series.tonnes_per_mwh(technology),
            capacity_mw=capacity_mw,
            least_share=params.get("min_load_share", 0.0),
        )
    )


def _weather(grid: Grid, technology: "Technology", count: float) -> None:
    params = technology.params
    unit_mw = params.get("capacity_mw", params.get("capacity_mwp", 0.0))
    grid.plants.append(
        new_plant(
            technology.id,
            POWER,
            technology.model,
            grid.series.available_mw[technology.id],
            grid.series.cost_yuan_per_mwh(technology),
            tonnes=grid.series.tonnes_per_mwh(technology),
            capacity_mw=unit_mw * count,
        )
    )


def _waste(grid: Grid, technology: "Technology", count: float) -> None:
    """Works that burn or digest give power as waste comes in; others give none."""
    if "capacity_mw" in technology.params:
        _weather(grid, technology, count)


def _cable(grid: Grid, technology: "Technology", count: float) -> None:
    """Imports at the price behind the losses; exports where the level allows them."""
    _firm(grid, technology, count)
    share = technology.params.get("export_price_share", 0.0)
    if not share:
        return
    kept = 1.0 - technology.params.get("loss_share", 0.0)
    price = grid.series.cost_yuan_per_mwh(technology) * (kept * kept * share)
    capacity_mw = technology.params["capacity_mw"] * count
    grid.plants.append(
        new_plant(
            f"{technology.id}_export",
            POWER,
            "export",
            grid.line(capacity_mw),
            -price,
            capacity_mw=capacity_mw,
            takes=True,
        )
    )


def _store(grid: Grid, technology: "Technology", count: float) -> None:
    params = technology.params
    buses = {"heat_store": HEAT, "hydrogen_store": HYDROGEN}
    _add_storage(
        grid,
        technology,
        buses.get(technology.model, POWER),
        params["power_mw"] * count,
        params["energy_mwh"] * count,
    )


def _add_storage(
    grid: Grid,
    technology: "Technology",
    bus: str,
    power_mw: float,
    energy_mwh: float,
    *,
    inflow_mw: Floats | None = None,
) -> None:
    params = technology.params
    grid.storages.append(
        Storage(
            technology.id,
            bus,
            power_mw if inflow_mw is None else 0.0,
            power_mw,
            energy_mwh,
            params.get("efficiency_charge", 1.0),
            params.get("efficiency_discharge", 1.0),
            1.0 - params.get("standing_loss_share_per_h", 0.0),
            params.get("cost_yuan_per_mwh", technology.variable_om_yuan_per_mwh),
            0.0,
            False,
            min(grid.series.stored_mwh.get(technology.id, 0.0), energy_mwh),
            inflow_mw,
        )
    )


def _reservoir(grid: Grid, technology: "Technology", count: float) -> None:
    params = technology.params
    _add_storage(
        grid,
        technology,
        POWER,
        params["power_mw"] * count,
        params["energy_mwh"] * count,
        inflow_mw=grid.series.available_mw[technology.id],
    )


def _flexible(grid: Grid, technology: "Technology", count: float) -> None:
    """Demand that may come later: what is put off is taken from a store."""
    power_mw = technology.params["power_mw"] * count
    energy_mwh = power_mw * technology.params["shift_hours"]
    _add_storage(grid, technology, POWER, power_mw, energy_mwh)


def _waiting(grid: Grid, technology: "Technology", count: float) -> None:
    """The part of a load that its sheet lets wait."""
    power_mw = shiftable_mw(technology) * count
    if power_mw:
        energy_mwh = power_mw * technology.params["shift_hours"]
        _add_storage(grid, technology, POWER, power_mw, energy_mwh)


def _heat_pump(grid: Grid, technology: "Technology", count: float) -> None:
    params = technology.params
    cop = _cop(params["cop_at_7c"], params, grid.series.temperature_c - COP_TABLE_C)
    _add_pump(grid, technology, grid.line(params["capacity_mw"] * count), cop)


def _waste_heat(grid: Grid, technology: "Technology", count: float) -> None:
    """A pump takes 1 - 1/COP of its heat out of what the computers give off."""
    params, source = technology.params, grid.series.lukewarm
    cop = _cop(params["cop_at_35c"], params, source.temperature_c - WASTE_TABLE_C)
    most_mw = source.heat_mw / np.maximum(cop - 1.0, LEAST_SHARE)
    power_mw = np.minimum(params["capacity_mw"] * count, most_mw)
    _add_pump(grid, technology, power_mw, cop)


def _cop(rated: float, params: Mapping[str, float], warmer_k: Floats) -> Floats:
    """COP by how much warmer the source is than in the sheet, within reason."""
    cop = rated + params.get("cop_per_k", 0.0) * warmer_k
    return np.minimum(np.maximum(cop, LEAST_COP), MOST_COP)


def _add_pump(
    grid: Grid, technology: "Technology", power_mw: Floats, cop: Floats
) -> None:
    cost = technology.variable_om_yuan_per_mwh
    grid.links.append(Link(technology.id, POWER, HEAT, power_mw, cop, cost))


def _electrolyser(grid: Grid, technology: "Technology", count: float) -> None:
    _add_converter(grid, technology, count, (POWER, HYDROGEN))


def _fuel_cell(grid: Grid, technology: "Technology", count: float) -> None:
    _add_converter(grid, technology, count, (HYDROGEN, POWER))


def _add_converter(
    grid: Grid, technology: "Technology", count: float, ends: tuple[str, str]
) -> None:
    params = technology.params
    capacity = grid.line(params["capacity_mw"] * count)
    cost = technology.variable_om_yuan_per_mwh
    grid.links.append(Link(technology.id, *ends, capacity, params["efficiency"], cost))


ELEMENTS: Mapping[str, Element] = {
    "thermal": _firm,
    "solar": _weather,
    "wind": _weather,
    "hydro": _weather,
    "waste": _waste,
    "cable": _cable,
    "battery": _store,
    "heat_store": _store,
    "hydrogen_store": _store,
    "reservoir": _reservoir,
    "flexible": _flexible,
    "place": _waiting,
    "data_centre": _waiting,
    "vehicles": _waiting,
    "heat_pump": _heat_pump,
    "waste_heat": _waste_heat,
    "electrolyser": _electrolyser,
    "fuel_cell": _fuel_cell,
}


STORES = frozenset({"battery", "heat_store", "hydrogen_store", "reservoir", "flexible"})


def may_store(technology: "Technology") -> bool:
    """Whether a technology becomes a store, if only of load that can wait."""
    return technology.model in STORES or technology.params.get("shiftable_share", 0) > 0
