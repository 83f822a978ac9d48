"""The pathway: business as usual, wedges that sum to the gap, the 1.5 °C line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim_core.attribution import CONTRACTS, PEOPLE, Exchange, Player, shares
from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon.tables import carbon_table, text_of
from sim_core.explain import rule_of
from sim_core.kpis import gross_t, net_t, operations_t, re100_share
from sim_core.ledger import REMOVAL, Account
from sim_core.spans import NOBODY, Change, span_of
from sim_core.text import Text

if TYPE_CHECKING:
    from sim_core.content import Technology
    from sim_core.session import Session

SUPPLY_CHAIN, TOWN, REMOVALS = "supply_chain", "town", "removal"
CLEAN_POWER = "clean_power"
FIGURE = "net_t"
LEAST_T = 1e-9


@dataclass(frozen=True)
class Wedge:
    """What one kind of measure takes off the year; a negative one adds. [t CO2e]"""

    id: str
    name: Text
    t: float


@dataclass(frozen=True)
class PathwayYear:
    """One closed year: usual net − wedges = net, exactly."""

    year: int
    usual_gross_t: float
    usual_net_t: float
    gross_t: float
    net_t: float
    operations_t: float
    sinks_t: float
    offsets_t: float
    line_t: float
    re100_share: float
    hourly_share: float
    wedges: tuple[Wedge, ...]

    @property
    def residual_t(self) -> float:
        """What the wedges do not explain: zero, and shown."""
        explained = 0.0
        for wedge in self.wedges:
            explained += wedge.t
        return self.usual_net_t - self.net_t - explained


class Pathway:
    """Pathway of a session; the usual run and the wedges are kept once worked out."""

    def __init__(self, session: "Session"):
        self.session = session
        self._usual: Session | None = None
        self._wedges: dict[int, tuple[Wedge, ...]] = {}

    @property
    def base_year(self) -> int:
        return self.session.level.start.year

    @property
    def base_gross_t(self) -> float:
        """Gross tonnes of the level's first year without the player."""
        return self.session.planner.untouched_year["gross_t"]

    @property
    def closed_years(self) -> int:
        return self.session.state.day // DAYS_PER_YEAR

    def usual(self, days: int) -> "Session":
        """The same level and weather with none of the player's commands."""
        from sim_core.session import Session

        if self._usual is None:
            planner = self.session.planner
            self._usual = Session.new(planner.level, planner.catalogue, planner.seed)
        self._usual.advance(max(days - self._usual.state.day, 0))
        return self._usual

    def line_t(self, years_after: float) -> float:
        """1.5 °C: every year 4.2 % of the base year less, never below zero."""
        rules = carbon_table("audit")["target"]["operations"]
        left = 1.0 - float(rules["cut_share_per_year"]) * max(years_after, 0.0)
        return self.base_gross_t * max(left, 0.0)

    def line_budget_t(self) -> float:
        """Tonnes under the line, from the base year to where it meets zero."""
        total, years = 0.0, 0
        while (tonnes := self.line_t(float(years))) > 0.0:
            total += tonnes
            years += 1
        return total

    def years(self) -> tuple[PathwayYear, ...]:
        return tuple(self.year(number) for number in range(self.closed_years))

    def year(self, number: int) -> PathwayYear:
        """The `number`-th closed year of the level, from 0."""
        last = (number + 1) * DAYS_PER_YEAR - 1
        mine, usual = self.session.ledger, self.usual(last + 1).ledger
        span = DAYS_PER_YEAR
        used_mwh = mine.figure("demand_mwh", last, span) - mine.figure(
            "unserved_mwh", last, span
        )
        hourly = mine.figure("carbon_free_mwh", last, span)
        return PathwayYear(
            self.base_year + number,
            gross_t(usual, last, span),
            net_t(usual, last, span),
            gross_t(mine, last, span),
            net_t(mine, last, span),
            operations_t(mine, last, span),
            mine.figure("sinks_t", last, span),
            mine.figure("offsets_t", last, span),
            self.line_t(float(number)),
            re100_share(mine, last, span),
            min(hourly / used_mwh, 1.0) if used_mwh else 0.0,
            self.wedges(number),
        )

    def peak_year(self) -> int | None:
        """The year of most gross tonnes, once a later year has been lower."""
        totals = [
            gross_t(self.session.ledger, (n + 1) * DAYS_PER_YEAR - 1, DAYS_PER_YEAR)
            for n in range(self.closed_years)
        ]
        if len(totals) < 2 or totals[-1] >= max(totals[:-1]):
            return None
        return self.base_year + totals.index(max(totals))

    def wedges(self, number: int) -> tuple[Wedge, ...]:
        """Measures of a year, by exchanging one kind at a time over both orders."""
        if number not in self._wedges:
            self._wedges[number] = self._worked_out(number)
        return self._wedges[number]

    def _worked_out(self, number: int) -> tuple[Wedge, ...]:
        first = number * DAYS_PER_YEAR
        last = first + DAYS_PER_YEAR - 1
        usual = self.usual(last + 1)
        exchange = Exchange(
            self.session.planner,
            span_of(usual, first, last),
            span_of(self.session, first, last),
            self._measure,
        )
        parts = shares(exchange.value, exchange.players)
        tonnes = self._tonnes(parts, usual, (first, last))
        rules = carbon_table("pathway")
        return tuple(
            Wedge(name, text_of(rules["wedge"][name]["name"]), -tonnes[name])
            for name in rules["order"]
            if abs(tonnes.get(name, 0.0)) > LEAST_T
        )

    def _tonnes(
        self,
        parts: Mapping[Player, Mapping[Account, float]],
        usual: "Session",
        span: tuple[int, int],
    ) -> dict[str, float]:
        """Net tonnes that each measure adds; the rest of the gap by what it is."""
        _, weight, _ = rule_of(FIGURE)
        found: dict[str, float] = {}
        left = _gap(usual, self.session, span)
        for player, sums in parts.items():
            for account, amount in sums.items():
                name = CLEAN_POWER if player == CONTRACTS else str(player)
                found[name] = found.get(name, 0.0) + amount * weight(account)
                left[account] = left.get(account, 0.0) - amount
        for account, amount in left.items():
            name = REMOVALS if _is_nature(account) else SUPPLY_CHAIN
            found[name] = found.get(name, 0.0) + amount * weight(account)
        return found

    def _measure(self, change: Change) -> Player:
        """The wedge of a change: by what was built, or by what was taken away."""
        kind = change[1] if change[1] != NOBODY else change[0]
        technology = self.session.catalogue.technologies[kind]
        return wedge_of(technology)


def wedge_of(technology: "Technology") -> str:
    """The wedge that a technology belongs to: by pillar first, then by model."""
    rules: Mapping[str, Mapping[str, list[str]]] = carbon_table("pathway")["wedge"]
    for name, rule in rules.items():
        if technology.pillar in rule.get("pillars", ()):
            return name
    for name, rule in rules.items():
        if technology.model in rule["models"]:
            return name
    return TOWN


def _is_nature(account: Account) -> bool:
    return account.kind == REMOVAL or account.category == "land_use"


def _gap(
    usual: "Session", session: "Session", span: tuple[int, int]
) -> dict[Account, float]:
    """Each account of the island less the same of the usual run."""
    found: dict[Account, float] = {}
    for island, sign in ((session, 1.0), (usual, -1.0)):
        sums = island.ledger.amounts(*span)
        for number, account in enumerate(island.ledger.accounts):
            if sums[number]:
                found[account] = found.get(account, 0.0) + sign * float(sums[number])
    return found


__all__ = ["PEOPLE", "Pathway", "PathwayYear", "Wedge", "wedge_of"]
