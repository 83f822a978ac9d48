"""The yearly report as one HTML file: every category, line, factor and source."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from game import causes, numbers
from game.paper.balance import COINS, grouped, named
from game.paper.claims import claim_rows
from game.paper.markup import document, element, table, words
from game.paper.people import MEANS
from game.paper.sheet import title_of
from game.paper.sources import source_names
from sim_core.disclosure import COMPUTED

if TYPE_CHECKING:
    from game.paper.year import YearReport
    from game.style import Style
    from sim_core.disclosure import Amount, Category, Line, Scope
    from sim_core.explain import Cause

Row = tuple[str, Sequence[str]]
MOST_ROWS = 40


def report_html(report: "YearReport", style: "Style") -> str:
    return _Page(report, style).text()


class _Page:
    def __init__(self, report: "YearReport", style: "Style") -> None:
        self.report = report
        self.style = style
        self.say = style.say
        self.name = style.name

    def text(self) -> str:
        title, second = title_of(self.report, self.style)
        head = element("header", words("h1", title), words("p", second))
        body = element(
            "main", self._headline(), self._totals(), *self._scopes(),
            self._methods(), self._targets(), self._power(), self._changes(),
            self._money(), self._people(), self._remarks(), self._signature(),
        )  # fmt: skip
        return document(f"{title} · {second}", self.style, head, body)

    def part(self, key: str, *inside: str) -> str:
        return words("h2", self.say(key)) + "".join(inside)

    def _headline(self) -> str:
        report, power = self.report, self.report.disclosure.power
        _, net = report.sinks_and_net
        unit = f"{report.column.unit} CO₂e"
        cards = (
            ("report.gross", report.column.show(report.gross), unit),
            ("report.net", report.column.show(net), unit),
            ("report.re100", numbers.number(100.0 * power.re100_share, 1), "%"),
            ("report.served", numbers.number(100.0 * power.served_share, 2), "%"),
            ("report.intensity", numbers.number(power.t_per_mwh, 3),
             self.say("report.t_per_mwh")),
        )  # fmt: skip
        shown = [
            element("div", words("small", self.say(key)), words("b", f"{value} {unit}"))
            for key, value, unit in cards
        ]
        return element("div", *shown, kind="cards")

    def _totals(self) -> str:
        """Scopes, sinks and net, in tonnes with their range."""
        found = self.report.disclosure
        totals, say = found.totals, self.say
        gross_t = round(totals.gross.t, 1)
        scopes_t = self._shown(gross_t, [scope.tonnes.t for scope in found.scopes])
        sinks_t = round(totals.sinks_t, 1)
        rows: list[Row] = [
            ("", (self._scope_name(scope), t(shown), *self._range(scope.tonnes)))
            for scope, shown in zip(found.scopes, scopes_t, strict=True)
        ]
        rows += [
            ("", (say("report.gross"), t(gross_t), *self._range(totals.gross))),
            ("", (say("report.sinks"), t(-sinks_t), "", "")),
            ("sub", (say("report.biogenic_apart"), t(totals.biogenic_co2_t), "", "")),
            ("sub", (say("report.avoided_apart"), t(totals.avoided_t), "", "")),
            ("sub", (say("report.offsets_apart"), t(totals.offsets_t), "", "")),
        ]
        foot = (say("report.net"), t(gross_t - sinks_t), "", "")
        base = found.base_year
        caption = f"{self.name(base.name)} · {self.name(base.rule)}"
        shown = table(caption, self._heads(), rows, foot, numeric=(1, 2, 3))
        return self.part("report.totals", shown)

    @staticmethod
    def _shown(whole: float, values: Sequence[float]) -> list[float]:
        """Parts with one decimal that add up to their whole."""
        return numbers.shared(whole, values, 1)

    def _scope_name(self, scope: "Scope") -> str:
        return f"{self.say(f'report.scope{scope.number}')} · {self.name(scope.name)}"

    def _heads(self) -> Sequence[str]:
        return (
            self.say("report.what"), "t CO₂e",
            self.say("report.low"), self.say("report.high"),
        )  # fmt: skip

    @staticmethod
    def _range(amount: "Amount") -> tuple[str, str]:
        return t(amount.low_t), t(amount.high_t)

    def _scopes(self) -> Iterator[str]:
        found = self.report.disclosure
        for scope in (*found.scopes, found.scope2_location):
            yield self._scope(scope)

    def _scope(self, scope: "Scope") -> str:
        heads = (
            self.say("report.what"), self.say("report.amount"),
            self.say("report.factor"), "t CO₂e", self.say("why.method"),
            self.say("why.confidence"), self.say("why.source"),
        )  # fmt: skip
        whole = round(scope.tonnes.t, 1)
        shown = self._shown(whole, [part.tonnes.t for part in scope.categories])
        rows = [
            row
            for part, part_t in zip(scope.categories, shown, strict=True)
            for row in self._category(part, part_t)
        ]
        if not rows:
            rows = [("", (self.say("report.none"), *[""] * 6))]
        foot = (self.say("why.sum"), "", "", t(whole), "", "", "")
        shown_rows = table("", heads, rows, foot, numeric=(1, 2, 3))
        return words("h2", self._scope_name(scope)) + shown_rows

    def _category(self, part: "Category", part_t: float) -> Iterator[Row]:
        number = f"{part.number} " if part.number else ""
        name = f"{number}{self.name(part.name)}"
        reason = self.name(part.reason) if part.reason else ""
        if part.status != COMPUTED:
            status = self.say(f"report.{part.status}")
            yield "", (name, "", "", "—", status, "", reason)
            return
        methods = " · ".join(self.name(one.name) for one in part.methods)
        yield "", (name, "", "", t(part_t), methods, "", reason)
        shown = self._shown(part_t, [line.tonnes.t for line in part.lines])
        for line, line_t in zip(part.lines, shown, strict=True):
            yield "sub", self._line(line, line_t)

    def _line(self, line: "Line", line_t: float) -> Sequence[str]:
        activity = causes.activity_name(self.style, line.activity)
        return (
            f"{self.name(line.name)} · {activity}",
            f"{numbers.number(line.amount, 1)} {line.unit}",
            f"{numbers.number(line.t_per_unit, 4)} t/{line.unit}",
            t(line_t), self.say(f"method.{line.method}"), line.confidence,
            source_names(line.sources),
        )  # fmt: skip

    def _methods(self) -> str:
        found = self.report.disclosure
        rows = [
            ("", (self.name(one.name), t(one.t), numbers.percent(one.share, 1)))
            for one in found.methods
        ]
        heads = (self.say("why.method"), "t CO₂e", "%")
        quality = self.say("report.quality", value=numbers.number(found.quality, 1))
        return self.part("report.coverage", table(quality, heads, rows, numeric=(1, 2)))

    def _targets(self) -> str:
        rows = [
            ("", (self.name(one.name), t(one.base_t), t(one.now_t),
                  percent(one.change_share), percent(one.due_share),
                  self.say("report.met" if one.is_met else "report.not_met")))
            for one in self.report.disclosure.targets
        ]  # fmt: skip
        heads = (
            self.say("report.what"), self.say("report.base_t"),
            str(self.report.year), self.say("report.change"),
            self.say("report.due_head"), "",
        )  # fmt: skip
        return self.part("report.targets", table("", heads, rows, numeric=(1, 2, 3, 4)))

    def _power(self) -> str:
        power, tree = self.report.disclosure.power, self.report.energy
        total = max(tree.amount, 1e-9)
        rows: list[Row] = [
            ("", (named(self.style, self.report.catalogue, cause), mwh(amount),
                  numbers.percent(amount / total, 1)))
            for cause, amount in grouped(tree.children, MOST_ROWS)
        ]  # fmt: skip
        foot = (self.say("why.sum"), mwh(tree.amount), "")
        heads = (self.say("report.what"), "MWh", "%")
        facts = (
            ("report.demand", mwh(power.demand_mwh)),
            ("report.bought", mwh(power.import_mwh)),
            ("report.unserved", mwh(power.unserved_mwh)),
            ("report.curtailed", mwh(power.curtailed_mwh)),
            ("report.own_green", numbers.percent(power.own_green_share, 1)),
            ("report.contracts", numbers.percent(power.contract_share, 1)),
            ("report.hourly_is",
             numbers.percent(power.hourly_carbon_free_share, 1)),
        )  # fmt: skip
        rows += [("sub", (self.say(key), value, "")) for key, value in facts]
        return self.part("report.energy", table("", heads, rows, foot, numeric=(1, 2)))

    def _changes(self) -> str:
        tree = self.report.change
        if tree is None:
            return self.part(
                "report.changes", words("p", self.say("report.first_year"))
            )
        rows = self._listed(causes.merged(causes.leaves(tree), "place"), 1.0)
        foot = (self.say("why.sum"), numbers.signed(tree.amount, 1))
        heads = (self.say("why.cause"), "t CO₂e")
        return self.part("report.changes", table("", heads, rows, foot, numeric=(1,)))

    def _money(self) -> str:
        tree = self.report.money
        rows = self._listed(tree.children, COINS.per_unit)
        foot = (self.say("why.sum"), numbers.signed_coins(tree.amount))
        heads = (self.say("report.account"), self.say("hud.coin"))
        caption = self.say("report.coin_is")
        return self.part(
            "report.money", table(caption, heads, rows, foot, numeric=(1,))
        )

    def _listed(self, parts: Sequence["Cause"], per_unit: float) -> list[Row]:
        """Rows that add up to their shown sum."""
        rows = grouped(parts, MOST_ROWS)
        places = 1 if per_unit == 1.0 else 0
        shown = numbers.rounded([amount / per_unit for _, amount in rows], places)
        return [
            ("", (named(self.style, self.report.catalogue, cause),
                  numbers.signed(value, places)))
            for (cause, _), value in zip(rows, shown, strict=True)
        ]  # fmt: skip

    def _people(self) -> str:
        report, found = self.report, self.report.disclosure
        rows: list[Row] = [
            ("", (self.name(one.name),
                  f"{numbers.number(one.value)} {self.say(f'unit.{one.unit}')}",
                  self.name(one.note)))
            for one in found.pillars
        ]  # fmt: skip
        for key, (places, unit) in MEANS.items():
            value = f"{numbers.number(report.figures[key], places)} {unit}".rstrip()
            rows.append(("", (self.say(f"report.{key}"), value, "")))
        for zone in found.zones:
            held = self.say("report.held", held=zone.held_days, needed=zone.needed_days)
            rows.append(("", (self.name(zone.name), t(zone.balance_t), held)))
        for claim in claim_rows(found):
            verdict = self.name(claim.verdict)
            rows.append(("", (self.name(claim.name), claim.amount, verdict)))
        heads = (self.say("report.what"), self.say("report.value"), "")
        return self.part("report.people", table("", heads, rows, numeric=(1,)))

    def _remarks(self) -> str:
        rows = [
            element(
                "tr",
                words("td", self.name(one.title), one.level),
                words("td", self.name(one.words)),
            )
            for one in self.report.disclosure.remarks
        ]
        return self.part("report.remarks", element("table", element("tbody", *rows)))

    def _signature(self) -> str:
        sign = self.report.disclosure.signature
        signed = self.say(
            "report.signed",
            date=sign.date,
            books=sign.books_hash,
            state=sign.state_hash,
        )
        return element("footer", words("p", signed))


def t(value: float) -> str:
    """Tonnes with one decimal, so that sums can be followed by hand."""
    return numbers.number(value, 1)


def mwh(value: float) -> str:
    return numbers.number(value, 1)


def percent(share: float) -> str:
    return f"{numbers.signed(100.0 * share, 1)} %"
