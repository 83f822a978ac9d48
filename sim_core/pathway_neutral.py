"""Neutral as an auditor means it: cut, balance, light, support, held for a year."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon.credits import Use
from sim_core.carbon.tables import carbon_table, text_of
from sim_core.kpis import gross_t, operations_t, served_share
from sim_core.ledger import REMOVAL, Ledger
from sim_core.nature.permanence import permanence
from sim_core.offsets import Offset, bought, counted_t, offsets_of, together
from sim_core.text import Text

if TYPE_CHECKING:
    from sim_core.session import Session

NATURE_KINDS = {
    "forest": "forest", "mangrove": "mangrove", "wetland": "wetland",
    "grassland": "grassland", "nature": "field",
}  # fmt: skip


@dataclass(frozen=True)
class Check:
    """One test with the value that was found and the bound it must keep.

    What is set against a whole year is not known before one has passed.
    """

    id: str
    name: Text
    value: float
    bound: float
    at_least: bool
    is_met: bool
    is_known: bool = True


@dataclass(frozen=True)
class Neutrality:
    """All tests over the last year; neutral only if every one is met."""

    first_day: int
    last_day: int
    checks: tuple[Check, ...]

    @property
    def is_neutral(self) -> bool:
        return all(check.is_met for check in self.checks)


def neutrality(session: "Session") -> Neutrality:
    """The tests of the last 365 days, or of as many as there are."""
    rules = carbon_table("pathway")["neutral"]
    ledger, last = session.ledger, session.state.day - 1
    days = min(int(rules["days"]), session.state.day)
    is_year = days >= int(rules["days"])
    base_t = session.planner.untouched_year["operations_t"]
    now_t = operations_t(ledger, last, days) if days else base_t
    cut = 1.0 - now_t / base_t if base_t else 0.0
    first = last - days + 1
    balance_t = _balance_t(session, first, last) if days else 0.0
    support = ledger.figure("support", last, days) / days if days else 0.0
    served = served_share(ledger, last, days) if days else 0.0
    return Neutrality(
        first,
        last,
        (
            _check("cut", cut, float(rules["cut_share"]), True, is_year),
            _check("balance", balance_t, 0.0, False, is_year),
            _check("served", served, float(rules["served_share"]), True),
            _check("support", support, float(rules["support"]), True),
            _check("held", float(days), float(rules["days"]), True),
        ),
    )


def _check(
    name: str, value: float, bound: float, at_least: bool, is_known: bool = True
) -> Check:
    words = carbon_table("pathway")["neutral"]["name"][name]
    is_met = is_known and (value >= bound if at_least else value <= bound)
    return Check(name, text_of(words), value, bound, at_least, is_met, is_known)


def _balance_t(session: "Session", first: int, last: int) -> float:
    """Gross, less removals that last and offsets that may count. [t]"""
    counted = counted_t(offsets_in(session, first, last))
    return residual_t(session, first, last) - counted


def offsets_in(
    session: "Session", first: int, last: int, more: tuple[Use, ...] = ()
) -> tuple[Offset, ...]:
    """Credits bought on some days, with what may count against these days' residual.

    With `more`, as if these were bought as well.
    """
    uses = together((*bought(session.ledger, first, last), *more))
    if not uses or last < first:
        return offsets_of(uses, 0.0, 0.0)
    days = last - first + 1
    now_t = operations_t(session.ledger, last, days)
    base_t = session.planner.untouched_year["operations_t"] * days / DAYS_PER_YEAR
    cut = 1.0 - now_t / base_t if base_t else 0.0
    return offsets_of(uses, residual_t(session, first, last), cut)


def residual_t(session: "Session", first: int, last: int) -> float:
    """Gross, less removals that last: what offsets may be set against. [t]"""
    whole_t = gross_t(session.ledger, last, last - first + 1)
    return whole_t - durable_t(session, session.ledger, first, last)


def durable_t(session: "Session", ledger: Ledger, first: int, last: int) -> float:
    """Removals that stay for a century and more; growing trees are not among them."""
    amounts = ledger.amounts(first, last)
    total_t = 0.0
    for number, account in enumerate(ledger.accounts):
        if account.kind != REMOVAL or not amounts[number]:
            continue
        item = session.catalogue.find(account.place)
        kind = NATURE_KINDS.get(item.model if item else "", "mineral")
        if permanence(kind).is_durable:
            total_t += float(amounts[number]) * account.t_per_unit
    return total_t
