"""All that the yearly report shows of one closed year."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from game import numbers
from sim_core.calendar import DAYS_PER_YEAR
from sim_core.disclosure import Disclosure
from sim_core.disclosure_build import disclosure_of
from sim_core.explain import Cause

if TYPE_CHECKING:
    from sim_core.content import Catalogue
    from sim_core.session import Session

Span = tuple[int, int]
# Which tree of causes stands behind a target.
TARGET_FIGURES = {"operations": "operations_t", "scope3": "scope3_t"}


@dataclass(frozen=True)
class YearReport:
    """The disclosure, and the trees of causes that stand behind it.

    `change` is None in the first year: there is nothing to compare it with.
    """

    disclosure: Disclosure
    catalogue: "Catalogue"
    energy: Cause
    money: Cause
    change: Cause | None
    figures: Mapping[str, float]
    figures_before: Mapping[str, float] | None

    @property
    def year(self) -> int:
        return self.disclosure.year

    @property
    def span(self) -> Span:
        return self.disclosure.first_day, self.disclosure.last_day

    @property
    def before(self) -> Span:
        return before(self.span)

    @cached_property
    def column(self) -> numbers.Column:
        """One unit for gross, scopes and categories, so that sums can be followed."""
        return numbers.tonnes_column(self.disclosure.totals.gross.t)

    @cached_property
    def gross(self) -> float:
        """Gross tonnes as they are shown."""
        return self.column.whole(self.disclosure.totals.gross.t)

    @cached_property
    def scope_parts(self) -> list[float]:
        """The scopes as they are shown: they add up to the gross."""
        tonnes = [scope.tonnes.t for scope in self.disclosure.scopes]
        return self.column.parts(self.gross, tonnes)

    @cached_property
    def sinks_and_net(self) -> tuple[float, float]:
        """What is taken off the gross, and what is left, as they are shown."""
        totals = self.disclosure.totals
        off = self.column.whole(totals.sinks_t)
        return off, round(self.gross - off, self.column.places)

    @staticmethod
    def figure_of(target: str) -> str:
        return TARGET_FIGURES.get(target, "gross_t")


def before(span: Span) -> Span:
    """The same days a year earlier."""
    return span[0] - DAYS_PER_YEAR, span[1] - DAYS_PER_YEAR


def year_report(session: "Session", year: int) -> YearReport:
    """One of a session's closed years."""
    rows = session.years()
    place = [row.year for row in rows].index(year)
    disclosure = disclosure_of(session, year)
    span = (disclosure.first_day, disclosure.last_day)
    earlier = rows[place - 1].figures if place else None
    change = session.compare("net_t", before(span), span) if place else None
    return YearReport(
        disclosure,
        session.catalogue,
        session.explain("generation_mwh", *span),
        session.explain("cash_yuan", *span),
        change,
        rows[place].figures,
        earlier,
    )
