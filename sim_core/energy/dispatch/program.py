"""A power system as columns of a linear program with one set of rows an hour.

Rows are the balance of each bus and, for each store and each ramped plant, what joins
an hour to the one before. Every column lies between zero and its width.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from sim_core.energy.dispatch.system import Link, Plant, Storage, System
from sim_core.numeric import Floats, fixed_sum

Factor = float | Floats
# Keeps the last places of a sum from breaking a ramp.
WITHIN_RAMP = 1.0 - 1e-9


@dataclass(frozen=True)
class Column:
    """One power or energy in every hour: what it costs and in which rows it stands."""

    id: str
    width: Floats
    cost: Factor
    buses: tuple[tuple[int, Factor], ...] = ()
    states: tuple[tuple[int, float], ...] = ()
    next_states: tuple[tuple[int, float], ...] = ()
    tonnes: Factor = 0.0


@dataclass
class Program:
    """Right-hand sides are `loads` and `inflows`; a ring joins last hour and first."""

    hours: int
    columns: list[Column]
    loads: list[Floats]
    inflows: list[Floats]
    is_ring: list[bool]
    base_cost: float = 0.0
    cap_t: float | None = None
    place: dict[str, int] = field(default_factory=dict)

    def add(self, column: Column) -> None:
        self.place[column.id] = len(self.columns)
        self.columns.append(column)

    def add_state(self, inflow: Floats, is_ring: bool) -> int:
        self.inflows.append(inflow)
        self.is_ring.append(is_ring)
        return len(self.inflows) - 1


def program_of(system: System) -> Program:
    """Columns and rows of a system."""
    bus = {name: row for row, name in enumerate(system.buses)}
    program = Program(system.hours, [], [np.zeros(system.hours) for _ in bus], [], [])
    for load in system.loads:
        program.loads[bus[load.bus]] = program.loads[bus[load.bus]] + load.power_mw
    own_t = 0.0
    for plant in system.plants:
        own_t += _add_plant(program, plant, bus)
    if system.co2_cap_t is not None:
        program.cap_t = system.co2_cap_t - own_t
    for link in system.links:
        _add_link(program, link, bus)
    for storage in system.storages:
        _add_storage(program, storage, bus)
    return program


def _add_plant(program: Program, plant: Plant, bus: Mapping[str, int]) -> float:
    """Output above the least load; returns the tonnes of the least load."""
    row = bus[plant.bus]
    counts = plant.is_on_island and not plant.takes
    tonnes = plant.co2_t_per_mwh * plant.own_share if counts else 0.0
    if plant.takes:
        program.add(
            Column(
                f"plant/{plant.id}",
                plant.available_mw,
                plant.cost_per_mwh,
                ((row, -1.0),),
            )
        )
        return 0.0
    width, own_t = plant.available_mw, 0.0
    if plant.least_share:
        least = plant.least_share * plant.available_mw
        program.loads[row] = program.loads[row] - least
        program.base_cost += float(fixed_sum(least * plant.cost_per_mwh))
        own_t = float(fixed_sum(least * tonnes))
        width = width - least
    column = Column(
        f"plant/{plant.id}", width, plant.cost_per_mwh, ((row, 1.0),), tonnes=tonnes
    )
    if plant.is_ramped:
        column = _ramped(program, plant, column)
    program.add(column)
    return own_t


def _ramped(program: Program, plant: Plant, column: Column) -> Column:
    """Output less that of the hour before is a column between the two ramps."""
    most = max(plant.capacity_mw, float(np.max(plant.available_mw, initial=0.0)))
    up_mw = _ramp_mw(plant.ramp_up_share, plant.capacity_mw, most)
    down_mw = _ramp_mw(plant.ramp_down_share, plant.capacity_mw, most)
    least = plant.least_share * plant.available_mw
    change = np.full(program.hours, -down_mw)
    change[1:] -= least[1:] - least[:-1]
    width = np.full(program.hours, up_mw + down_mw)
    # Nothing stands before the first hour: any output may be reached in it.
    change[0], width[0] = -most, 3.0 * most
    state = program.add_state(change, False)
    program.add(Column(f"plant/{plant.id}/step", width, 0.0, states=((state, -1.0),)))
    return Column(
        column.id,
        column.width,
        column.cost,
        column.buses,
        ((state, 1.0),),
        ((state, -1.0),),
        column.tonnes,
    )


def _ramp_mw(share: float | None, capacity_mw: float, most_mw: float) -> float:
    return most_mw if share is None else share * capacity_mw * WITHIN_RAMP


def _add_link(program: Program, link: Link, bus: Mapping[str, int]) -> None:
    program.add(
        Column(
            f"link/{link.id}",
            link.capacity_mw,
            link.cost_per_mwh,
            ((bus[link.start], -1.0), (bus[link.end], link.efficiency)),
        )
    )


def _add_storage(program: Program, store: Storage, bus: Mapping[str, int]) -> None:
    """Stored, less what was kept, is what came in: charge, discharge and spill."""
    hours, row = program.hours, bus[store.bus]
    inflow = np.zeros(hours) if store.inflow_mw is None else store.inflow_mw.copy()
    if not store.is_cyclic:
        inflow[0] += store.keep_share_per_h * store.initial_mwh
    state = program.add_state(inflow, store.is_cyclic)
    if store.charge_mw > 0.0:
        program.add(
            Column(
                f"store/{store.id}/charge",
                np.full(hours, store.charge_mw),
                store.charge_cost_per_mwh,
                ((row, -1.0),),
                ((state, -store.efficiency_charge),),
            )
        )
    program.add(
        Column(
            f"store/{store.id}/discharge",
            np.full(hours, store.discharge_mw),
            store.discharge_cost_per_mwh,
            ((row, 1.0),),
            ((state, 1.0 / store.efficiency_discharge),),
        )
    )
    program.add(
        Column(
            f"store/{store.id}/stored",
            np.full(hours, store.energy_mwh),
            0.0,
            states=((state, 1.0),),
            next_states=((state, -store.keep_share_per_h),),
        )
    )
    if store.inflow_mw is not None:
        program.add(
            Column(
                f"store/{store.id}/spill", store.inflow_mw, 0.0, states=((state, 1.0),)
            )
        )
