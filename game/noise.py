"""Who hears a loud works: how far its sound reaches, and how many homes lie within."""

from functools import cache
from typing import TYPE_CHECKING

import tomli

from sim_core.paths import ASSETS

if TYPE_CHECKING:
    from sim_core.session import Session

TILE_M = 100.0
# Over hard ground sound spreads into half a sphere: 10 log10(2 pi). [dB]
HALF_SPHERE_DB = 8.0

Point = tuple[float, float]


@cache
def _table() -> dict:
    return tomli.loads((ASSETS / "noise.toml").read_text(encoding="utf-8"))


def level_db() -> float:
    """What homes may be exposed to at night. [dB(A)]"""
    return float(_table()["limit"]["level_db"])


def reach_tiles(technology: str) -> float:
    """How far a works is heard above the night's limit; 0 for one that is quiet.

    level = power - 20 log10(distance in m) - 8 dB (ISO 9613-2:1996).
    """
    for row in _table()["works"]:
        if technology in row["technologies"]:
            over_db = row["power_db"] - HALF_SPHERE_DB - level_db()
            return float(10.0 ** (over_db / 20.0) / TILE_M)
    return 0.0


def homes_within(session: "Session", middle: Point, reach: float) -> int:
    """Households, of homes in use, whose middle lies so near."""
    buildings, homes = session.state.buildings, 0.0
    for kind, x, y in zip(buildings.tech, buildings.x, buildings.y, strict=True):
        item = session.catalogue.technologies[int(kind)]
        if item.model == "home" and item.params.get("residents"):
            dx = x + item.footprint[0] / 2 - middle[0]
            dy = y + item.footprint[1] / 2 - middle[1]
            if dx * dx + dy * dy <= reach * reach:
                homes += item.params["households"]
    return round(homes)
