"""The workshop: `python -m tools level|bench|expert ...`."""

import importlib
import sys
from collections.abc import Sequence
from types import ModuleType

from sim_core.errors import IslandError

COMMANDS = {
    "level": ("tools.level.cli", "check and describe levels"),
    "expert": ("tools.expert.cli", "the island in PyPSA, and its least-cost plan"),
    "mutate": ("tools.mutate.cli", "which constants of carbon no test holds"),
    "bench": ("tools.bench.cli", "speeds beside their yardsticks"),
}


def usage() -> str:
    rows = [f"  {name:<7} {about}" for name, (_, about) in COMMANDS.items()]
    return "\n".join(["usage: python -m tools COMMAND ...", *rows])


def command_module(name: str) -> ModuleType:
    """The module of a command, which a slim copy of the game may lack."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as fault:
        if fault.name and name.startswith(fault.name):
            raise IslandError(f"{name} is not part of this copy") from None
        raise


def main(words: Sequence[str] | None = None) -> int:
    """Hand the words to the command; only its module is imported."""
    words = list(sys.argv[1:] if words is None else words)
    name, rest = (words[0], words[1:]) if words else ("", [])
    if name in ("-h", "--help"):
        print(usage())
        return 0
    if name not in COMMANDS:
        print(usage(), file=sys.stderr)
        return 2
    try:
        return int(command_module(COMMANDS[name][0]).main(rest))
    except IslandError as fault:
        print(fault, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
