"""The books: every tonne, MWh and yuan is a row with an account that says its cause.

A row is (first day, days, account, amount a day); what an account means is said once.
Tonnes are amount times the account's factor, so one figure can never drift from the
other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim_core.calendar import DAYS_PER_YEAR, MONTH_DAYS
from sim_core.numeric import Floats, fixed_sum

EMISSION, REMOVAL, ENERGY, MONEY = "emission", "removal", "energy", "money"
# Beside the inventory, never in its sums.
BIOGENIC, AVOIDED, OFFSET = "biogenic", "avoided", "offset"
CARBON = (EMISSION, REMOVAL, BIOGENIC, AVOIDED, OFFSET)
# Years of which each day is known; older ones are kept by month.
KEPT_YEARS = 10
KEPT_DAYS = KEPT_YEARS * DAYS_PER_YEAR
SPARE_ROWS = 1024
NO_ROW = -1
LOCATION, MARKET = "electricity_location", "electricity_market"

DAILY = (
    "demand_mwh",
    "unserved_mwh",
    "generation_mwh",
    "renewable_mwh",
    "import_mwh",
    "curtailed_mwh",
    "scope1_t",
    "scope2_location_t",
    "scope2_market_t",
    "scope3_t",
    "sinks_t",
    "offsets_t",
    "biogenic_t",
    "avoided_t",
    "carbon_free_mwh",
    "contract_mwh",
    "income_yuan",
    "expense_yuan",
    "residents",
    "support",
)
DAILY_ROW = {name: row for row, name in enumerate(DAILY)}


@dataclass(frozen=True)
class Account:
    """What a row of the books is about."""

    kind: str
    place: str
    activity: str
    unit: str
    t_per_unit: float = 0.0
    scope: int = 0
    category: str = ""
    method: str = "activity"
    boundary: str = "direct"
    cause: str = ""


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


def joined(parts: Sequence[Rows]) -> Rows:
    columns = zip(*(vars(part).values() for part in parts), strict=True)
    return Rows(*(np.concatenate(column) for column in columns))


def no_rows(count: int) -> Rows:
    return Rows(
        np.zeros(count, np.int32),
        np.zeros(count, np.int16),
        np.zeros(count, np.int32),
        np.zeros(count),
    )


class Ledger:
    """Rows in order of day, and the figures of each day.

    What stays the same from day to day is one row. Years that closed `KEPT_YEARS` ago
    are kept by month: each account's mean of the month, and the figures of the year.
    """

    def __init__(self) -> None:
        self.accounts: list[Account] = []
        self._numbers: dict[Account, int] = {}
        self._rows = no_rows(SPARE_ROWS)
        # The last row of each account, so that it may go on.
        self._last = np.full(SPARE_ROWS, NO_ROW)
        self._daily = np.zeros((DAYS_PER_YEAR, len(DAILY)))
        self._yearly = np.zeros((0, len(DAILY)))
        self.rows = 0
        self.days = 0

    def number(self, account: Account) -> int:
        """The account's number; a new account gets the next one."""
        if account not in self._numbers:
            self._numbers[account] = len(self.accounts)
            self.accounts.append(account)
            if len(self.accounts) > len(self._last):
                more = np.full(len(self._last), NO_ROW)
                self._last = np.concatenate([self._last, more])
        return self._numbers[account]

    def add(self, day: int, numbers: NDArray[np.int64], amounts: Floats) -> None:
        """Book an amount for each account number."""
        if day % DAYS_PER_YEAR:
            goes_on = self._goes_on(day, numbers, amounts)
            self._rows.days[self._last[numbers[goes_on]]] += 1
            numbers, amounts = numbers[~goes_on], amounts[~goes_on]
        end = self.rows + len(numbers)
        if end > len(self._rows.day):
            more = no_rows(end - self.rows + self.rows // 4 + SPARE_ROWS)
            self._rows = joined([self.columns, more])
        own = self._rows.part(slice(self.rows, end))
        own.day[:] = day
        own.days[:] = 1
        own.account[:] = numbers
        own.amount[:] = amounts
        self._last[numbers] = np.arange(self.rows, end)
        self.rows = end

    def _goes_on(
        self, day: int, numbers: NDArray[np.int64], amounts: Floats
    ) -> NDArray[np.bool_]:
        """True where yesterday's amount was the same, once for each account."""
        rows = self._last[numbers]
        known = self._rows
        is_next = known.day[rows] + known.days[rows] == day
        same = (rows >= 0) & is_next & (known.amount[rows] == amounts)
        once = np.zeros(len(numbers), np.bool_)
        once[np.unique(numbers, return_index=True)[1]] = True
        result: NDArray[np.bool_] = same & once
        return result

    def close_day(self, values: Floats) -> None:
        """Keep the day's figures, in the order of DAILY."""
        place = self.days - self._folded_days
        if place == len(self._daily):
            more = np.zeros((DAYS_PER_YEAR, len(DAILY)))
            self._daily = np.concatenate([self._daily, more])
        self._daily[place] = values
        self.days += 1
        if self.days % DAYS_PER_YEAR == 0 and self.days > KEPT_DAYS + self._folded_days:
            self._fold_year()

    @property
    def _folded_days(self) -> int:
        return DAYS_PER_YEAR * len(self._yearly)

    def _fold_year(self) -> None:
        """Keep the oldest year that is known by day only by month."""
        first = self._folded_days
        own = self.columns.among(first, first + DAYS_PER_YEAR - 1)
        months = folded(self.columns.part(own), first, len(self.accounts))
        before, after = slice(0, own.start), slice(own.stop, None)
        parts = [self.columns.part(before), months, self.columns.part(after)]
        self._rows = joined(parts)
        self._last = np.where(
            self._last >= own.stop, self._last + len(self._rows.day) - self.rows, NO_ROW
        )
        self.rows = len(self._rows.day)
        year = np.asarray(fixed_sum(self._daily[:DAYS_PER_YEAR], axis=0))
        self._yearly = np.concatenate([self._yearly, year[None, :]])
        self._daily = self._daily[DAYS_PER_YEAR:].copy()

    def restore(self, rows: Rows, daily: Floats, yearly: Floats) -> None:
        """Take over rows as read from a save."""
        account, count = rows.account, len(self.accounts)
        if len(account) and not 0 <= account.min() <= account.max() < count:
            raise ValueError("a row of the ledger has no account")
        self._rows, self.rows = joined([rows, no_rows(SPARE_ROWS)]), len(account)
        self._daily, self._yearly = daily, yearly
        self._last[account] = np.arange(len(account))
        self.days = self._folded_days + len(daily)

    @property
    def columns(self) -> Rows:
        """All rows."""
        return self._rows.part(slice(0, self.rows))

    @property
    def daily(self) -> Floats:
        """Figures of the days that are kept by day, shape (days, len(DAILY))."""
        return self._daily[: self.days - self._folded_days]

    @property
    def yearly(self) -> Floats:
        """Sums of the years before those days, shape (years, len(DAILY))."""
        return self._yearly

    def amounts(self, first_day: int, last_day: int) -> Floats:
        """Amount of each account over days first to last, both counted."""
        return self.columns.amounts(first_day, last_day, len(self.accounts))

    def tonnes(
        self, first_day: int, last_day: int, keep: Callable[[Account], bool]
    ) -> float:
        """Tonnes CO2e of the accounts that `keep` accepts."""
        amounts = self.amounts(first_day, last_day)
        parts = [
            amounts[number] * account.t_per_unit
            for number, account in enumerate(self.accounts)
            if account.kind in (EMISSION, REMOVAL) and keep(account)
        ]
        return float(fixed_sum(np.array(parts)))

    def figure(self, name: str, last_day: int, days: int) -> float:
        """Sum of one daily figure over the `days` that end with `last_day`.

        Of a year that is no longer known by day its days have equal parts.
        """
        first, column = max(last_day + 1 - days, 0), DAILY_ROW[name]
        folded_days = self._folded_days
        if first >= folded_days:
            own = slice(first - folded_days, last_day + 1 - folded_days)
            return float(fixed_sum(self._daily[own, column]))
        begins = DAYS_PER_YEAR * np.arange(len(self._yearly))
        ends = np.minimum(begins + DAYS_PER_YEAR, last_day + 1)
        parts = np.maximum(ends - np.maximum(begins, first), 0) / DAYS_PER_YEAR
        rest = self._daily[: max(last_day + 1 - folded_days, 0), column]
        known = np.concatenate([self._yearly[:, column] * parts, rest])
        return float(fixed_sum(known))

    def copy(self) -> "Ledger":
        twin = Ledger()
        twin.accounts = list(self.accounts)
        twin._numbers = dict(self._numbers)
        twin._rows = joined([self._rows])
        twin._last = self._last.copy()
        twin._daily, twin._yearly = self._daily.copy(), self._yearly
        twin.rows, twin.days = self.rows, self.days
        return twin


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


def is_gross(account: Account) -> bool:
    """Scopes 1, 2 (market-based) and 3, each tonne once."""
    return account.kind == EMISSION and account.category != LOCATION
