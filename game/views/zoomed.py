"""Keeps what was made for the zooms in use, and lets go of the others."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Made = TypeVar("Made")

ZOOMS_KEPT = 2


class Zoomed(Generic[Made]):
    """A function of a zoom and more that remembers the last two zooms' answers."""

    def __init__(self, make: Callable[..., Made], most: int = ZOOMS_KEPT) -> None:
        self._make = make
        self._most = most
        self._zooms: OrderedDict[float, dict[Hashable, Made]] = OrderedDict()
        self._last: float | None = None

    def __call__(self, zoom: float, *key: Hashable) -> Made:
        if zoom != self._last:
            self._turn_to(zoom)
        kept = self._zooms[zoom]
        if key not in kept:
            kept[key] = self._make(zoom, *key)
        return kept[key]

    def _turn_to(self, zoom: float) -> None:
        self._last = zoom
        self._zooms.setdefault(zoom, {})
        self._zooms.move_to_end(zoom)
        while len(self._zooms) > self._most:
            self._zooms.popitem(last=False)

    def __len__(self) -> int:
        return sum(len(kept) for kept in self._zooms.values())
