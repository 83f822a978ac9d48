"""Between a system of the dispatch and a PyPSA network."""

from typing import Any

import numpy as np

from sim_core.energy.dispatch.system import Link, Plant, Storage, System
from sim_core.errors import IslandError

LEAST_MW = 1e-9


def pypsa() -> Any:
    """PyPSA, or a word on how to get it."""
    try:
        import pypsa
    except ImportError:
        raise IslandError(
            "PyPSA is not installed here; `python3 run.py expert` installs it"
        ) from None
    return pypsa


def network_of(system: System, snapshots: Any = None) -> Any:
    """The same system for PyPSA; hours are numbered where no times are given."""
    network = pypsa().Network(name=system.name)
    network.set_snapshots(range(system.hours) if snapshots is None else snapshots)
    for bus in system.buses:
        network.add("Carrier", bus)
        network.add("Bus", bus, carrier=bus)
    for load in system.loads:
        network.add("Load", load.id, bus=load.bus, p_set=load.power_mw)
    for plant in system.plants:
        add_plant(network, plant)
    for storage in system.storages:
        network.add("StorageUnit", storage.id, **storage_values(storage))
    for link in system.links:
        network.add("Link", link.id, **link_values(link))
    if system.co2_cap_t is not None:
        add_cap(network, system.co2_cap_t)
    return network


def add_plant(network: Any, plant: Plant, **more: Any) -> None:
    """A plant and a carrier of its own, which says what a MWh emits."""
    counts = plant.is_on_island and not plant.takes
    carrier = f"{plant.technology}: {plant.id}"
    network.add(
        "Carrier", carrier, co2_emissions=plant.co2_t_per_mwh if counts else 0.0
    )
    values = plant_values(plant) | {"carrier": carrier} | more
    network.add("Generator", plant.id, **values)


def plant_values(plant: Plant) -> dict[str, Any]:
    most = max(plant.capacity_mw, float(np.max(plant.available_mw)), LEAST_MW)
    share = plant.available_mw / most
    values: dict[str, Any] = {
        "bus": plant.bus,
        "p_nom": most,
        "p_max_pu": share,
        "p_min_pu": plant.least_share * share,
        "marginal_cost": plant.cost_per_mwh,
        "sign": -1.0 if plant.takes else 1.0,
    }
    if plant.ramp_up_share is not None:
        values["ramp_limit_up"] = plant.ramp_up_share
    if plant.ramp_down_share is not None:
        values["ramp_limit_down"] = plant.ramp_down_share
    return values


def storage_values(storage: Storage) -> dict[str, Any]:
    most = max(storage.discharge_mw, LEAST_MW)
    return {
        "bus": storage.bus,
        "p_nom": most,
        "p_min_pu": -storage.charge_mw / most,
        "max_hours": storage.energy_mwh / most,
        "efficiency_store": storage.efficiency_charge,
        "efficiency_dispatch": storage.efficiency_discharge,
        "standing_loss": 1.0 - storage.keep_share_per_h,
        "marginal_cost": storage.discharge_cost_per_mwh,
        "cyclic_state_of_charge": storage.is_cyclic,
        "state_of_charge_initial": storage.initial_mwh,
        "inflow": 0.0 if storage.inflow_mw is None else storage.inflow_mw,
    }


def link_values(link: Link) -> dict[str, Any]:
    most = max(float(np.max(link.capacity_mw)), LEAST_MW)
    return {
        "bus0": link.start,
        "bus1": link.end,
        "p_nom": most,
        "p_max_pu": link.capacity_mw / most,
        "efficiency": link.efficiency,
        "marginal_cost": link.cost_per_mwh,
    }


def add_cap(network: Any, cap_t: float) -> None:
    """A limit on the tonnes of the island's own plants."""
    network.add(
        "GlobalConstraint",
        "cap",
        type="primary_energy",
        carrier_attribute="co2_emissions",
        sense="<=",
        constant=cap_t,
    )
