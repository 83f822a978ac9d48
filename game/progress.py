"""The best that was reached on each island: one small file beside the saves."""

import json
from pathlib import Path

import tomli

from game.files import write_whole

FILE_NAME = "progress.toml"
MOST_STARS = 5
WAY_OUT = "free some space, or start with --data-dir and another folder"


def read_progress(folder: Path) -> dict[str, int]:
    """Stars by level; what cannot be read counts as none."""
    try:
        table = tomli.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {
        level: stars
        for level, stars in table.items()
        if type(stars) is int and 0 <= stars <= MOST_STARS
    }


def keep_stars(folder: Path, level: str, stars: int) -> None:
    """Write down a result that is better than the one before."""
    known = read_progress(folder)
    if stars <= known.get(level, 0):
        return
    known[level] = min(stars, MOST_STARS)
    lines = [f"{json.dumps(name)} = {known[name]}" for name in sorted(known)]
    write_whole(folder / FILE_NAME, "\n".join(lines).encode() + b"\n", WAY_OUT)
