"""A function that remembers its latest answers, up to so many bytes of pictures."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

import pygame

Made = TypeVar("Made")


class Lately(Generic[Made]):
    """What was asked longest ago is let go first; an answer may hold a `picture`."""

    def __init__(self, make: Callable[..., Made], most_bytes: int) -> None:
        self._make = make
        self._most = most_bytes
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()
        self.size_bytes = 0

    def __call__(self, *key: Hashable) -> Made:
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = self._kept[key] = self._make(*key)
        self.size_bytes += bytes_of(made)
        while self.size_bytes > self._most and len(self._kept) > 1:
            self.size_bytes -= bytes_of(self._kept.popitem(last=False)[1])
        return made

    def __len__(self) -> int:
        return len(self._kept)


def bytes_of(made: Any) -> int:
    """Bytes of the picture that something holds, if any."""
    picture: pygame.Surface | None = getattr(made, "picture", None)
    return picture.get_pitch() * picture.get_height() if picture is not None else 0
