"""`python -m tools level check|prove|describe`."""

import argparse
import importlib
from collections.abc import Sequence

COMMANDS = {
    "check": "tell every fault of levels, with its place and a way out",
    "prove": "let every bot play: win rate, par, rhythm, exploits",
    "describe": "write levels/README.md and the schema from the records",
}


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools level", description=__doc__)
    parsers = parser.add_subparsers(dest="name", required=True, metavar="COMMAND")
    for name, about in COMMANDS.items():
        importlib.import_module(f"tools.level.{name}").add_arguments(
            parsers.add_parser(name, help=about)
        )
    arguments = parser.parse_args(words)
    module = importlib.import_module(f"tools.level.{arguments.name}")
    return int(module.main(arguments))
