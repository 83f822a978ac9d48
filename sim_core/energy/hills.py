"""How much more or less wind a place has than the site of the climate profile.

Places fall into a few classes, numbered by `spot`, so that a year of wind is reckoned
once for each class and not for each turbine.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import tomli
from numpy.typing import NDArray

from sim_core.numeric import interpolate
from sim_core.paths import DATA

if TYPE_CHECKING:
    from sim_core.content.levelmap import LevelMap

# Flat land by the sea: what the profile was made for.
LIKE_THE_SITE = 0
# Models whose power hangs on the place.
PLACED = ("wind",)
OPEN_SEA = ("sea", "shallows")


@cache
def _table() -> Mapping[str, Any]:
    return tomli.loads((DATA / "hills.toml").read_text(encoding="utf-8"))


def spot_of(steps: int, is_inland: bool) -> int:
    """Number of a class: steps above the land around, and whether the sea is far."""
    return 2 * steps + is_inland


def steps_of(spot: int) -> int:
    """Steps above the land around; below zero in a hollow."""
    return spot // 2


def is_inland(spot: int) -> bool:
    return spot % 2 == 1


def speed_up(spot: int, hub_m: float) -> float:
    """Wind at a hub over that of the profile's site at the same height.

    References
    ----------
    Taylor, Lee, Simple guidelines for estimating wind speed variations due to small
    scale topographic features, Climatological Bulletin 18, 1984; the numbers and what
    is assumed beside them are in sim_core/data/hills.toml.
    """
    if spot == LIKE_THE_SITE:
        return 1.0
    table = _table()
    slope = steps_of(spot) * table["step_m"] / table["half_length_m"]
    fading = float(interpolate(hub_m, table["height_m"], table["fading"]))
    over_hill = 1.0 + table["slope_factor"] * slope * fading
    return float(over_hill * (table["inland_factor"] if is_inland(spot) else 1.0))


@lru_cache(16)
def spots_on(land: "LevelMap") -> NDArray[np.int64]:
    """Class of each tile, (rows, columns); around the map lies the open sea."""
    columns, rows = range(land.width), range(land.height)
    rise = np.array([[land.level(x, y) for x in columns] for y in rows])
    sea = np.array([[land.land_class(x, y) in OPEN_SEA for x in columns] for y in rows])
    found = np.where(_near(sea), 0, 1) + spot_of(1, False) * _steps_above(rise)
    found.flags.writeable = False
    return found


def _steps_above(rise: NDArray[np.int64]) -> NDArray[np.int64]:
    """Whole steps over the mean of the tiles within reach; exact, halves go up."""
    around = _within(np.asarray(rise, np.int64), int(_table()["reach_tiles"]))
    tiles = len(around)
    over = tiles * rise - np.add.reduce(around, axis=0)
    found: NDArray[np.int64] = (2 * over + tiles) // (2 * tiles)
    return found


def _near(sea: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tiles from which the open sea is not far."""
    around = _within(np.where(sea, 1, 0), int(_table()["shore_tiles"]), beyond=1)
    return np.asarray(around.max(axis=0) > 0)


def _within(
    tiles: NDArray[np.int64], reach: int, *, beyond: int = 0
) -> NDArray[np.int64]:
    """The map moved by every way within reach, (ways, rows, columns)."""
    wide = np.pad(tiles, reach, constant_values=beyond)
    rows, columns = tiles.shape
    steps = range(-reach, reach + 1)
    return np.stack(
        [
            wide[reach + dy : reach + dy + rows, reach + dx : reach + dx + columns]
            for dy in steps
            for dx in steps
            if dx * dx + dy * dy <= reach * reach
        ]
    )
