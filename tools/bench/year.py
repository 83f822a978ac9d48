"""Bench of a whole game year without views, beside PyPSA and a bare pass of numpy."""

import argparse
import cProfile
import platform
import pstats
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.commandline.output import write_json
from sim_core.commandline.run import play
from sim_core.content import read_level
from sim_core.energy.dispatch import System
from sim_core.fleet import fleet_of
from sim_core.session import Session
from tools.bench.island import LEVEL, built_up
from tools.bench.pypsa_model import pypsa_run

# With the thirteenth technology comes a heat network, which doubles the work.
BUILDINGS, TECHNOLOGIES = 400, 12
GROWTH = ((100, 12), (400, 12), (1600, 12), (400, 8), (400, 14), (400, 20), (400, 60))
SPANS_DAYS = (91, 365, 730)
YEARS = 3
LEVEL_YEARS = 10
POLICIES = ("idle", "sensible")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", metavar="OUT", help="write the figures")
    parser.add_argument("--buildings", type=int, default=BUILDINGS)
    parser.add_argument("--technologies", type=int, default=TECHNOLOGIES)
    parser.add_argument("--no-pypsa", action="store_true", help="leave PyPSA out")
    parser.add_argument("--profile", action="store_true", help="show where time goes")


def main(arguments: argparse.Namespace) -> int:
    session = built_up(arguments.buildings, arguments.technologies)
    if arguments.profile:
        return _profiled(session)
    own_s = year_seconds(session)
    system = system_of_year(session)
    pass_s = best_seconds(lambda: bare_pass(system))
    run = None if arguments.no_pypsa else pypsa_run(system)
    result: dict[str, Any] = {
        "machine": platform.machine(),
        "numpy": np.__version__,
        "buildings": arguments.buildings,
        "technologies": arguments.technologies,
        "stores": len(system.storages),
        "ms_per_year": 1000.0 * own_s,
        "numpy_pass_ms": 1000.0 * pass_s,
        "times_numpy_pass": own_s / pass_s,
        "pypsa_s": run[0] if run else None,
        "times_faster_than_pypsa": run[0] / own_s if run else None,
        "growth": [_grown(*size) for size in GROWTH],
        "spans": [_span(days) for days in SPANS_DAYS],
        "level_seconds": {name: level_seconds(name) for name in POLICIES},
    }
    for line in lines_of(result):
        print(line)
    if arguments.json:
        write_json(arguments.json, result)
    return 0


def year_seconds(session: Session) -> float:
    """Processor time of a year: the best of some, the first one not counted."""
    session.advance(DAYS_PER_YEAR)
    times = []
    for _ in range(YEARS):
        started = time.process_time()
        session.advance(DAYS_PER_YEAR)
        times.append(time.process_time() - started)
    return min(times)


def level_seconds(policy: str) -> float:
    """Processor time of ten years of the bench's level, played by a bot."""
    session = Session.new(read_level(LEVEL))
    started = time.process_time()
    play(session, LEVEL_YEARS * DAYS_PER_YEAR, [], policy)
    return time.process_time() - started


def best_seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return max(min(times), 1e-6)


def system_of_year(session: Session) -> System:
    """The power system of the coming year as a system file would hold it."""
    planner, state = session.planner, session.state
    fleet = fleet_of(planner.level, planner.catalogue, state)
    return planner.system(fleet, state.day, DAYS_PER_YEAR, state.stored_mwh)


def bare_pass(system: System) -> float:
    """One sum over every hourly line of the year: what numpy needs to look at it."""
    total = np.zeros(system.hours)
    for plant in system.plants:
        total += np.minimum(plant.available_mw, 1.0)
    for load in system.loads:
        total -= load.power_mw
    return float(total[-1])


def _grown(buildings: int, technologies: int) -> dict[str, float]:
    seconds = year_seconds(built_up(buildings, technologies))
    return {
        "buildings": buildings,
        "technologies": technologies,
        "ms_per_year": 1000.0 * seconds,
    }


def _span(days: int) -> dict[str, float]:
    session = built_up(BUILDINGS, TECHNOLOGIES)
    session.advance(DAYS_PER_YEAR)
    started = time.process_time()
    session.advance(days)
    return {"days": days, "ms": 1000.0 * (time.process_time() - started)}


def lines_of(result: dict[str, Any]) -> list[str]:
    lines = [
        f"{result['buildings']} buildings, {result['technologies']} technologies, "
        f"{result['stores']} stores: {result['ms_per_year']:.0f} ms a year, "
        f"{result['times_numpy_pass']:.0f} x a bare pass of numpy"
    ]
    if result["pypsa_s"]:
        lines.append(
            f"PyPSA for the power of the same year {result['pypsa_s']:.2f} s: "
            f"x {result['times_faster_than_pypsa']:.0f}"
        )
    lines += [
        f"{row['buildings']:>5} buildings {row['technologies']:>3} technologies "
        f"{row['ms_per_year']:>7.0f} ms a year"
        for row in result["growth"]
    ]
    lines += [f"{row['days']:>5} days {row['ms']:>7.0f} ms" for row in result["spans"]]
    lines += [
        f"{LEVEL_YEARS} years of {LEVEL} by {name}: {seconds:.1f} s"
        for name, seconds in result["level_seconds"].items()
    ]
    return lines


def _profiled(session: Session) -> int:
    session.advance(DAYS_PER_YEAR)
    profile = cProfile.Profile()
    profile.enable()
    session.advance(DAYS_PER_YEAR)
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    return 0
