"""Rows of the books as columns: what was booked, from which day and for how many."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sim_core.calendar import DAYS_PER_YEAR, MONTH_DAYS
from sim_core.numeric import Floats

NO_ROW = -1


@dataclass(frozen=True)
class Rows:
    """Columns of rows: the first day, for how many days on end, what, how much a day.

    Rows are in order of their first day, and none goes on into another year.
    """

    day: NDArray[np.int32]
    days: NDArray[np.int16]
    account: NDArray[np.int32]
    amount: Floats

    def part(self, rows: slice) -> "Rows":
        return Rows(*(column[rows] for column in vars(self).values()))

    def among(self, first_day: int, last_day: int) -> slice:
        """The rows that may hold something of the days."""
        low, high = np.searchsorted(
            self.day, [first_day - first_day % DAYS_PER_YEAR, last_day + 1]
        )
        return slice(int(low), int(high))

    def amounts(self, first_day: int, last_day: int, count: int) -> Floats:
        """Amount of each account over days first to last, both counted."""
        rows = self.part(self.among(first_day, last_day))
        ends = np.minimum(rows.day + rows.days, last_day + 1)
        days = np.maximum(ends - np.maximum(rows.day, first_day), 0)
        sums = np.bincount(rows.account, rows.amount * days, minlength=count)
        return sums.astype(np.float64)


@dataclass(frozen=True)
class Open:
    """The last row of each account: its place, how far it goes, its amount."""

    row: NDArray[np.int64]
    next_day: NDArray[np.int64]
    amount: Floats
    # Scratch, to see what one call names twice.
    place: NDArray[np.int64]


Columns = TypeVar("Columns", Rows, Open)


def joined(parts: Sequence[Columns]) -> Columns:
    columns = zip(*(vars(part).values() for part in parts), strict=True)
    return type(parts[0])(*(np.concatenate(column) for column in columns))


def none_open(count: int) -> Open:
    none = np.full(count, NO_ROW, np.int64)
    return Open(none, none.copy(), np.zeros(count), none.copy())


def no_rows(count: int) -> Rows:
    return Rows(
        np.zeros(count, np.int32),
        np.zeros(count, np.int16),
        np.zeros(count, np.int32),
        np.zeros(count),
    )


def folded(rows: Rows, first_day: int, accounts: int) -> Rows:
    """A year's rows by month: twelve parts, each with its mean amounts a day."""
    parts = []
    for length in MONTH_DAYS:
        sums = rows.amounts(first_day, first_day + length - 1, accounts)
        kept = np.flatnonzero(sums)
        part = no_rows(len(kept))
        part.day[:], part.days[:] = first_day, length
        part.account[:], part.amount[:] = kept, sums[kept] / length
        parts.append(part)
        first_day += length
    return joined(parts)
