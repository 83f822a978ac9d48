"""The books' days become bubbles: every tonne is flying, arrived, or carried."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.effects.air import Air, Point
from game.effects.tonnes import Counter, bubble_size_t, tonnes_by_place

if TYPE_CHECKING:
    from sim_core.ledger import Ledger

Spots = Callable[[str], list[Point]]

MEAN_DAYS = 30
GROSS = ("scope1_t", "scope2_market_t", "scope3_t")
# Materials of new buildings come in one day; they rise over a few seconds.
LEAST_SPREAD_S = 0.9


class Carbon:
    """Follows the ledger day by day and lets its tonnes rise as bubbles."""

    def __init__(self, ledger: "Ledger", day: int, days_per_s: float = 1.0) -> None:
        self.air = Air()
        self.emitted, self.taken = Counter(), Counter()
        self.day = day
        self.spread_s = 1.0
        self.bubble_t = self.days_per_s = 0.0
        self.set_pace(ledger, days_per_s)
        emitted, taken = tonnes_by_place(ledger, 0, day - 1)
        for counter, places in ((self.emitted, emitted), (self.taken, taken)):
            for place, tonnes in places.items():
                counter.begin(place, tonnes, self.bubble_t)

    def set_pace(self, ledger: "Ledger", days_per_s: float) -> None:
        """Choose the tonnes of a bubble for so many days a second."""
        if days_per_s <= 0.0:
            return
        self.spread_s = max(1.0 / days_per_s, LEAST_SPREAD_S)
        days, before_t = min(ledger.days, MEAN_DAYS), self.bubble_t
        if days:
            last = ledger.days - 1
            day_t = sum(ledger.figure(name, last, days) for name in GROSS) / days
            self.bubble_t = bubble_size_t(day_t, days_per_s, self.bubble_t)
        elif not self.bubble_t:
            self.bubble_t = bubble_size_t(0.0, days_per_s)
        is_slower, self.days_per_s = days_per_s < self.days_per_s, days_per_s
        if is_slower and self.bubble_t < before_t:
            self.emitted.settle(self.bubble_t)
            self.taken.settle(self.bubble_t)

    def follow(self, ledger: "Ledger", day: int, spots: Spots) -> None:
        """Take up the days that have been closed since the last time."""
        emitted, taken = tonnes_by_place(ledger, self.day, day - 1)
        self.day = day
        for place, tonnes in emitted.items():
            count = self.emitted.add(place, tonnes, self.bubble_t)
            self.air.emit(place, count, self.bubble_t, spots(place))
        for place, tonnes in taken.items():
            count = self.taken.add(place, tonnes, self.bubble_t)
            self.air.take(place, count, spots(place))
