"""Reads an inventory file; every fault with its line and column, all at once."""

from collections.abc import Iterable, Mapping
from math import isfinite
from pathlib import Path
from typing import Any

from sim_core.carbon.contracts import contract_faults
from sim_core.carbon.records import METHODS, Absent, Contract, Inventory, Row
from sim_core.carbon.row_tonnes import DUAL, ROW_KEYS, row_of
from sim_core.carbon.tables import categories
from sim_core.carbon.warming import GWP_SETS
from sim_core.content.document import Document, Fault, Loc, read_document
from sim_core.content.nearest import Near
from sim_core.errors import ContentError
from sim_core.text import Text

TOP_KEYS = (
    "name", "year", "gwp", "control", "row", "removal", "avoided", "contract", "claim",
    "absent", "base_year",
)  # fmt: skip
CONTROLS = ("operational", "financial", "equity_share")
STATUSES = ("not_applicable", "not_estimated", "elsewhere")
CONTRACT_KEYS = {
    "id": str, "row": str, "energy_mwh": float, "t_per_mwh": float,
    "is_additional": bool, "is_traceable": bool, "is_near": bool, "backed_by": str,
    "source": str,
}  # fmt: skip
CLAIM_KEYS = (
    "id", "says", "part", "whole", "left", "right", "printed", "tolerance", "bound",
    "verdict", "note",
)  # fmt: skip
BOUNDS = ("equal", "above", "below")
VERDICTS = ("ok", "rounding", "derived", "suspicious", "optimistic", "inconsistent")
BASE_KEYS = ("year", "total_t", "threshold_share", "change")


def read_inventory(path: Path) -> Inventory:
    """The inventory of a file; ContentError holds all of its faults."""
    document = read_document(path)
    reader = _Reader(document)
    found = reader.inventory()
    if reader.faults:
        raise ContentError(document.problems(reader.faults))
    return found


