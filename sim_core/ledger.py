"""The books: every tonne, MWh and yuan is a row with an account that says its cause.

A row is (first day, days, account, amount a day); what an account means is said once.
Tonnes are amount times the account's factor, so one figure can never drift from the
other.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.ledger_rows import Rows, folded, joined, no_rows, none_open
from sim_core.numeric import Floats, fixed_sum

EMISSION, REMOVAL, ENERGY, MONEY = "emission", "removal", "energy", "money"
# Beside the inventory, never in its sums.
BIOGENIC, AVOIDED, OFFSET = "biogenic", "avoided", "offset"
CARBON = (EMISSION, REMOVAL, BIOGENIC, AVOIDED, OFFSET)
# Years of which each day is known; older ones are kept by month.
KEPT_YEARS = 10
KEPT_DAYS = KEPT_YEARS * DAYS_PER_YEAR
SPARE_ROWS = 1024
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
    "heat_demand_mwh",
    "heat_unserved_mwh",
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


class Ledger:
    """Rows in order of day, and the figures of each day.

    What stays the same from day to day is one row. Years that closed `KEPT_YEARS` ago
    are kept by month: each account's mean of the month, and the figures of the year.
    """

    def __init__(self) -> None:
        self.accounts: list[Account] = []
        self._numbers: dict[Account, int] = {}
        self._rows = no_rows(SPARE_ROWS)
        self._open = none_open(SPARE_ROWS)
        self._daily = np.zeros((DAYS_PER_YEAR, len(DAILY)))
        self._yearly = np.zeros((0, len(DAILY)))
        self.rows = 0
        self.days = 0

    def number(self, account: Account) -> int:
        """The account's number; a new account gets the next one."""
        known = self._numbers.get(account)
        if known is not None:
            return known
        number = self._numbers[account] = len(self.accounts)
        self.accounts.append(account)
        if len(self.accounts) > len(self._open.row):
            self._open = joined([self._open, none_open(SPARE_ROWS)])
        return number

    def add(self, day: int, numbers: NDArray[np.int64], amounts: Floats) -> None:
        """Book an amount for each account number."""
        opened, fresh = self._open, np.ones(len(numbers), np.bool_)
        if day % DAYS_PER_YEAR:
            goes_on = self._goes_on(day, numbers, amounts)
            self._rows.days[opened.row[numbers[goes_on]]] += 1
            fresh = ~goes_on
        own = numbers[fresh]
        start, self.rows = self.rows, self.rows + len(own)
        self._make_room(start)
        rows, new = self._rows, slice(start, self.rows)
        rows.day[new], rows.days[new] = day, 1
        rows.account[new], rows.amount[new] = own, amounts[fresh]
        opened.row[own] = np.arange(start, self.rows)
        opened.next_day[numbers], opened.amount[numbers] = day + 1, amounts

    def _make_room(self, used: int) -> None:
        if self.rows > len(self._rows.day):
            more = no_rows(self.rows - used + used // 4 + SPARE_ROWS)
            self._rows = joined([self._rows.part(slice(0, used)), more])

    def _goes_on(
        self, day: int, numbers: NDArray[np.int64], amounts: Floats
    ) -> NDArray[np.bool_]:
        """True where yesterday's amount was the same; false for what is named twice."""
        opened, places = self._open, np.arange(len(numbers))
        goes_on: NDArray[np.bool_] = opened.next_day[numbers] == day
        goes_on &= opened.amount[numbers] == amounts
        opened.place[numbers] = places
        is_twice = opened.place[numbers] != places
        if is_twice.any():
            goes_on &= ~np.isin(numbers, numbers[is_twice])
        return goes_on

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
        # What went on in the year that is folded was closed long ago.
        self._open.row[:] += len(self._rows.day) - self.rows
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
        opened = self._open
        opened.row[account] = np.arange(len(account))
        opened.next_day[account] = rows.day.astype(np.int64) + rows.days
        opened.amount[account] = rows.amount
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
        twin._open = joined([self._open])
        twin._daily, twin._yearly = self._daily.copy(), self._yearly
        twin.rows, twin.days = self.rows, self.days
        return twin


def is_gross(account: Account) -> bool:
    """Scopes 1, 2 (market-based) and 3, each tonne once."""
    return account.kind == EMISSION and account.category != LOCATION
