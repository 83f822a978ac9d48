"""Would I choose differently? Options ranked by low, middle and high factors."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sim_core import commands
from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon import intensity
from sim_core.carbon.embodied import embodied_shares
from sim_core.economy.annuity import annuity
from sim_core.errors import IslandError
from sim_core.ledger import MONEY, Account, is_gross
from sim_core.numeric import fixed_sum
from sim_core.preview import ENOUGH_YUAN, coming_year
from sim_core.promised import grown_t_per_year, tip_t_per_year

if TYPE_CHECKING:
    from sim_core.books import Book
    from sim_core.commands import Command
    from sim_core.planner import Planner
    from sim_core.plans import Plan
    from sim_core.session import Session

SETS = ("low", "middle", "high")
LEAST_T = 1e-9


@dataclass(frozen=True)
class Option:
    """A choice: tonnes avoided a year and yuan for each of them, by set of factors."""

    command: "Command"
    kind: str
    yuan_per_year: float
    avoided_t: tuple[float, float, float]
    rank: tuple[int, ...] = (0, 0, 0)

    @property
    def yuan_per_t(self) -> tuple[float | None, ...]:
        """Cost of a tonne in each set; None where none is avoided."""
        return tuple(
            self.yuan_per_year / t if t > LEAST_T else None for t in self.avoided_t
        )


@dataclass(frozen=True)
class Choices:
    """Options, best first by the middle factors; `flips` if another set disagrees."""

    options: tuple[Option, ...]
    order: tuple[tuple[str, ...], ...]

    @property
    def flips(self) -> bool:
        return len(set(self.order)) > 1


def choices(session: "Session", options: Sequence["Command"]) -> Choices:
    """Each option's coming year against the year without it, under three sets.

    Ranked by yuan a tonne avoided; options that avoid nothing come last.
    """
    before = session.coming_year()
    return ranked([option_of(session, before, command) for command in options])


def ranked(found: Sequence[Option]) -> Choices:
    """Options in the order of each set of factors."""
    orders = [_order(found, number) for number in range(len(SETS))]
    placed = tuple(
        replace(option, rank=tuple(order.index(number) for order in orders))
        for number, option in enumerate(found)
    )
    names = tuple(tuple(found[n].kind for n in order) for order in orders)
    return Choices(tuple(placed[n] for n in orders[1]), names)


def _order(options: Sequence[Option], number: int) -> list[int]:
    def key(place: int) -> tuple[bool, float, int]:
        price = options[place].yuan_per_t[number]
        return price is None, price or 0.0, place

    return sorted(range(len(options)), key=key)


def option_of(session: "Session", before: "Plan", command: "Command") -> Option:
    """One choice: the year `before` it against the same year dispatched with it."""
    planner = session.planner
    rich = replace(session.state, budget_yuan=ENOUGH_YUAN)
    after = commands.apply(planner.level, planner.catalogue, rich, command)
    plan = coming_year(planner, after)
    kind = commands.kind_of(command, planner.catalogue, session.state)
    technology = planner.catalogue.find(kind)
    if technology is None:
        raise IslandError(f"{command} builds nothing that could be ranked")
    cost_yuan = rich.budget_yuan - after.budget_yuan
    rate = float(planner.catalogue.rules["money"]["debt_interest_share_per_year"])
    capital = cost_yuan * annuity(rate, technology.lifetime_years)
    running = _yuan(before.book) - _yuan(plan.book)
    embodied = technology.embodied_tco2e / technology.lifetime_years
    shares = (embodied_shares(kind)[0], 1.0, embodied_shares(kind)[1])
    promised_t = tip_t_per_year(planner, before.fleet)
    promised_t += grown_t_per_year(technology) - tip_t_per_year(planner, plan.fleet)
    avoided = []
    for number, name in enumerate(SETS):
        saved_t = _tonnes(planner, before.book, name) - _tonnes(
            planner, plan.book, name
        )
        avoided.append(saved_t + promised_t - embodied * shares[number])
    low, middle, high = avoided
    return Option(command, kind, capital + running, (low, middle, high))


def _yuan(book: "Book") -> float:
    """Money of a year; more is better."""
    yuan = float(fixed_sum(book.total(MONEY)))
    return yuan * DAYS_PER_YEAR / int(book.amounts.shape[1])


def _tonnes(planner: "Planner", book: "Book", name: str) -> float:
    """Gross tonnes of a year by one set of factors."""
    totals = np.asarray(fixed_sum(book.amounts, axis=1))
    terms = [
        float(totals[row]) * t_per_unit(account, planner.level.gwp, name)
        for row, account in enumerate(book.accounts)
    ]
    scale = DAYS_PER_YEAR / int(book.amounts.shape[1])
    return float(fixed_sum(np.array(terms, np.float64))) * scale


def t_per_unit(account: Account, gwp: str, name: str) -> float:
    """An account's factor in a set, of what counts in gross."""
    if not is_gross(account):
        return 0.0
    if name == "middle":
        return account.t_per_unit
    factor = intensity(account.activity, gwp)
    return float(factor.low_co2e_t if name == "low" else factor.high_co2e_t)
