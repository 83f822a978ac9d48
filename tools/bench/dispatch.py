"""Bench of the dispatch: every case with a known optimum, in both modes."""

import argparse
import json
import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from sim_core.commandline.output import write_json
from sim_core.energy.dispatch.days import GUIDE_YEARS
from sim_core.energy.dispatch.guides import guide_values
from sim_core.energy.dispatch.ramps import without_ramps
from sim_core.energy.dispatch.reading import read_system
from sim_core.energy.dispatch.reduction import reduced
from sim_core.energy.dispatch.solve import Solution, solve
from sim_core.energy.dispatch.system import System
from sim_core.errors import IslandError
from tools.bench.pypsa_model import pypsa_run

CASES = Path(__file__).parents[2] / "tests" / "sim_core" / "dispatch" / "cases"
REPEATS = 3
RUNS = (("horizon", "best"), ("horizon", "live"), ("day", "best"), ("day", "live"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", metavar="OUT", help="write the table")
    parser.add_argument("--cases", metavar="FOLDER", default=str(CASES))
    parser.add_argument("--only", metavar="TEXT", default="", help="part of a name")
    parser.add_argument(
        "--no-pypsa", action="store_true", help="use the stored times of PyPSA"
    )


def main(arguments: argparse.Namespace) -> int:
    paths = sorted(Path(arguments.cases).glob("*.json"))
    paths = [path for path in paths if arguments.only in path.stem]
    if not paths:
        raise IslandError(f"{arguments.cases}: no cases of that name")
    rows = []
    for path in paths:
        row = measured(path, with_pypsa=not arguments.no_pypsa)
        rows.append(row)
        print(line_of(row), flush=True)
    result = {"machine": platform.machine(), "numpy": np.__version__, "cases": rows}
    if arguments.json:
        write_json(arguments.json, result)
    return 0


def measured(path: Path, *, with_pypsa: bool) -> dict[str, Any]:
    """One row of the table."""
    document = json.loads(path.read_text(encoding="utf-8"))
    known = document.get("optimum") or document.get("summary") or {}
    try:
        system = read_system(path)
    except IslandError as fault:
        return {"id": path.stem, "refused": str(fault)}
    row: dict[str, Any] = {
        "id": path.stem,
        "hours": system.hours,
        "stores": len(system.storages),
        "buses": len(system.buses),
        "optimum": known.get("total_cost"),
    }
    for mode, quality in RUNS:
        row[f"{mode}_{quality}"] = _run(system, mode, quality, row["optimum"])
    row["guide_s"] = best_seconds(lambda: guided(system))[0]
    row["numpy_pass_s"] = best_seconds(lambda: bare_pass(system))[0]
    return row | _yardstick(system, known, with_pypsa, row["horizon_best"]["seconds"])


def _run(
    system: System, mode: str, quality: str, optimum: float | None
) -> dict[str, float | None]:
    def once() -> Solution:
        return solve(system, mode, quality=quality)

    seconds, found = best_seconds(once)
    gap = None
    if optimum is not None and abs(optimum) > 1e-9:
        gap = 100.0 * (found.total_cost - optimum) / abs(optimum)
    return {"cost": found.total_cost, "gap_percent": gap, "seconds": seconds}


def best_seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Shortest of a few runs in processor time, and what the last one gave."""
    times = []
    for _ in range(REPEATS):
        started = time.process_time()
        result = work()
        times.append(time.process_time() - started)
    return min(times), result


def guided(system: System) -> int:
    """Makes what the stores of day mode know of later days; it is part of its time."""
    smaller = reduced(without_ramps(system))
    return len(guide_values(smaller, GUIDE_YEARS)) if smaller.storages else 0


def bare_pass(system: System) -> float:
    """One sum and one comparison over every series: what numpy needs to look at it."""
    total = np.zeros(system.hours)
    for plant in system.plants:
        total += np.minimum(plant.available_mw, 1.0)
    for load in system.loads:
        total -= load.power_mw
    return float(total[-1])


def _yardstick(
    system: System, known: dict[str, Any], with_pypsa: bool, own_s: float
) -> dict[str, Any]:
    run = pypsa_run(system) if with_pypsa else None
    if run is not None:
        seconds, source, cost = run[0], "same run", run[1]
    else:
        seconds, source, cost = known.get("pypsa_seconds"), "stored", None
    ratio = seconds / max(own_s, 1e-9) if seconds else None
    return {
        "pypsa_s": seconds,
        "pypsa_source": source,
        "pypsa_cost": cost,
        "times_faster": ratio,
    }


def line_of(row: dict[str, Any]) -> str:
    if "refused" in row:
        return f"{row['id']:<24} refused: {row['refused'][:60]}..."
    parts = [f"{row['id']:<24} {row['hours']:>5} h"]
    for mode, quality in RUNS:
        run = row[f"{mode}_{quality}"]
        gap = (
            "   exact" if run["gap_percent"] is None else f"{run['gap_percent']:7.4f}%"
        )
        parts.append(f"{mode} {quality} {gap} {1000.0 * run['seconds']:7.1f} ms")
    parts.append(f"of it guide {1000.0 * row['guide_s']:.0f} ms")
    if row["pypsa_s"]:
        parts.append(f"PyPSA {row['pypsa_s']:.2f} s ({row['pypsa_source']})")
        parts.append(f"x {row['times_faster']:.0f}")
    return "  ".join(parts)
