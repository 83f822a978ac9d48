"""`inventory`: add up a greenhouse-gas inventory."""

import argparse
from pathlib import Path

from sim_core.carbon.inventory import read_rows, summed
from sim_core.commandline.output import write_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.toml")
    parser.add_argument("--json", metavar="OUT")


def main(arguments: argparse.Namespace) -> int:
    write_json(arguments.json or "-", summed(read_rows(Path(arguments.file))))
    return 0
