"""The codex: ideas, methods and factor families in plain words, with their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import tomli

from sim_core.carbon import Factor, read_factors
from sim_core.carbon.tables import carbon_table
from sim_core.errors import IslandError
from sim_core.paths import ASSETS
from sim_core.text import Text

KINDS = ("concept", "method", "factor", "claim")


@dataclass(frozen=True)
class Entry:
    """One card; `factor` is the number it shows, `case` one from the roadmap."""

    id: str
    kind: str
    title: Text
    words: Text
    formula: str
    factor: Factor | None
    families: tuple[str, ...]
    sources: tuple[str, ...]
    case: Text | None
    case_source: str
    see: tuple[str, ...]

    def holds(self, word: str) -> bool:
        """Whether a word stands in the card, in either language."""
        parts = (self.id, self.title.zh, self.title.en, self.words.zh, self.words.en)
        return any(word.lower() in part.lower() for part in parts)


@cache
def read_codex() -> Mapping[str, Entry]:
    """All cards by id, in the order of their files."""
    found: dict[str, Entry] = {}
    for path in sorted((ASSETS / "codex").glob("*.toml")):
        for row in tomli.loads(path.read_text(encoding="utf-8"))["entry"]:
            entry = _entry(row)
            if entry.id in found:
                raise IslandError(f"{path}: two cards are called {entry.id}")
            found[entry.id] = entry
    return found


def _entry(row: Mapping[str, Any]) -> Entry:
    factor = read_factors().get(row["factor"]) if "factor" in row else None
    sources = tuple(row.get("sources", ()))
    if factor is not None:
        sources = tuple(dict.fromkeys((factor.source, *sources)))
    return Entry(
        row["id"],
        row["kind"],
        Text(**row["title"]),
        Text(**row["words"]),
        row["formula"],
        factor,
        tuple(row.get("families", ())),
        sources,
        Text(**row["case"]) if "case" in row else None,
        row.get("case_source", ""),
        tuple(row.get("see", ())),
    )


@cache
def rows_of(entry_id: str) -> tuple[Factor, ...]:
    """Every factor of a card's families; of the British ones those that are used."""
    factors = read_factors()
    found: list[Factor] = []
    for family in read_codex()[entry_id].families:
        if family == "desnz":
            found += [factors.get(name) for name in _british_names()]
        found += factors.below(f"{family}.")
    return tuple(found)


def _british_names() -> list[str]:
    """Ids of the British table that stand in the tables of activities."""
    found: list[str] = []
    for name in ("modes", "island"):
        _collect(carbon_table(name), found)
    return sorted(set(found))


def _collect(value: Any, found: list[str]) -> None:
    if isinstance(value, str) and value.startswith("desnz."):
        found.append(value)
    elif isinstance(value, Mapping):
        for part in value.values():
            _collect(part, found)
    elif isinstance(value, list):
        for part in value:
            _collect(part, found)


def searched(text: str) -> tuple[Entry, ...]:
    """Cards that hold every word of a text."""
    words = text.split()
    return tuple(
        entry
        for entry in read_codex().values()
        if all(entry.holds(word) for word in words)
    )


def card_of(factor_id: str) -> Entry | None:
    """The card of a factor's family."""
    family = factor_id.partition(".")[0]
    for entry in read_codex().values():
        if family in entry.families:
            return entry
    return None
