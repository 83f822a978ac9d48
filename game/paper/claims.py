"""Contracts and credits of a year as rows: how much, the auditor's word, how sound."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game import numbers

if TYPE_CHECKING:
    from sim_core.disclosure import Disclosure
    from sim_core.text import Text


@dataclass(frozen=True)
class ClaimRow:
    name: "Text"
    amount: str
    verdict: "Text"
    kind: str


def claim_rows(found: "Disclosure") -> Iterator[ClaimRow]:
    """Power under contract by its three marks, credits by what may count of them."""
    for one in found.contracts:
        column = numbers.energy_column(one.energy_mwh)
        amount = f"{column.show(column.whole(one.energy_mwh))} {column.unit}"
        is_sound = one.is_additional and one.is_traceable and one.is_near
        yield ClaimRow(one.name, amount, one.verdict, "good" if is_sound else "warn")
    for credit in found.offsets:
        amount = " ".join(numbers.tonnes(credit.bought_t))
        is_whole = credit.counted_t >= credit.bought_t
        yield ClaimRow(
            credit.name, amount, credit.verdict, "note" if is_whole else "bad"
        )
