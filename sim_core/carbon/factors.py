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


class British(Mapping[str, Factor]):
    """The British company-reporting factors, id desnz.<year>.<flat-file id>.

    Lines are kept as text and read when a factor is asked for: an island needs a dozen.
    """

    def __init__(self, text: str):
        head, *lines = text.splitlines()
        self._names = next(csv.reader([head]))
        self._lines = {line.partition(",")[0]: line for line in lines}
        self._known: dict[str, Factor | None] = {}

    def _factor(self, factor_id: str) -> Factor | None:
        """The factor of an id, or None where the table has no such row or year."""
        if factor_id not in self._known:
            self._known[factor_id] = self._read(factor_id)
        return self._known[factor_id]

    def _read(self, factor_id: str) -> Factor | None:
        family, year, name = (*factor_id.split(".", 2), "", "")[:3]
        line = self._lines.get(name)
        if family != "desnz" or year not in BRITISH_YEARS or line is None:
            return None
        row = dict(zip(self._names, next(csv.reader([line])), strict=True))
        value = row[f"kg_{year}"]
        return _desnz(row, int(year), float(value)) if value else None

    def __getitem__(self, factor_id: str) -> Factor:
        factor = self._factor(factor_id)
        if factor is None:
            raise KeyError(factor_id)
        return factor

    def __iter__(self) -> Iterator[str]:
        for name in self._lines:
            for year in BRITISH_YEARS:
                if self._factor(f"desnz.{year}.{name}") is not None:
                    yield f"desnz.{year}.{name}"

    def __len__(self) -> int:
        return sum(1 for _ in self)


BRITISH_YEARS = ("2024", "2025")


@cache
def desnz_factors() -> British:
    path = DATA / "factors" / "desnz.csv"
    return British(path.read_text(encoding="utf-8"))


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
