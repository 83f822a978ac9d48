"""`python -m tools mutate [TEXT] [--data] [--every N] [--without-lock]`."""

import argparse
from collections.abc import Sequence

from tools.mutate.run import CODE, DATA, explained, mutants, outcomes


def arguments_of(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools mutate")
    parser.add_argument("text", nargs="?", default="", help="part of the paths")
    parser.add_argument("--data", action="store_true", help="tables instead of code")
    parser.add_argument("--every", type=int, default=1, help="each N-th constant only")
    parser.add_argument(
        "--without-lock", action="store_true", help="leave the table of citations out"
    )
    return parser.parse_args(list(words))


def main(words: Sequence[str]) -> int:
    """Report constants whose change no test notices; exit 1 if one is not explained."""
    arguments = arguments_of(words)
    parts = DATA if arguments.data else CODE
    found = mutants(parts, arguments.text)[:: arguments.every]
    print(f"{len(found)} constants")
    alive = excused = 0
    for outcome in outcomes(found, arguments.without_lock):
        if outcome.is_caught:
            continue
        mutant, reason = outcome.mutant, explained(outcome.mutant)
        alive, excused = alive + 1, excused + bool(reason)
        words_of = reason or "no test noticed"
        print(f"{mutant.name}: {mutant.old} -> {mutant.new}: {words_of}", flush=True)
    print(f"{len(found) - alive} of {len(found)} noticed, {excused} explained")
    return 1 if alive > excused else 0
