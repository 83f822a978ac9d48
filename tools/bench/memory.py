"""Bench of memory: what a long game keeps, and the window on a walk through it all."""

import argparse
import gc
import json
import subprocess
import sys
import tempfile
import tracemalloc
from typing import Any

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.commandline.output import write_json
from sim_core.session import Session
from tools.bench.island import built_up

MB = 1e6
WINDOW_TARGET_MB = 350.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", metavar="OUT", help="write the figures")
    parser.add_argument("--years", type=int, default=50, help="0 leaves them out")


def main(arguments: argparse.Namespace) -> int:
    result = {"memory": kept(arguments.years), "window": window()}
    if arguments.json:
        write_json(arguments.json, result)
    return 0


def window() -> dict[str, Any]:
    """A walk without a cache of the ground, and one with it."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in ("cold", "warm"):
            words = [sys.executable, "-m", "tools.bench.journey", folder]
            run = subprocess.run(words, check=True, capture_output=True, text=True)
            rows = [json.loads(line) for line in run.stdout.splitlines()]
            for row in rows:
                print(
                    f"{name} {row['stage']:<9} peak {row['peak_mb']:6.1f} MB"
                    f"  cpu {row['cpu_s']:6.2f} s"
                )
            verdict = "ok" if rows[-1]["peak_mb"] <= WINDOW_TARGET_MB else "over"
            print(f"{name}: target {WINDOW_TARGET_MB:.0f} MB {verdict}")
            found[name] = rows
    return found


def kept(years: int) -> list[dict[str, float]]:
    """What a session holds after so many years."""
    session, rows = built_up(400, 14), []
    tracemalloc.start()
    for year in range(1, years + 1):
        session.advance(DAYS_PER_YEAR)
        if year in (1, 2, 5) or year % 10 == 0:
            rows.append(_row(session, year))
            print(line_of(rows[-1]))
    tracemalloc.stop()
    return rows


def line_of(row: dict[str, float]) -> str:
    return (
        f"year {row['year']:>3.0f}: {row['all_mb']:6.1f} MB, of it "
        f"{row['ledger_mb']:5.1f} MB of {row['ledger_rows']:,.0f} rows"
    )


def _row(session: Session, year: int) -> dict[str, float]:
    gc.collect()
    ledger = session.ledger
    columns = (*vars(ledger.columns).values(), ledger.daily, ledger.yearly)
    size = sum(column.nbytes for column in columns)
    return {
        "year": year,
        "all_mb": tracemalloc.get_traced_memory()[0] / MB,
        "ledger_mb": size / MB,
        "ledger_rows": ledger.rows,
    }
