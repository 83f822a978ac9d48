"""The same system in PyPSA with HiGHS, where it is installed."""

import logging
import time
from typing import Any

import numpy as np

from sim_core.energy.dispatch.system import Plant, Storage, System


def pypsa_run(system: System) -> tuple[float, float] | None:
    """Processor seconds to build and solve, and the cost; None without PyPSA."""
    try:
        import pypsa
    except ImportError:
        return None
    logging.disable(logging.WARNING)
    started = time.process_time()
    network = _network(pypsa, system)
    network.optimize(
        solver_name="highs",
        solver_options={"output_flag": False},
        include_objective_constant=False,
    )
    return time.process_time() - started, float(network.objective)


def _network(pypsa: Any, system: System) -> Any:
    network = pypsa.Network()
    network.set_snapshots(range(system.hours))
    for bus in system.buses:
        network.add("Bus", bus)
    for load in system.loads:
        network.add("Load", load.id, bus=load.bus, p_set=load.power_mw)
    for plant in system.plants:
        network.add("Generator", plant.id, **_generator(plant))
    for storage in system.storages:
        network.add("StorageUnit", storage.id, **_storage(storage))
    for link in system.links:
        most = max(float(np.max(link.capacity_mw)), 1e-9)
        network.add(
            "Link",
            link.id,
            bus0=link.start,
            bus1=link.end,
            p_nom=most,
            p_max_pu=link.capacity_mw / most,
            efficiency=link.efficiency,
            marginal_cost=link.cost_per_mwh,
        )
    if system.co2_cap_t is not None:
        _add_cap(network, system)
    return network


def _generator(plant: Plant) -> dict[str, Any]:
    most = max(plant.capacity_mw, float(np.max(plant.available_mw)), 1e-9)
    share = plant.available_mw / most
    values: dict[str, Any] = {
        "bus": plant.bus,
        "p_nom": most,
        "p_max_pu": share,
        "p_min_pu": plant.least_share * share,
        "marginal_cost": plant.cost_per_mwh,
        "sign": -1.0 if plant.takes else 1.0,
        "carrier": plant.id,
    }
    if plant.ramp_up_share is not None:
        values["ramp_limit_up"] = plant.ramp_up_share
    if plant.ramp_down_share is not None:
        values["ramp_limit_down"] = plant.ramp_down_share
    return values


def _storage(storage: Storage) -> dict[str, Any]:
    most = max(storage.discharge_mw, 1e-9)
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


def _add_cap(network: Any, system: System) -> None:
    """Tonnes a MWh as the carrier's, so that only the island's plants count."""
    for plant in system.plants:
        counts = plant.is_on_island and not plant.takes
        tonnes = plant.co2_t_per_mwh if counts else 0.0
        network.add("Carrier", plant.id, co2_emissions=tonnes)
    network.add(
        "GlobalConstraint",
        "cap",
        type="primary_energy",
        carrier_attribute="co2_emissions",
        sense="<=",
        constant=system.co2_cap_t,
    )
