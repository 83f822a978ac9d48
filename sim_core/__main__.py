"""The headless command line: `python -m sim_core run|dispatch|emissions|...`."""

import argparse
import importlib
import sys
from collections.abc import Sequence

from sim_core.errors import IslandError

SUBCOMMANDS = {
    "run": "play a level without a window",
    "dispatch": "least-cost dispatch of a power system",
    "emissions": "work out emission cases",
    "inventory": "add up a greenhouse-gas inventory",
    "factors": "show the registry of factors",
    "verify": "play a save or log again and compare",
}


def main(arguments: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="python -m sim_core", description=__doc__)
    subparsers = parser.add_subparsers(dest="name", required=True, metavar="COMMAND")
    asked = words[0] if words and words[0] in SUBCOMMANDS else None
    modules = {}
    for name, help_text in SUBCOMMANDS.items():
        subparser = subparsers.add_parser(name, help=help_text)
        if name == asked:
            modules[name] = importlib.import_module(f"sim_core.commandline.{name}")
            modules[name].add_arguments(subparser)
    parsed = parser.parse_args(words)
    try:
        return int(modules[parsed.name].main(parsed))
    except IslandError as fault:
        print(fault, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
