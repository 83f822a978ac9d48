"""`python -m tools expert export|import|plan`: the island in PyPSA."""

import argparse
import json
import logging
import sys
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sim_core.errors import IslandError
from sim_core.session import Session
from tools.expert.files import read_network, write_network, write_system
from tools.expert.network import pypsa

ABOUT = """the island in PyPSA (needs the extra "expert")

export SAVE OUT       the coming year of a saved island: netCDF (OUT.nc) or CSV folder
import IN SYSTEM.json a PyPSA network as a system file of `python -m sim_core dispatch`
plan SAVE             least-cost power for the island, beside what stands there
"""


def main(argv: Sequence[str]) -> int:
    words = _parser().parse_args(list(argv))
    pypsa()
    _hush()
    acts = {"export": _export, "import": _import, "plan": _plan}
    acts[words.act](words)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools expert",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    acts = parser.add_subparsers(dest="act", required=True)
    for name, places in (("export", ("save", "out")), ("import", ("network", "out"))):
        act = acts.add_parser(name)
        for place in places:
            act.add_argument(place, type=Path)
    act = acts.add_parser("plan")
    act.add_argument("save", type=Path)
    act.add_argument("--json", type=Path, help="where the plans are written")
    act.add_argument("--progress", action="store_true", help="a JSON line a step")
    return parser


def _hush() -> None:
    """The solver's own chatter is not for players."""
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")


def _export(words: argparse.Namespace) -> None:
    from tools.expert.island import network_of_save

    write_network(network_of_save(words.save), words.out)
    print(f"{words.out}: written; open it with pypsa.Network({str(words.out)!r})")


def _import(words: argparse.Namespace) -> None:
    write_system(read_network(words.network), words.out)
    print(f"{words.out}: written; python -m sim_core dispatch {words.out}")


def _plan(words: argparse.Namespace) -> None:
    from tools.expert.plan import as_table, plans_of

    session, started = Session.load(words.save), time.monotonic()

    def told(name: str, number: int, total: int) -> None:
        step = {"plan": name, "number": number, "of": total}
        line = json.dumps(step) if words.progress else f"{number}/{total} {name}"
        print(line, flush=True)

    table = as_table(plans_of(session, told))
    table["seconds"] = time.monotonic() - started
    if words.json:
        _write(words.json, table)
    else:
        json.dump(table, sys.stdout, indent=1)


def _write(path: Path, table: dict[str, Any]) -> None:
    """Written beside and renamed: who waits for it never sees a part."""
    fresh = path.with_suffix(".new")
    try:
        fresh.write_text(json.dumps(table, indent=1), encoding="utf-8")
        fresh.replace(path)
    except OSError as fault:
        raise IslandError(f"{path}: cannot write ({fault.strerror})") from None
