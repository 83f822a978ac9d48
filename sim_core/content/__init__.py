"""Content: TOML to frozen records, with every fault at once and its place."""

from sim_core.content.catalogue import Catalogue, read_catalogue
from sim_core.content.level import (
    Done,
    Event,
    Feature,
    Goal,
    Group,
    Habitat,
    Level,
    Placed,
    Step,
    Town,
    When,
)
from sim_core.content.levelmap import LAND_CLASSES, LevelMap
from sim_core.content.reading import level_names, level_path, parse_level, read_level
from sim_core.content.technology import NATURE_MODELS, Technology

__all__ = [
    "LAND_CLASSES",
    "NATURE_MODELS",
    "Catalogue",
    "Done",
    "Event",
    "Feature",
    "Goal",
    "Group",
    "Habitat",
    "Level",
    "LevelMap",
    "Placed",
    "Step",
    "Technology",
    "Town",
    "When",
    "level_names",
    "level_path",
    "parse_level",
    "read_catalogue",
    "read_level",
]
