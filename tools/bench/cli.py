"""`python -m tools bench [NAME] --json OUT`."""

import argparse
import importlib
from collections.abc import Mapping, Sequence

# name: (module with add_arguments(parser) and main(args) -> int, what it measures)
BENCHES: Mapping[str, tuple[str, str]] = {
    "dispatch": ("tools.bench.dispatch", "system files: cost gap, time, PyPSA beside"),
    "year": ("tools.bench.year", "a game year: milliseconds, PyPSA and numpy beside"),
    "start": ("tools.bench.start", "starting: imports, content, a first day"),
    "away": ("tools.bench.away", "catching up with time away"),
    "memory": ("tools.bench.memory", "memory over fifty years"),
    "frame": ("tools.bench.frame", "the picture: milliseconds a frame, day and night"),
}


def main(argv: Sequence[str]) -> int:
    """Run one bench, or all where none is named."""
    words = list(argv)
    if words and not words[0].startswith("-"):
        return _run(words)
    if {"-h", "--help"} & {*words}:
        return _run(["--help"])
    return max(_run([name, *words]) for name in BENCHES)


def _run(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools bench", description=__doc__)
    subparsers = parser.add_subparsers(dest="name", required=True, metavar="NAME")
    modules = {}
    for name, (path, about) in BENCHES.items():
        subparser = subparsers.add_parser(name, help=about)
        if name in words[:1]:
            modules[name] = importlib.import_module(path)
            modules[name].add_arguments(subparser)
    arguments = parser.parse_args(words)
    return int(modules[arguments.name].main(arguments))
