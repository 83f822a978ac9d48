"""The table of sounds: which file a cue, a layer and a piece of music is, how loud."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import tomli

from sim_core.paths import ASSETS

FOLDER = ASSETS / "sounds"
DEFAULT = "click"


@dataclass(frozen=True)
class Cue:
    """A short sound; its files take turns."""

    files: tuple[str, ...]
    volume: float
    gap_s: float
    hush_s: float
    is_told: bool


@dataclass(frozen=True)
class Loop:
    """A layer of the ambience, or a piece of music."""

    file: str
    volume: float


@dataclass(frozen=True)
class Table:
    cues: Mapping[str, Cue]
    layers: Mapping[str, Loop]
    music: Mapping[str, Loop]
    messages: Mapping[str, str]
    opened: Mapping[str, str]
    commands: Mapping[str, str]


def _cue(row: Mapping[str, Any]) -> Cue:
    told = row.get("is_told", False)
    hush_s = row.get("hush_s", 0.0)
    return Cue(tuple(row["files"]), row["volume"], row["gap_s"], hush_s, told)


@cache
def table() -> Table:
    text = (FOLDER / "cues.toml").read_text(encoding="utf-8")
    found = tomli.loads(text)
    cues = {name: _cue(row) for name, row in found["cue"].items()}
    layers, music = (
        {name: Loop(row["file"], row["volume"]) for name, row in found[kind].items()}
        for kind in ("layer", "music")
    )
    return Table(
        cues, layers, music, found["message"], found["opened"], found["command"]
    )
