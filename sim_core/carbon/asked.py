"""The inputs of one emission case, read so that every fault is told, not the first."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from math import isfinite
from typing import Any

from sim_core.carbon.factors import Factor, Factors
from sim_core.carbon.warming import GWP_SETS, warming_potential
from sim_core.errors import IslandError

LONGEST_SHOWN = 40
MOST_NAMED = 12
SHARES_TOLERANCE = 1e-3


def shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def hint_of(word: str, names: list[str]) -> str:
    """The nearest name, or all of them where they are few."""
    near = get_close_matches(word, names, 1)
    if near:
        return f'; did you mean "{near[0]}"?'
    return f"; there are {', '.join(names)}" if len(names) <= MOST_NAMED else ""


class InputFaults(IslandError):
    """Everything that is wrong with some inputs: the key where known, and words."""

    def __init__(self, parts: Iterable[tuple[str, str]]):
        self.parts = tuple(parts)
        super().__init__("; ".join(words for _, words in self.parts))


class Asked:
    """Inputs by key; what cannot be used is noted and answered by a harmless one."""

    def __init__(
        self,
        factors: Factors,
        inputs: Mapping[str, Any],
        bent: Mapping[str, float] | None = None,
    ):
        self.factors = factors
        self.inputs = inputs
        # Factors that are to be read with another value, such as their upper limit.
        self.bent = bent or {}
        self.used: dict[str, Factor] = {}
        self.faults: list[tuple[str, str]] = []

    def fault(self, words: str, key: str = "") -> None:
        if (key, words) not in self.faults:
            self.faults.append((key, words))

    def refuse(self) -> None:
        """Raise all faults at once, if there is one."""
        if self.faults:
            raise InputFaults(self.faults)

    def amount(self, key: str, default: float | None = None) -> float:
        """A finite number that is not negative."""
        if key not in self.inputs and default is not None:
            return default
        return self.number(key, self.inputs.get(key), key)

    def number(self, name: str, value: Any, key: str) -> float:
        """The value of `key`, or of a part of it that is called `name`."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fault(f"{name} = {shown(value)} is not a number", key)
            return 0.0
        try:
            is_finite = isfinite(value)
        except OverflowError:
            is_finite = False
        if not is_finite:
            self.fault(f"{name} = {shown(value)} is not a finite number", key)
            return 0.0
        if value < 0:
            self.fault(f"{name} = {shown(value)} is negative", key)
            return 0.0
        return float(value)

    def numbers(self, key: str) -> list[float]:
        """A list of amounts; a single one counts as a list of one."""
        given = self.inputs[key]
        values = given if isinstance(given, list | tuple) else [given]
        return [self.number(key, value, key) for value in values]

    def word(self, key: str, known: Iterable[str] = ()) -> str:
        """A text; one of the known ones where they are given."""
        value, names = self.inputs[key], list(known)
        if not isinstance(value, str):
            self.fault(f"{key} = {shown(value)} is not a text", key)
            return names[0] if names else ""
        if names and value not in names:
            self.fault(f'no {key} "{value:.40}"{hint_of(value, names)}', key)
            return names[0]
        return value

    def year(self, key: str = "year") -> int:
        value = self.inputs[key]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not 0 < value < 10_000 or value != int(value):
            self.fault(f"{key} = {shown(value)} is not a year", key)
            return 0
        return int(value)

    def factor(self, factor_id: str) -> float:
        """The value of a factor, which is noted as used."""
        try:
            row = self.factors.get(factor_id)
        except IslandError as fault:
            self.fault(str(fault))
            return 0.0
        return self._read(row)

    def _read(self, row: Factor) -> float:
        self.used[row.id] = row
        return self.bent.get(row.id, row.value)

    def below(self, prefix: str) -> list[Factor]:
        rows = self.factors.below(prefix)
        self.used |= {row.id: row for row in rows}
        return rows

    def warming(self, gas: str) -> float:
        """Warming potential of a gas in the set that is asked for."""
        gwp = self.word("gwp", GWP_SETS)
        try:
            row = warming_potential(self.factors, gwp, gas)
        except IslandError as fault:
            self.fault(str(fault))
            return 0.0
        return self._read(row)

    def names_below(self, prefix: str, part: int = -1) -> list[str]:
        """Names that stand at one place of the ids below a prefix."""
        rows = self.factors.below(prefix)
        return list(dict.fromkeys(row.id.split(".")[part] for row in rows))

    def choice(self, key: str, known: Iterable[str], default: str = "") -> str:
        """One of the known words, or the default where the key is left out."""
        if key not in self.inputs and default:
            return default
        return self.word(key, known)

    def table(self, key: str, known: Iterable[str]) -> dict[str, float]:
        """Amounts by name; a name that is not known is a fault."""
        given, names = self.inputs.get(key, {}), list(known)
        if not isinstance(given, Mapping):
            self.fault(f"{key} = {shown(given)} is not a table of amounts", key)
            return {}
        for name in given:
            if name not in names:
                self.fault(f'{key}: no "{name:.40}"{hint_of(name, names)}', key)
        return {
            name: self.number(f"{key}.{name}", value, key)
            for name, value in given.items()
            if name in names
        }

    def share(self, key: str, default: float | None = None) -> float:
        """A number from 0 to 1."""
        value = self.amount(key, default)
        if value > 1.0:
            self.fault(f"{key} = {value:g} is more than 1", key)
        return value

    def shares(self, key: str, known: Iterable[str]) -> dict[str, float]:
        """Parts of a whole, which must add up to 1."""
        found = self.table(key, known)
        total = 0.0
        for value in found.values():
            total += value
        if abs(total - 1.0) > SHARES_TOLERANCE:
            self.fault(f"{key}: the shares add up to {total:g}, not to 1", key)
        return found
