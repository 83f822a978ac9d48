"""`factors`: show the registry of factors."""

import argparse
import json
from dataclasses import asdict

from sim_core.carbon import Factor, read_factors
from sim_core.errors import IslandError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", default="", metavar="ID|TEXT")
    parser.add_argument("--json", action="store_true")


def main(arguments: argparse.Namespace) -> int:
    factors = read_factors()
    exact = factors.rows.get(arguments.text)
    found = [exact] if exact else factors.search(arguments.text)
    if not found:
        factors.get(arguments.text)
        raise IslandError(f'no factor for "{arguments.text}"')
    if arguments.json:
        rows = [asdict(row) for row in found]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in found:
            print(line_of(row))
        print(f"{len(found)} factors, {len(factors.sources)} sources")
    return 0


def line_of(row: Factor) -> str:
    limits = "" if row.low is None else f" ({row.low:g} to {row.high:g})"
    return (
        f"{row.id}  {row.value:g}{limits} {row.unit}  {row.source} {row.table}"
        f"  {row.year}  {row.region}  {row.boundary}  confidence {row.confidence}"
    )
