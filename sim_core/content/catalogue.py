"""Everything that can be built, and the prices and rules of the world."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError

from sim_core.content.base import Doc, Record
from sim_core.content.document import Document, Fault, Loc, read_document
from sim_core.content.faults import faults_of
from sim_core.content.nearest import Near
from sim_core.content.sources import source_faults
from sim_core.content.technology import Technology
from sim_core.energy.hills import PLACED
from sim_core.errors import ContentError, Problem
from sim_core.paths import ASSETS, DATA

Table = Mapping[str, Any]


class Sheet(Record):
    """One file of technologies."""

    technologies: Annotated[
        tuple[Technology, ...],
        Doc("Data sheets.", "数据表。"),
        Field(alias="technology"),
    ] = ()


@dataclass(frozen=True)
class Catalogue:
    """Technologies in order of id; worlds, profiles and rules as plain tables."""

    technologies: tuple[Technology, ...]
    profiles: Table = field(default_factory=dict)
    worlds: Mapping[str, Table] = field(default_factory=dict)
    rules: Table = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    climates: tuple[str, ...] = ()
    # Contracts of green power and projects of credits.
    market: tuple[str, ...] = ()

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {item.id: row for row, item in enumerate(self.technologies)}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.technologies)

    @cached_property
    def of_places(self) -> tuple[int, ...]:
        """Rows of technologies whose power hangs on where they stand."""
        rows = enumerate(self.technologies)
        return tuple(row for row, item in rows if item.model in PLACED)

    def row(self, id: str) -> int:
        """Number of a technology in the columns of the state."""
        return self._rows[id]

    def get(self, id: str) -> Technology:
        return self.technologies[self._rows[id]]

    def find(self, id: str) -> Technology | None:
        """The technology, or None where there is none of that id."""
        row = self._rows.get(id)
        return None if row is None else self.technologies[row]


@cache
def read_catalogue(data: Path = DATA, assets: Path = ASSETS) -> Catalogue:
    """Read all data sheets; raises ContentError with every fault at once."""
    problems: list[Problem] = []
    sources = _source_ids(_documents(sorted(data.glob("sources*.toml")), problems))
    sheets = _documents(sorted(data.glob("technologies/*.toml")), problems)
    technologies = _technologies(sheets, sources, problems)
    plain = [data / "profiles.toml", data / "rules.toml"]
    tables = _tables([path for path in plain if path.exists()], problems)
    worlds = _tables(sorted(data.glob("worlds/*.toml")), problems)
    on_sale = _on_sale(data / "carbon", problems)
    if problems:
        raise ContentError(tuple(problems))
    return Catalogue(
        tuple(sorted(technologies, key=lambda item: item.id)),
        tables.get("profiles", {}),
        worlds,
        tables.get("rules", {}),
        sources,
        tuple(sorted(path.stem for path in (assets / "climate").glob("*.npz"))),
        on_sale,
    )


def _on_sale(carbon: Path, problems: list[Problem]) -> tuple[str, ...]:
    """Ids of the contracts and of the projects whose credits are sold."""
    names: list[str] = []
    for file, key in (("market.toml", "offer"), ("credits.toml", "project")):
        paths = [path for path in (carbon / file,) if path.exists()]
        for document in _documents(paths, problems):
            names += [row["id"] for row in document.data[key]]
    return tuple(names)


def _documents(paths: list[Path], problems: list[Problem]) -> list[Document]:
    documents = []
    for path in paths:
        try:
            documents.append(read_document(path))
        except ContentError as fault:
            problems += fault.problems
    return documents


def _tables(paths: list[Path], problems: list[Problem]) -> dict[str, Table]:
    documents = _documents(paths, problems)
    return {Path(document.path).stem: document.data for document in documents}


def _source_ids(documents: list[Document]) -> frozenset[str]:
    rows = [row for item in documents for row in item.data.get("source", ())]
    return frozenset(str(row.get("id")) for row in rows if isinstance(row, dict))


def _technologies(
    sheets: list[Document], sources: frozenset[str], problems: list[Problem]
) -> list[Technology]:
    found: list[tuple[Document, Loc, Technology]] = []
    for document in sheets:
        try:
            sheet = Sheet.model_validate(document.data)
        except ValidationError as error:
            problems += document.problems(faults_of(Sheet, error))
            continue
        for number, item in enumerate(sheet.technologies):
            found.append((document, ("technology", number), item))
    all_read = not problems
    for document in sheets:
        mine = [(loc, item) for owner, loc, item in found if owner is document]
        faults = [f for loc, item in mine for f in source_faults(item, sources, loc)]
        # References are only judged when every sheet could be read.
        if all_read:
            faults += _reference_faults(mine, [item for _, _, item in found])
        if faults:
            problems += document.problems(faults)
    return [item for _, _, item in found]


def _reference_faults(
    mine: list[tuple[Loc, Technology]], all_items: list[Technology]
) -> list[Fault]:
    """Ids used twice, and hosts and upgrades that do not exist."""
    ids = [item.id for item in all_items]
    faults = []
    for loc, item in mine:
        if ids.count(item.id) > 1:
            faults.append(Fault((*loc, "id"), f'the id "{item.id}" is used twice'))
        for key in ("on", "upgrades"):
            for number, name in enumerate(getattr(item, key)):
                if name not in ids:
                    hint = Near(name, tuple(ids))
                    message = f'no technology "{name}"'
                    faults.append(Fault((*loc, key, number), message, hint))
        if (item.layer == "roof") != bool(item.on):
            message = 'a roof needs "on", the technologies it stands on, and no other'
            faults.append(Fault((*loc, "layer"), message))
    return faults
