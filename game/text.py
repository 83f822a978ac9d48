"""Words of the interface in both languages."""

from functools import cache

import tomli

from sim_core.paths import ASSETS


@cache
def entries() -> dict[str, dict[str, str]]:
    """All texts by dotted key."""
    found = {}
    for path in sorted((ASSETS / "text").glob("*.toml")):
        table = tomli.loads(path.read_text(encoding="utf-8"))
        for area, keys in table.items():
            found |= {f"{area}.{key}": words for key, words in keys.items()}
    return found


def say(key: str, language: str, **values: object) -> str:
    """The words of a key with its values filled in."""
    return entries()[key][language].format(**values)
