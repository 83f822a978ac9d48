"""The books: every tonne, MWh and yuan is a row with an account that says its cause.

A row is (day, account, amount); what an account means is said once. Tonnes are amount
times the account's factor, so one figure can never drift from the other.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim_core.numeric import Floats, fixed_sum

EMISSION, REMOVAL, ENERGY, MONEY = "emission", "removal", "energy", "money"
# Beside the inventory, never in its sums.
BIOGENIC, AVOIDED, OFFSET = "biogenic", "avoided", "offset"
CARBON = (EMISSION, REMOVAL, BIOGENIC, AVOIDED, OFFSET)
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


class Ledger:
    """Rows in order of day; only ever added to."""

    def __init__(self) -> None:
        self.accounts: list[Account] = []
        self._numbers: dict[Account, int] = {}
        self._day = np.zeros(1024, np.int32)
        self._account = np.zeros(1024, np.int32)
        self._amount = np.zeros(1024, np.float64)
        self._daily = np.zeros((365, len(DAILY)))
        self.rows = 0
        self.days = 0

    def number(self, account: Account) -> int:
        """The account's number; a new account gets the next one."""
        if account not in self._numbers:
            self._numbers[account] = len(self.accounts)
            self.accounts.append(account)
        return self._numbers[account]

    def add(self, day: int, numbers: NDArray[np.int64], amounts: Floats) -> None:
        """Book one row for each account number."""
        end = self.rows + len(numbers)
        while end > len(self._day):
            self._day = np.append(self._day, np.zeros_like(self._day))
            self._account = np.append(self._account, np.zeros_like(self._account))
            self._amount = np.append(self._amount, np.zeros_like(self._amount))
        self._day[self.rows : end] = day
        self._account[self.rows : end] = numbers
        self._amount[self.rows : end] = amounts
        self.rows = end

    def close_day(self, values: Floats) -> None:
        """Keep the day's figures, in the order of DAILY."""
        if self.days == len(self._daily):
            self._daily = np.concatenate([self._daily, np.zeros_like(self._daily)])
        self._daily[self.days] = values
        self.days += 1

    def restore(
        self,
        day: NDArray[np.int32],
        account: NDArray[np.int32],
        amount: Floats,
        daily: Floats,
    ) -> None:
        """Take over rows as read from a save."""
        if len(account) and not 0 <= account.min() <= account.max() < len(
            self.accounts
        ):
            raise ValueError("a row of the ledger has no account")
        self._day = np.append(day, np.zeros(1024, np.int32)).astype(np.int32)
        self._account = np.append(account, np.zeros(1024, np.int32)).astype(np.int32)
        self._amount = np.append(amount, np.zeros(1024))
        self._daily = np.concatenate([daily, np.zeros((365, len(DAILY)))])
        self.rows, self.days = len(day), len(daily)

    @property
    def columns(self) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats]:
        """Day, account number and amount of every row."""
        end = self.rows
        return self._day[:end], self._account[:end], self._amount[:end]

    @property
    def daily(self) -> Floats:
        """Figures by day, shape (days, len(DAILY))."""
        return self._daily[: self.days]

    def amounts(self, first_day: int, last_day: int) -> Floats:
        """Amount of each account over days first to last, both counted."""
        day, account, amount = self.columns
        low = int(np.searchsorted(day, first_day, side="left"))
        high = int(np.searchsorted(day, last_day, side="right"))
        count = len(self.accounts)
        sums = np.bincount(account[low:high], amount[low:high], minlength=count)
        return sums.astype(np.float64)

    def day_amounts(self, numbers: Iterable[int], first: int, last: int) -> Floats:
        """Summed amount of the named accounts, a value a day."""
        day, account, amount = self.columns
        low = int(np.searchsorted(day, first, side="left"))
        high = int(np.searchsorted(day, last, side="right"))
        wanted = np.isin(account[low:high], list(numbers))
        sums = np.bincount(
            day[low:high][wanted] - first,
            amount[low:high][wanted],
            minlength=last - first + 1,
        )
        return sums.astype(np.float64)

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
        """Sum of one daily figure over the `days` that end with `last_day`."""
        first = max(last_day + 1 - days, 0)
        return float(fixed_sum(self._daily[first : last_day + 1, DAILY_ROW[name]]))

    def copy(self) -> "Ledger":
        twin = Ledger()
        twin.accounts = list(self.accounts)
        twin._numbers = dict(self._numbers)
        twin._day = self._day.copy()
        twin._account = self._account.copy()
        twin._amount = self._amount.copy()
        twin._daily = self._daily.copy()
        twin.rows, twin.days = self.rows, self.days
        return twin


def is_gross(account: Account) -> bool:
    """Scopes 1, 2 (market-based) and 3, each tonne once."""
    return account.kind == EMISSION and account.category != LOCATION
