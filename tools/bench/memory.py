"""Bench of memory over many years: what a long game keeps."""

import argparse
import gc
import tracemalloc

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.commandline.output import write_json
from sim_core.session import Session
from tools.bench.island import built_up

MB = 1e6


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", metavar="OUT", help="write the figures")
    parser.add_argument("--years", type=int, default=50)


def main(arguments: argparse.Namespace) -> int:
    session = built_up(400, 14)
    tracemalloc.start()
    rows = []
    for year in range(1, arguments.years + 1):
        session.advance(DAYS_PER_YEAR)
        if year in (1, 2, 5) or year % 10 == 0:
            rows.append(_row(session, year))
            print(line_of(rows[-1]))
    tracemalloc.stop()
    if arguments.json:
        write_json(arguments.json, {"memory": rows})
    return 0


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
