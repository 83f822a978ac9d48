"""Constants of buildings with their sources, read once."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import tomli

from sim_core.paths import DATA


@cache
def constants() -> Mapping[str, Any]:
    """sim_core/data/buildings.toml."""
    text = (DATA / "buildings.toml").read_text(encoding="utf-8")
    return tomli.loads(text)


def room(name: str) -> float:
    return float(constants()["rooms"][name])


def heat_pump(name: str) -> float:
    return float(constants()["heat_pump"][name])