class _Reader:
    """Walks a document once and keeps what is wrong with it."""

    def __init__(self, document: Document):
        self.data: Mapping[str, Any] = document.data
        self.faults: list[Fault] = []

    def fault(self, loc: Loc, message: str, hint: Any = "", key: bool = False) -> None:
        self.faults.append(Fault(loc, message, hint, at_key=key))

    def inventory(self) -> Inventory:
        self._keys((), self.data, TOP_KEYS)
        for key in ("name", "year", "gwp", "control"):
            if key not in self.data:
                self.fault((key,), f'the key "{key}" is missing', key=True)
        gwp = self._choice(("gwp",), self.data.get("gwp", "AR5"), GWP_SETS)
        control = self.data.get("control", "operational")
        self._choice(("control",), control, CONTROLS)
        year = self._year()
        rows = self._rows("row", gwp, year)
        if not self._tables("row"):
            self.fault(("row",), "needs at least one [[row]]")
        removals = self._rows("removal", gwp, year)
        avoided = self._rows("avoided", gwp, year)
        self._twice("row", "removal", "avoided")
        contracts = self._contracts(rows, self._broken(rows))
        return Inventory(
            str(self.data.get("name", "")), year, gwp, str(control), rows, removals,
            avoided, contracts, self._claims(rows), self._absent(), self._base_year(),
        )  # fmt: skip

    def _year(self) -> int:
        value = self.data.get("year", 0)
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(("year",), f"needs a whole number, not {value!r:.40}")
            return 0
        return value

    def _tables(self, key: str) -> tuple[Mapping[str, Any], ...]:
        """The tables of a list; anything else there is a fault."""
        given = self.data.get(key, ())
        if not isinstance(given, tuple):
            self.fault((key,), f"needs a list of tables: [[{key}]]")
            return ()
        for number, values in enumerate(given):
            if not isinstance(values, Mapping):
                self.fault((key, number), "needs a table of keys")
        return tuple(v if isinstance(v, Mapping) else {} for v in given)

    def _rows(self, key: str, gwp: str, year: int) -> tuple[Row, ...]:
        found = []
        for number, values in enumerate(self._tables(key)):
            loc: Loc = (key, number)
            self._keys(loc, values, ROW_KEYS)
            before = len(self.faults)
            self._row_words(loc, values, is_counted=key == "row")
            row, faults = row_of(values, gwp, year, key)
            self.faults += [Fault((*loc, *at), words) for at, words in faults]
            if row is not None and len(self.faults) == before:
                found.append(row)
        return tuple(found)

    def _row_words(self, loc: Loc, values: Mapping[str, Any], is_counted: bool) -> None:
        """Scope, category and method, for a row that is counted."""
        for key in ("id", "category", "method", "scope"):
            if key not in values and (is_counted or key == "id"):
                self.fault((*loc, key), f'the key "{key}" is missing', key=True)
        for key in ("id", "category"):
            if key in values and not _is_text(values[key]):
                self.fault((*loc, key), f"needs text, not {values[key]!r:.40}")
        if "method" in values:
            self._choice((*loc, "method"), values["method"], METHODS)
        scope = values.get("scope", 1)
        if isinstance(scope, bool) or scope not in (1, 2, 3):
            message = f"scope = {scope!r:.40}; there are 1, 2 and 3"
            self.fault((*loc, "scope"), message)
            return
        category = str(values.get("category"))
        known = categories().get(category, {"scope": scope})["scope"]
        known = 2 if category == DUAL else known
        if is_counted and "scope" in values and known != scope:
            self.fault((*loc, "scope"), f'"{category}" belongs to scope {known}')

    def _broken(self, rows: tuple[Row, ...]) -> frozenset[str]:
        """Ids of rows that have a fault of their own: told once, not again."""
        sound = {row.id for row in rows}
        given = (str(values.get("id", "")) for values in self._tables("row"))
        return frozenset(name for name in given if name not in sound)

    def _twice(self, *keys: str) -> None:
        """Ids that stand for two rows."""
        seen: set[str] = set()
        for key in keys:
            for number, values in enumerate(self._tables(key)):
                name = str(values.get("id", ""))
                if name and name in seen:
                    self.fault((key, number, "id"), f'the id "{name}" is used twice')
                seen.add(name)

    def _contracts(
        self, rows: tuple[Row, ...], broken: frozenset[str]
    ) -> tuple[Contract, ...]:
        found: list[tuple[Loc, Contract]] = []
        for number, values in enumerate(self._tables("contract")):
            loc: Loc = ("contract", number)
            before = len(self.faults)
            self._keys(loc, values, CONTRACT_KEYS)
            for key in ("id", "row", "energy_mwh"):
                if key not in values:
                    self.fault((*loc, key), f'the key "{key}" is missing', key=True)
            for key, value in values.items():
                self._typed((*loc, key), value, CONTRACT_KEYS.get(key))
            if len(self.faults) == before:
                given = {k: v for k, v in values.items() if k != "source"}
                found.append((loc, Contract(**given)))
        self._twice("contract")
        self.faults += contract_faults(found, rows, broken)
        return tuple(contract for _, contract in found)

    def _typed(self, loc: Loc, value: Any, wanted: type | None) -> None:
        if wanted is float:
            self._number(loc, value)
        elif wanted is not None and not isinstance(value, wanted):
            words = {str: "text in quotes", bool: "true or false"}[wanted]
            self.fault(loc, f"needs {words}, not {value!r:.40}")

    def _number(self, loc: Loc, value: Any, least: float = 0.0) -> float:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not isfinite(value) or value < least:
            self.fault(loc, f"{value!r:.40} is not a number from {least:g}")
            return least
        return float(value)

    def _claims(self, rows: tuple[Row, ...]) -> tuple[Mapping[str, Any], ...]:
        names = {row.id for row in rows} | {row.category for row in rows}
        names |= {
            "scope1",
            "scope2",
            "scope3",
            "total",
            *(f"method:{m}" for m in METHODS),
        }
        tables = self._tables("claim")
        for number, values in enumerate(tables):
            self._claim(("claim", number), values, names)
        return tables

    def _claim(self, loc: Loc, values: Mapping[str, Any], names: Iterable[str]) -> None:
        self._keys(loc, values, CLAIM_KEYS)
        for key in ("id", "says", "printed"):
            if key not in values:
                self.fault((*loc, key), f'the key "{key}" is missing', key=True)
        self._choice((*loc, "bound"), values.get("bound", "equal"), BOUNDS)
        self._choice((*loc, "verdict"), values.get("verdict", "ok"), VERDICTS)
        for key in ("printed", "left", "right", "tolerance"):
            if key in values:
                self._number((*loc, key), values[key], float("-inf"))
        if values.get("right") == 0:
            self.fault((*loc, "right"), "0 divides nothing")
        for key in ("part", "whole"):
            self._known((*loc, key), values.get(key, ()), names)
        if ("part" in values) == ("left" in values):
            self.fault(loc, 'needs either "part" and "whole" or "left" and "right"')
        for key in ("says", "note"):
            if key in values:
                self._words((*loc, key), values[key])

    def _known(self, loc: Loc, given: Any, names: Iterable[str]) -> None:
        if not isinstance(given, tuple):
            self.fault(loc, "needs a list of names")
            return
        for number, name in enumerate(given):
            if name not in names:
                hint = Near(str(name), tuple(sorted(names)))
                self.fault((*loc, number), f"there is no {name!r:.40}", hint)

    def _absent(self) -> tuple[Absent, ...]:
        found = []
        for number, values in enumerate(self._tables("absent")):
            loc: Loc = ("absent", number)
            self._keys(loc, values, ("category", "status", "reason"))
            category = self._choice(
                (*loc, "category"), values.get("category"), categories()
            )
            status = self._choice((*loc, "status"), values.get("status"), STATUSES)
            words = self._words((*loc, "reason"), values.get("reason"))
            found.append(Absent(category, status, words))
        return tuple(found)

    def _base_year(self) -> Mapping[str, Any]:
        values = self.data.get("base_year", {})
        loc: Loc = ("base_year",)
        if not isinstance(values, Mapping):
            self.fault(loc, "needs a table of keys")
            return {}
        self._keys(loc, values, BASE_KEYS)
        year = values.get("year", 0)
        if isinstance(year, bool) or not isinstance(year, int):
            self.fault((*loc, "year"), f"needs a whole number, not {year!r:.40}")
        for key in ("total_t", "threshold_share"):
            if key in values:
                self._number((*loc, key), values[key])
        for number, change in enumerate(values.get("change", ())):
            place: Loc = (*loc, "change", number)
            self._keys(place, change, ("why", "t"))
            self._number((*place, "t"), change.get("t"), float("-inf"))
        return values

    def _words(self, loc: Loc, value: Any) -> Text:
        is_both = isinstance(value, Mapping) and {"zh", "en"} == set(value)
        if not is_both or not all(_is_text(part) for part in value.values()):
            self.fault(loc, "needs words in both languages: { zh = ..., en = ... }")
            return Text("", "")
        return Text(value["zh"], value["en"])

    def _choice(self, loc: Loc, value: Any, known: Iterable[str]) -> str:
        names = tuple(known)
        if value in names:
            return str(value)
        message = f"{value!r:.40} is not one of: {', '.join(names)}"
        self.fault(loc, message, Near(str(value), names) if _is_text(value) else "")
        return names[0]

    def _keys(self, loc: Loc, values: Any, known: Iterable[str]) -> None:
        if not isinstance(values, Mapping):
            self.fault(loc, "needs a table of keys")
            return
        names = tuple(known)
        for key in values:
            if key not in names:
                message = f'there is no key "{key:.40}" here'
                self.fault((*loc, key), message, Near(key, names), key=True)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
