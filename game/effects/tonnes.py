"""Counts bubbles: each place's tonnes in whole bubbles and a rest that is carried."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim_core.ledger import EMISSION, REMOVAL, is_gross

if TYPE_CHECKING:
    from sim_core.ledger import Ledger

SIZES_T = (
    0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0,
    2000.0, 5000.0,
)  # fmt: skip
BUBBLES_A_SECOND = 4.0
# A size is kept while about so many times fewer or more bubbles would be right.
LEAST_FIT, MOST_FIT = 0.5, 2.5
TINY = 1e-9


@dataclass
class Counter:
    """Tonnes of each place so far, and how many of them went into bubbles."""

    total_t: dict[str, float] = field(default_factory=dict)
    shown_t: dict[str, float] = field(default_factory=dict)

    def begin(self, place: str, tonnes: float, bubble_t: float) -> None:
        """Tonnes of the past: their whole bubbles have long flown."""
        self.total_t[place] = tonnes
        self.shown_t[place] = int(tonnes / bubble_t) * bubble_t

    def add(self, place: str, tonnes: float, bubble_t: float) -> int:
        """Bubbles of a size that are due now; what is left waits for its turn."""
        self.total_t[place] = self.total_t.get(place, 0.0) + tonnes
        due = max(int(self.carried_t(place) / bubble_t), 0)
        self.shown_t[place] = self.shown_t.get(place, 0.0) + due * bubble_t
        return due

    def settle(self, bubble_t: float) -> None:
        """Smaller bubbles from now on: of what large ones waited for, the whole ones
        of the new size have flown, so that they do not all rise at once.
        """
        for place in self.total_t:
            due = max(int(self.carried_t(place) / bubble_t), 0)
            self.shown_t[place] = self.shown_t.get(place, 0.0) + due * bubble_t

    def carried_t(self, place: str) -> float:
        return self.total_t.get(place, 0.0) - self.shown_t.get(place, 0.0)


def bubble_size_t(day_t: float, days_per_s: float, now_t: float = 0.0) -> float:
    """A round number of tonnes, so that a few bubbles rise each second.

    A size in use (`now_t`) is kept as long as it fits at all.
    """
    wanted = day_t * days_per_s / BUBBLES_A_SECOND
    if now_t and LEAST_FIT * now_t <= wanted <= MOST_FIT * now_t:
        return now_t
    return min(SIZES_T, key=lambda size: max(size / (wanted + TINY), wanted / size))


def tonnes_by_place(
    ledger: "Ledger", first_day: int, last_day: int
) -> tuple[dict[str, float], dict[str, float]]:
    """Tonnes emitted and taken up over some days, each by place."""
    emitted: dict[str, float] = {}
    taken: dict[str, float] = {}
    if last_day < first_day:
        return emitted, taken
    amounts = ledger.amounts(first_day, last_day)
    for number, account in enumerate(ledger.accounts):
        tonnes = float(amounts[number]) * account.t_per_unit
        if not tonnes or account.kind not in (EMISSION, REMOVAL):
            continue
        if account.kind == REMOVAL:
            taken[account.place] = taken.get(account.place, 0.0) + tonnes
        elif is_gross(account):
            emitted[account.place] = emitted.get(account.place, 0.0) + tonnes
    return emitted, taken
