"""The islands that are kept: each has a name of its own and its newest saves.

Beside these the first save of each year stays, to go back to.
"""

import re
from pathlib import Path

from sim_core.saves import save_paths

FIRST = "island"
NAMED = re.compile(r"(island(?:-\d+)?)(?:\.\d|@\d+)?\.isle")


def kept_names(folder: Path) -> list[str]:
    """Names of all islands with a save, the one played last first."""
    found = {name_of(path) for path in _files(folder)}
    return sorted(found, key=lambda name: (-_saved_at(folder, name), name))


def newest_name(folder: Path) -> str:
    return next(iter(kept_names(folder)), FIRST)


def free_name(folder: Path) -> str:
    """A name that no island has yet."""
    taken, name, number = set(kept_names(folder)), FIRST, 1
    while name in taken:
        number += 1
        name = f"{FIRST}-{number}"
    return name


def name_of(path: Path) -> str:
    """The island's name behind a save's."""
    match = NAMED.fullmatch(path.name)
    return match[1] if match else path.stem


def recent_saves(folder: Path, name: str) -> list[Path]:
    """The newest saves, newest first."""
    return [path for path in save_paths(folder, name) if path.exists()]


def yearly_saves(folder: Path, name: str) -> list[Path]:
    """The first save of each year, latest year first."""
    found = [path for path in _files(folder) if path.name.startswith(f"{name}@")]
    return sorted(found, key=lambda path: path.name, reverse=True)


def name_of_year(folder: Path, name: str, year: int) -> str:
    """Under which a year's first save is kept; nothing where it is already."""
    own = f"{name}@{year}"
    return "" if save_paths(folder, own)[0].exists() else own


def forget(folder: Path, name: str) -> None:
    for path in _files(folder):
        if name_of(path) == name:
            path.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    try:
        names = sorted(folder.iterdir())
    except OSError:
        return []
    return [path for path in names if NAMED.fullmatch(path.name)]


def _saved_at(folder: Path, name: str) -> float:
    times = [path.stat().st_mtime for path in _files(folder) if name_of(path) == name]
    return max(times, default=0.0)
