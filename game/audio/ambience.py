"""How loud sea, wind, birds, crickets, town and power plants are: of plain figures."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim_core.content.levelmap import LevelMap
    from sim_core.snapshot import Snapshot

# Where a layer has its full voice.
FULL_WIND_M_S, CALM_WIND_M_S = 14.0, 2.0
FULL_NATURE_SHARE = 0.15
FULL_RESIDENTS = 8000.0
FULL_PLANT_MW = 20.0
# The sun's coming and going, as far as birds and people mind it.
DAWN, DUSK, TWILIGHT_H = 5.0, 18.0, 2.0
QUIET_SEA, QUIET_TOWN, QUIET_MEADOW = 0.5, 0.35, 0.4
PAUSED = 0.55


@dataclass(frozen=True)
class Surroundings:
    """What can be heard of an island. `hour` is None where days fly by."""

    wind_m_s: float = 3.0
    nature_share: float = FULL_NATURE_SHARE
    residents: float = 0.0
    plant_mw: float = 0.0
    hour: float | None = None


def share_of(value: float, full: float) -> float:
    return min(max(value / full, 0.0), 1.0)


def daylight(hour: float | None) -> float:
    """1 by day, 0 by night, a slope of two hours between; fast days are bright."""
    if hour is None:
        return 1.0
    rising = share_of(hour - DAWN, TWILIGHT_H)
    return rising - share_of(hour - DUSK, TWILIGHT_H)


def mix(heard: Surroundings, *, is_paused: bool = False) -> dict[str, float]:
    """Volume of each layer, 0 to 1."""
    blow = share_of(heard.wind_m_s - CALM_WIND_M_S, FULL_WIND_M_S - CALM_WIND_M_S)
    life = sqrt(share_of(heard.nature_share, FULL_NATURE_SHARE))
    day = daylight(heard.hour)
    volumes = {
        "waves": QUIET_SEA + (1.0 - QUIET_SEA) * blow,
        "wind": blow,
        "birds": life * day,
        "crickets": (QUIET_MEADOW + (1.0 - QUIET_MEADOW) * life) * (1.0 - day),
        "town": sqrt(share_of(heard.residents, FULL_RESIDENTS))
        * (QUIET_TOWN + (1.0 - QUIET_TOWN) * day),
        "plant": sqrt(share_of(heard.plant_mw, FULL_PLANT_MW)),
    }
    hush = PAUSED if is_paused else 1.0
    return {name: volume * hush for name, volume in volumes.items()}


def surroundings_of(snapshot: "Snapshot", hour: float | None) -> Surroundings:
    """The figures of an island at an hour, or of its whole day."""
    # The title needs no island, so its first picture does not wait for this import.
    from game.views.moment import of_hour

    today = snapshot.today
    if today is None:
        return Surroundings(nature_share=nature_share(snapshot), hour=hour)
    find = snapshot.catalogue.get
    burners = [flow for flow in today.supply if find(flow.id).model == "thermal"]
    return Surroundings(
        of_hour(today.weather.wind_m_s, hour),
        nature_share(snapshot),
        snapshot.residents,
        sum(of_hour(flow.mw, hour) for flow in burners),
        hour,
    )


def nature_share(snapshot: "Snapshot") -> float:
    """Hectares of planted nature in service for each hectare of land."""
    working = snapshot.buildings.in_service(snapshot.day)
    area_ha = 0.0
    for kind, count in Counter(snapshot.buildings.tech[working].tolist()).items():
        technology = snapshot.catalogue.technologies[kind]
        if technology.pillar == "nature":
            area_ha += technology.params.get("area_ha", 0.0) * count
    return area_ha / land_ha(snapshot.level.map)


@lru_cache(4)
def land_ha(land: "LevelMap") -> int:
    """Tiles that are not water; one is a hectare."""
    tiles = ((x, y) for x in range(land.width) for y in range(land.height))
    return max(sum(not land.is_water(x, y) for x, y in tiles), 1)
