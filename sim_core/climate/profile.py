"""A site's profile: curves made beforehand, read as tables."""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from sim_core.errors import IslandError
from sim_core.numeric import Floats
from sim_core.paths import ASSETS


@dataclass(frozen=True)
class Climate:
    """Tables by name, as written by `tools.climate`."""

    name: str
    tables: Mapping[str, Floats]
    recipe: Mapping[str, Any]

    @property
    def orientations(self) -> tuple[str, ...]:
        """Orientations of modules that the profile has."""
        return tuple(
            name.removeprefix("clear_")
            for name in self.tables
            if name.startswith("clear_")
        )


@cache
def read_climate(name: str) -> Climate:
    """Read assets/climate/NAME.npz."""
    path = ASSETS / "climate" / f"{name}.npz"
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {key: file[key] for key in file.files}
        recipe = json.loads(arrays.pop("recipe").tobytes())
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as fault:
        raise IslandError(f"{path}: cannot read the climate ({fault})") from None
    tables = {key: np.asarray(value, np.float64) for key, value in arrays.items()}
    return Climate(name, tables, recipe)
