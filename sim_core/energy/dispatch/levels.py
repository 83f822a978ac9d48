"""The few values that a stored MWh can take, and how a store answers at each."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

# Gaps of this share of their upper end are cut: all but the finest, or only those
# between two prices and not the band that a store's losses leave around one.
FINE_GAP_SHARE = 0.1
JUMP_GAP_SHARE = 0.3


@dataclass(frozen=True)
class Levels:
    """Ranges of the value of stored energy, lowest first.

    `breaks` are the values at which the store's answer changes, `middles` one value
    inside each range (one more than breaks), `buy` and `sell` the bus prices at which a
    store of that value charges and discharges.
    """

    breaks: tuple[float, ...]
    middles: tuple[float, ...]
    buy: tuple[float, ...]
    sell: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.middles)


def value_levels(
    prices: Iterable[float],
    efficiencies: tuple[float, float],
    costs: tuple[float, float] = (0.0, 0.0),
    *,
    split: int = 1,
    tolerance: float = 1e-9,
    gap_share: float = FINE_GAP_SHARE,
    low_cuts: tuple[float, ...] = (),
) -> Levels:
    """Levels of a store that meets these bus prices.

    `efficiencies` and `costs` are those of charging and discharging; `split` cuts wide
    gaps into as many parts, which several stores need to find each other's values;
    `low_cuts` are shares of the lowest part at which it is cut once more, for values
    that a small chance of the upper price makes.
    """
    charge, discharge = efficiencies
    values: set[float] = set()
    for price in prices:
        values.add((price + costs[0]) / charge)
        values.add((price - costs[1]) * discharge)
    if min(values) < 0.0:
        # Energy left at an end is worth nothing, which is more than a loss.
        values.add(0.0)
    merged = _merged(sorted(values), tolerance)
    breaks = _split(merged, split, gap_share, low_cuts)
    return levels_between(breaks, efficiencies, costs)


def levels_between(
    breaks: Sequence[float],
    efficiencies: tuple[float, float],
    costs: tuple[float, float],
    least: float = -inf,
) -> Levels:
    """Levels with the given breaks, none worth less than `least`."""
    charge, discharge = efficiencies
    middles = (
        max(breaks[0] - 1.0, least),
        *((a + b) * 0.5 for a, b in pairwise(breaks)),
        breaks[-1] + 1.0,
    )
    return Levels(
        tuple(breaks),
        middles,
        tuple(value * charge - costs[0] for value in middles),
        tuple(value / discharge + costs[1] for value in middles),
    )


def _merged(values: Sequence[float], tolerance: float) -> list[float]:
    merged: list[float] = []
    for value in values:
        if not merged or value - merged[-1] > max(tolerance, tolerance * abs(value)):
            merged.append(value)
    return merged


def _split(
    values: Sequence[float],
    parts: int,
    gap_share: float,
    low_cuts: tuple[float, ...],
) -> list[float]:
    result = [values[0]]
    for low, high in pairwise(values):
        is_wide = high - low > max(gap_share * abs(high), 1.0)
        pieces = parts if is_wide else 1
        step = (high - low) / pieces
        if is_wide:
            result += [low + step * cut for cut in low_cuts]
        result += [low + step * (piece + 1) for piece in range(pieces)]
    return result


def place_in_jump(price: float, prices: Sequence[float]) -> float:
    """Where a price lies between its neighbours in a sorted list, from -1 to 1."""
    row = bisect_left(prices, price)
    if row in (0, len(prices)):
        return 0.0
    low, high = prices[row - 1], prices[row]
    return 2.0 * (price - low) / (high - low) - 1.0
