"""Bench of time away: how long the island takes to catch up with absent hours."""

import argparse
import time

from sim_core.commandline.output import write_json
from tools.bench.island import built_up

HOURS_AWAY = (12.0, 72.0, 720.0)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", metavar="OUT", help="write the figures")
    parser.add_argument("--buildings", type=int, default=400)
    parser.add_argument("--technologies", type=int, default=14)


def main(arguments: argparse.Namespace) -> int:
    rows = []
    for hours in HOURS_AWAY:
        session = built_up(arguments.buildings, arguments.technologies)
        session.advance(30)
        first = session.state.day
        started = time.process_time()
        session.catch_up(hours)
        seconds = time.process_time() - started
        days = session.state.day - first
        rows.append({"hours": hours, "days": days, "ms": 1000.0 * seconds})
        print(f"{hours:>6.0f} h away: {days:>4} days played in {1000 * seconds:.0f} ms")
    if arguments.json:
        write_json(arguments.json, {"away": rows})
    return 0
