"""The same system in PyPSA with HiGHS, where it is installed."""

import time

from sim_core.energy.dispatch.system import System
from sim_core.errors import IslandError
from tools.expert.network import network_of, pypsa


def pypsa_run(system: System) -> tuple[float, float] | None:
    """Processor seconds to build and solve, and the cost; None without PyPSA."""
    try:
        pypsa()
    except IslandError:
        return None
    started = time.process_time()
    network = network_of(system)
    network.optimize(solver_name="highs", solver_options={"output_flag": False})
    return time.process_time() - started, float(network.objective)
