"""The known word nearest to a mistyped one."""

from collections.abc import Iterable
from typing import NamedTuple

FARTHEST_EDITS = 3
LONGEST_WORD = 80


def edit_distance(first: str, second: str) -> int:
    """Insertions, deletions, changes and swaps of neighbours between two words."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, start=1):
        next_row = [i]
        for j, b in enumerate(second, start=1):
            best = min(row[j] + 1, next_row[-1] + 1, row[j - 1] + (a != b))
            is_swap = i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b
            next_row.append(min(best, before[j - 2] + 1) if is_swap else best)
        before, row = row, next_row
    return row[-1]


def nearest(word: str, known: Iterable[str]) -> str:
    """The nearest known word, or "" where none is near."""
    names = list(known)
    if len(word) > LONGEST_WORD:
        return ""
    close = min(len(word) // 3 + 1, FARTHEST_EDITS)
    ranked = sorted((edit_distance(word, name), name) for name in names)
    if ranked and ranked[0][0] <= close:
        return ranked[0][1]
    longer = [name for name in names if word and (word in name or name in word)]
    return min(longer, key=lambda name: (abs(len(name) - len(word)), name), default="")


class Near(NamedTuple):
    """A hint that is only worked out when it is shown."""

    word: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return did_you_mean(self.word, self.known)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest word, or all of them where they are few."""
    names = sorted(known)
    near = nearest(word, names)
    if near:
        return f'did you mean "{near}"?'
    return f"there are: {', '.join(names)}" if 0 < len(names) <= 12 else ""
