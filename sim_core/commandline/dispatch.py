"""`dispatch`: least-cost schedule of a power system from a JSON file."""

import argparse
import csv
import time
from pathlib import Path
from typing import Any

import numpy as np

from sim_core.commandline.output import write_json
from sim_core.energy.dispatch.reading import read_system
from sim_core.energy.dispatch.solve import QUALITIES, Solution, solve
from sim_core.errors import IslandError

MODES = ("horizon", "day")
# The balance that every hour keeps. [MWh]
CLOSED_MWH = 1e-6


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="SYSTEM.json")
    parser.add_argument("--mode", choices=MODES, default="horizon")
    parser.add_argument(
        "--foresight",
        type=int,
        default=72,
        metavar="HOURS",
        help="hours seen in day mode, in whole days (default 72)",
    )
    parser.add_argument("--quality", choices=tuple(QUALITIES), default="best")
    parser.add_argument("--json", metavar="OUT", help="write the result, - for stdout")
    parser.add_argument("--series", metavar="OUT.csv", help="write every hour")


def main(arguments: argparse.Namespace) -> int:
    system = read_system(Path(arguments.path))
    started = time.perf_counter()
    found = solve(system, arguments.mode, arguments.foresight, arguments.quality)
    seconds = time.perf_counter() - started
    refuse_open_stores(found)
    result = result_of(found, seconds)
    if arguments.json:
        write_json(arguments.json, result)
    if arguments.series:
        write_series(arguments.series, found)
    if arguments.json != "-":
        print(summary(system.name, result))
    return 0


def refuse_open_stores(found: Solution) -> None:
    """A cyclic store that does not end where it began would make up energy."""
    for storage in found.system.storages:
        plan = found.stores[storage.id]
        if not storage.is_cyclic or not len(plan.stored_mwh):
            continue
        inflow = 0.0 if storage.inflow_mw is None else float(storage.inflow_mw[0])
        first_mwh = (
            float(plan.stored_mwh[-1]) * storage.keep_share_per_h
            + float(plan.charge_mw[0]) * storage.efficiency_charge
            - float(plan.discharge_mw[0]) / storage.efficiency_discharge
            + inflow
            - float(plan.spill_mw[0])
        )
        open_mwh = abs(first_mwh - float(plan.stored_mwh[0]))
        if open_mwh > CLOSED_MWH:
            raise IslandError(
                f'{found.system.name}: no cyclic plan for the store "{storage.id}" '
                f"({open_mwh:.3g} MWh open at the turn); give it an initial level "
                "instead of a cyclic one, or use --mode day"
            )


def result_of(found: Solution, seconds: float) -> dict[str, Any]:
    """The contract's keys, then what the stores and links did."""
    return {
        "total_cost": found.total_cost,
        "energy_mwh": found.energy_mwh(),
        "emissions_t": found.emissions_t(),
        "curtailed_mwh": found.curtailed_mwh(),
        "unserved_mwh": found.unserved_mwh(),
        "seconds": seconds,
        "emissions_island_t": found.emissions_t(only_island=True),
        "stores": found.stores_mwh(),
    }


def summary(name: str, result: dict[str, Any]) -> str:
    lines = [
        f"{name}: cost {result['total_cost']:,.2f}",
        f"  emissions {result['emissions_t']:,.1f} t",
        f"  curtailed {result['curtailed_mwh']:,.1f} MWh",
        f"  unserved {result['unserved_mwh']:,.2f} MWh",
    ]
    lines += [f"  {key} {mwh:,.1f} MWh" for key, mwh in result["energy_mwh"].items()]
    return "\n".join([*lines, f"  planned in {result['seconds'] * 1000.0:.1f} ms"])


def write_series(path: str, found: Solution) -> None:
    """One row an hour: plants, stores, what goes into each link."""
    columns = {f"gen:{name}": power for name, power in found.plants_mw.items()}
    for name, plan in found.stores.items():
        columns[f"dis:{name}"] = plan.discharge_mw
        columns[f"ch:{name}"] = plan.charge_mw
        columns[f"soc:{name}"] = plan.stored_mwh
        columns[f"spill:{name}"] = plan.spill_mw
    columns |= {f"link_in:{name}": flow for name, flow in found.links_mw.items()}
    table = np.stack(list(columns.values()), axis=1).tolist() if columns else []
    try:
        with Path(path).open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(["hour", *columns])
            writer.writerows([hour, *row] for hour, row in enumerate(table))
    except OSError as fault:
        raise IslandError(f"{path}: cannot write ({fault.strerror})") from None
