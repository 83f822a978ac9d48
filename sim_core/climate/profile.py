"""A site's profile: curves made beforehand, read as tables."""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np

from sim_core.climate.sky import Sky
from sim_core.errors import IslandError
from sim_core.numeric import Floats, interpolate
from sim_core.paths import ASSETS

FORMAT = 2
SURFACE = "surface_"


@dataclass(frozen=True)
class Site:
    """What of a place stays the same in every hour."""

    surfaces: Mapping[str, Floats]
    heights_m: Floats
    height_factors: Floats
    pressure_pa: float
    albedo: float

    def wind_factor(self, height_m: float) -> float:
        """Wind speed at a height over that at 100 m."""
        return float(interpolate(height_m, self.heights_m, self.height_factors))


@dataclass(frozen=True)
class Climate:
    """Tables by name, as written by `tools.climate`."""

    name: str
    tables: Mapping[str, Floats]
    recipe: Mapping[str, Any]

    @property
    def orientations(self) -> tuple[str, ...]:
        """Orientations of modules that the profile has."""
        return tuple(self.site.surfaces)

    @cached_property
    def site(self) -> Site:
        surfaces = {
            name.removeprefix(SURFACE): normal
            for name, normal in self.tables.items()
            if name.startswith(SURFACE)
        }
        return Site(
            surfaces,
            self.tables["height_m"],
            self.tables["height_factor"],
            float(self.tables["pressure_pa"][0]),
            float(self.tables["albedo"][0]),
        )

    @property
    def clear(self) -> Sky:
        """The cloudless sky, (365, 24)."""
        tables = self.tables
        return Sky(
            tables["clear_global_w_m2"],
            tables["clear_beam_w_m2"],
            tables["clear_diffuse_w_m2"],
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
    if recipe.get("format") != FORMAT:
        raise IslandError(f"{path}: make it anew with python -m tools.climate make")
    tables = {key: np.asarray(value, np.float64) for key, value in arrays.items()}
    return Climate(name, tables, recipe)
