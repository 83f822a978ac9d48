"""The registry of factors: every one with value, unit, source, year and confidence."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any

import tomli

from sim_core.errors import IslandError
from sim_core.paths import DATA


@dataclass(frozen=True)
class Source:
    id: str
    title: str
    publisher: str
    year: int
    url: str = ""
    licence: str = ""
    note: str = ""


@dataclass(frozen=True)
class Factor:
    id: str
    value: float
    unit: str
    source: str
    year: int
    region: str
    boundary: str
    confidence: str
    low: float | None = None
    high: float | None = None
    table: str = ""
    note: str = ""
    biogenic: bool = False


@dataclass(frozen=True)
class Factors:
    """All rows by id; those of the large tables are read when first asked for."""

    rows: Mapping[str, Factor]
    sources: Mapping[str, Source]
    prefixes: frozenset[str] = field(default_factory=frozenset)

    def get(self, factor_id: str) -> Factor:
        """The factor, or an IslandError that names the nearest ids."""
        row = self.rows.get(factor_id)
        if row is None:
            row = desnz_factors().get(factor_id)
        if row is None:
            raise IslandError(f'no factor "{factor_id}"{self._hint(factor_id)}')
        return row

    def _hint(self, factor_id: str) -> str:
        near = get_close_matches(factor_id, self.rows, 1)
        return f'; did you mean "{near[0]}"?' if near else ""

    def below(self, prefix: str) -> list[Factor]:
        """Factors whose id starts with the prefix."""
        return [row for name, row in self.rows.items() if name.startswith(prefix)]

    def all(self) -> Iterator[Factor]:
        yield from self.rows.values()
        yield from desnz_factors().values()

    def search(self, text: str) -> list[Factor]:
        """Factors with every word of the text in their id or note."""
        words = text.lower().split()
        return [
            row
            for row in self.all()
            if all(word in f"{row.id} {row.note}".lower() for word in words)
        ]


@cache
def read_factors() -> Factors:
    rows: dict[str, Factor] = {}
    for path in sorted((DATA / "factors").glob("*.toml")):
        for values in tomli.loads(path.read_text(encoding="utf-8"))["factor"]:
            factor = Factor(**values)
            if factor.id in rows:
                raise IslandError(f"{path}: two factors are called {factor.id}")
            rows[factor.id] = factor
    return Factors(rows, _sources())


def _sources() -> dict[str, Source]:
    sources = {}
    for path in sorted(DATA.glob("sources*.toml")):
        for values in tomli.loads(path.read_text(encoding="utf-8")).get("source", ()):
            known: dict[str, Any] = {
                key: values[key] for key in Source.__dataclass_fields__ if key in values
            }
            sources[known["id"]] = Source(**known)
    return sources


@cache
def desnz_factors() -> Mapping[str, Factor]:
    """The British company-reporting factors, id desnz.<year>.<flat-file id>."""
    path = DATA / "factors" / "desnz.csv"
    rows = {}
    with open(path, encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            for year in (2024, 2025):
                value = line[f"kg_{year}"]
                if value:
                    factor = _desnz(line, year, float(value))
                    rows[factor.id] = factor
    return rows


def _desnz(line: Mapping[str, str], year: int, value: float) -> Factor:
    return Factor(
        f"desnz.{year}.{line['id']}",
        value,
        f"kg CO2e/{line['unit']}",
        "desnz_2025",
        year,
        "united_kingdom",
        f"scope_{line['scope']}",
        "A",
        note=line["what"],
    )
