"""Counts bubbles: each source's tonnes in whole bubbles and a rest that is carried."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim_core.ledger import EMISSION, REMOVAL, is_gross

if TYPE_CHECKING:
    from sim_core.ledger import Ledger

ABOUT_A_DAY = 8.0
SIZES_T = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)


@dataclass
class Counter:
    """Tonnes of each place so far, and the bubbles that they make."""

    bubble_t: float
    total_t: dict[str, float] = field(default_factory=dict)
    bubbles: dict[str, int] = field(default_factory=dict)

    def add(self, place: str, tonnes: float) -> int:
        """Bubbles that are due now; the rest of a bubble waits for its turn."""
        self.total_t[place] = self.total_t.get(place, 0.0) + tonnes
        whole = int(self.total_t[place] / self.bubble_t)
        due = whole - self.bubbles.get(place, 0)
        self.bubbles[place] = whole
        return due

    def carried_t(self, place: str) -> float:
        return self.total_t[place] - self.bubbles[place] * self.bubble_t


def bubble_size_t(day_t: float) -> float:
    """A round number of tonnes, so that a day of the island is about eight bubbles."""
    wanted = day_t / ABOUT_A_DAY
    return max([size for size in SIZES_T if size <= wanted], default=SIZES_T[0])


def day_tonnes(ledger: "Ledger", day: int) -> tuple[Mapping[str, float], ...]:
    """Tonnes emitted and taken up on a day, each by place."""
    amounts = ledger.amounts(day, day)
    emitted: dict[str, float] = {}
    taken: dict[str, float] = {}
    for number, account in enumerate(ledger.accounts):
        tonnes = float(amounts[number]) * account.t_per_unit
        if not tonnes or account.kind not in (EMISSION, REMOVAL):
            continue
        if account.kind == REMOVAL:
            taken[account.place] = taken.get(account.place, 0.0) + tonnes
        elif is_gross(account):
            emitted[account.place] = emitted.get(account.place, 0.0) + tonnes
    return emitted, taken
