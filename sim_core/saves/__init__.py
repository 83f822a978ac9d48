"""Saved islands: one zip, written whole or not at all, the last three kept."""

from sim_core.saves.archive import (
    FORMAT,
    SavedIsland,
    newest_readable,
    read_meta,
    read_save,
    save_paths,
    write_save,
)

__all__ = [
    "FORMAT",
    "SavedIsland",
    "newest_readable",
    "read_meta",
    "read_save",
    "save_paths",
    "write_save",
]
