"""Systems in coarser steps, and systems with as many units as a plan wants."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sim_core.energy.dispatch.system import Plant, Storage, System
from sim_core.numeric import Floats
from tools.expert.options import Option


def coarser(system: System, step_h: int) -> System:
    """Means over `step_h` hours; sizes of plants and stores stay."""
    return replace(
        system,
        hours=system.hours // step_h,
        loads=tuple(
            replace(load, power_mw=mean(load.power_mw, step_h)) for load in system.loads
        ),
        plants=tuple(coarse_plant(plant, step_h) for plant in system.plants),
        storages=tuple(coarse_store(store, step_h) for store in system.storages),
        links=tuple(
            replace(
                link,
                capacity_mw=mean(link.capacity_mw, step_h),
                efficiency=steady_or_mean(link.efficiency, step_h),
            )
            for link in system.links
        ),
    )


def coarse_option(option: Option, step_h: int) -> Option:
    unit, export = option.unit, option.export
    coarse = (
        coarse_store(unit, step_h)
        if isinstance(unit, Storage)
        else coarse_plant(unit, step_h)
    )
    sells = None if export is None else coarse_plant(export, step_h)
    return replace(option, unit=coarse, export=sells)


def mean(values: Floats, step_h: int) -> Floats:
    result: Floats = values.reshape(-1, step_h).mean(axis=1)
    return result


def steady_or_mean(value: float | Floats, step_h: int) -> float | Floats:
    return mean(value, step_h) if isinstance(value, np.ndarray) else value


def coarse_plant(plant: Plant, step_h: int) -> Plant:
    return replace(
        plant,
        available_mw=mean(plant.available_mw, step_h),
        cost_per_mwh=steady_or_mean(plant.cost_per_mwh, step_h),
    )


def coarse_store(store: Storage, step_h: int) -> Storage:
    if store.inflow_mw is None:
        return store
    return replace(store, inflow_mw=mean(store.inflow_mw, step_h))


def with_units(
    rest: System, options: tuple[Option, ...], units: Mapping[str, float]
) -> System:
    """The system with so many units of each kind."""
    plants: list[Plant] = list(rest.plants)
    storages: list[Storage] = list(rest.storages)
    for option in options:
        count = units.get(option.id, 0.0)
        if count <= 0.0:
            continue
        if isinstance(option.unit, Storage):
            storages.append(stored(option.unit, count))
            continue
        plants.append(sized(option.unit, count))
        if option.export is not None:
            plants.append(sized(option.export, count))
    return replace(rest, plants=tuple(plants), storages=tuple(storages))


def sized(plant: Plant, count: float) -> Plant:
    return replace(
        plant,
        capacity_mw=plant.capacity_mw * count,
        available_mw=plant.available_mw * count,
    )


def stored(unit: Storage, count: float) -> Storage:
    return replace(
        unit,
        charge_mw=unit.charge_mw * count,
        discharge_mw=unit.discharge_mw * count,
        energy_mwh=unit.energy_mwh * count,
        initial_mwh=0.0,
        is_cyclic=True,
        inflow_mw=None if unit.inflow_mw is None else unit.inflow_mw * count,
    )
