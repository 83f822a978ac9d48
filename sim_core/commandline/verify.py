"""`verify`: play a save or a log again and compare the last state."""

import argparse
from pathlib import Path

from sim_core.commandline.run import read_log
from sim_core.content import read_catalogue, read_level
from sim_core.errors import IslandError
from sim_core.saves import read_save
from sim_core.saves.codec import level_as_played
from sim_core.session import replayed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="SAVE|LOG")


def main(arguments: argparse.Namespace) -> int:
    path = Path(arguments.path)
    is_log = path.suffix == ".jsonl"
    wanted, found = _of_log(path) if is_log else _of_save(path)
    if wanted != found:
        raise IslandError(
            f"{path}: playing it again gives another island\n"
            f"    recorded {wanted}\n    replayed {found}\n"
            "    hint: it was made with other rules, or changed from outside"
        )
    print(f"{path}: equal, {found}")
    return 0


def _of_save(path: Path) -> tuple[str, str]:
    island = read_save(path)
    level = level_as_played(island, str(path), read_catalogue())
    log = [dict(line) for line in island.commands]
    days = int(island.state["day"].item())
    again = replayed(level, log, days, int(island.meta["seed"]))
    return str(island.meta["state_hash"]), again.state_hash()


def _of_log(path: Path) -> tuple[str, str]:
    """A head may carry `days` and `state_hash`; without, two runs are compared."""
    lines = read_log(path)
    head = lines[0] if lines and "format" in lines[0] else None
    if head is None or "level" not in head:
        raise IslandError(f'{path}:1: the first line needs "format" and "level"')
    level = read_level(str(head["level"]))
    if head.get("level_hash", level.hash) != level.hash:
        raise IslandError(f"{path}: the level has changed since this log was written")
    log = lines[1:]
    last = int(log[-1]["day"]) if log else 0
    days = int(head.get("days", last))
    seed = int(head.get("seed", level.seed))
    found = replayed(level, log, days, seed).state_hash()
    wanted = head.get("state_hash") or replayed(level, log, days, seed).state_hash()
    return str(wanted), found
