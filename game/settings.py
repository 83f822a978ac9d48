"""What the player chose: kept in settings.toml, each entry checked when it is read."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import tomli

from game.files import write_whole
from game.keys import DEFAULT_KEYS
from game.text import LANGUAGES

FILE_NAME = "settings.toml"
THEMES = ("auto", "day", "night")
SIZE, LEAST_SIDE = (1600, 900), 320
AWAY_HOURS = (0.0, 2.0, 4.0, 8.0)


@dataclass(frozen=True)
class Settings:
    language: str = "zh"
    scale: float = 1.0
    theme: str = "auto"
    reduced_motion: bool = False
    safe_colours: bool = False
    volume: float = 0.7
    music_volume: float = 0.9
    effects_volume: float = 0.9
    ambience_volume: float = 0.9
    muted: bool = False
    captions: bool = False
    advisor: bool = True
    tutorial: bool = True
    yearly_report: bool = True
    away_hours: float = 8.0
    window: tuple[int, int] = SIZE
    keys: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_KEYS))

    @property
    def is_audible(self) -> bool:
        return not self.muted and self.volume > 0.0

    def with_value(self, name: str, value: Any) -> "Settings":
        return replace(self, **{name: value})


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_share(value: Any) -> bool:
    return _is_number(value) and 0.0 <= value <= 1.0


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


def _is_size(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    return all(type(side) is int and side >= LEAST_SIDE for side in value)


def _are_keys(value: Any) -> bool:
    is_table = isinstance(value, dict) and set(value) <= set(DEFAULT_KEYS)
    return is_table and all(isinstance(name, str) and name for name in value.values())


RULES: Mapping[str, Callable[[Any], bool]] = {
    "language": lambda value: value in LANGUAGES,
    "scale": lambda value: _is_number(value) and 1.0 <= value <= 2.0,
    "theme": lambda value: value in THEMES,
    "reduced_motion": _is_switch,
    "safe_colours": _is_switch,
    "volume": _is_share,
    "music_volume": _is_share,
    "effects_volume": _is_share,
    "ambience_volume": _is_share,
    "muted": _is_switch,
    "captions": _is_switch,
    "advisor": _is_switch,
    "tutorial": _is_switch,
    "yearly_report": _is_switch,
    "away_hours": lambda value: _is_number(value) and 0.0 <= value <= 8.0,
    "window": _is_size,
    "keys": _are_keys,
}


def read_settings(folder: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings, and the names of what could not be used ("*": the whole file)."""
    path = folder / FILE_NAME
    if not path.exists():
        return Settings(), ()
    try:
        table = tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings(), ("*",)
    return checked(table)


def checked(table: Mapping[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    """Good entries are taken, bad ones keep their default and are named."""
    good = {name: value for name, value in table.items() if _fits(name, value)}
    if "keys" in good:
        good["keys"] = dict(DEFAULT_KEYS) | good["keys"]
    if "window" in good:
        good["window"] = tuple(good["window"])
    bad = tuple(sorted(set(table) - set(good)))
    return replace(Settings(), **good), bad


def _fits(name: str, value: Any) -> bool:
    try:
        return name in RULES and RULES[name](value)
    except TypeError:
        return False


def write_settings(folder: Path, settings: Settings) -> None:
    way_out = "free some space or choose another folder with --data-dir"
    write_whole(folder / FILE_NAME, as_toml(settings).encode(), way_out)


def as_toml(settings: Settings) -> str:
    table = asdict(settings)
    keys = table.pop("keys")
    lines = [f"{name} = {json.dumps(value)}" for name, value in table.items()]
    lines += ["", "[keys]"]
    lines += [f"{action} = {json.dumps(name)}" for action, name in keys.items()]
    return "\n".join(lines) + "\n"
