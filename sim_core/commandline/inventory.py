"""`inventory`: add up a greenhouse-gas inventory."""

import argparse
import sys
from pathlib import Path

from sim_core.carbon.inventory import summed
from sim_core.carbon.inventory_file import read_inventory
from sim_core.commandline.output import write_json
from sim_core.errors import IslandError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.toml")
    parser.add_argument("--json", metavar="OUT")


def main(arguments: argparse.Namespace) -> int:
    found = summed(read_inventory(Path(arguments.file)))
    try:
        write_json(arguments.json or "-", found)
    except ValueError:
        words = "a sum is beyond measure; is an amount in the wrong unit?"
        raise IslandError(f"{arguments.file}: {words}") from None
    for name, near in found["own_categories"].items():
        hint = f'; did you mean "{near}"?' if near else ""
        print(f'"{name}" is a category of its own{hint}', file=sys.stderr)
    for claim in found["claims"]:
        if not claim["holds"] or claim["verdict"] != "ok":
            note = claim.get("note", {}).get("en", "")
            words = f"{claim['id']}: printed {claim['printed']:g}, "
            words += f"found {claim['found']:.6g}, {claim['verdict']}. {note}"
            print(words, file=sys.stderr)
    return 0
