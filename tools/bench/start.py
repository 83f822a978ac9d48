"""Bench of the starts: imports of the core, content, a session, a first day."""

import argparse
import subprocess
import sys
import time

from sim_core.commandline.output import write_json

STEPS = {
    "python": "pass",
    "import_core": "import sim_core.session",
    "import_dispatch": "import sim_core.energy.dispatch.solve",
    "read_content": (
        "from sim_core.content import read_level; "
        "read_level('campaign/first_light_bay')"
    ),
    "new_session": (
        "from sim_core.content import read_level; "
        "from sim_core.session import Session; "
        "Session.new(read_level('campaign/first_light_bay')).advance(1)"
    ),
}
REPEATS = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", metavar="OUT", help="write the figures")


def main(arguments: argparse.Namespace) -> int:
    result = {name: 1000.0 * started_in(code) for name, code in STEPS.items()}
    for name, ms in result.items():
        print(f"{name:<16} {ms:>7.0f} ms")
    if arguments.json:
        write_json(arguments.json, {"start_ms": result})
    return 0


def started_in(code: str) -> float:
    """Shortest of a few runs in a process of its own."""
    times = []
    for _ in range(REPEATS):
        before = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - before)
    return min(times)
