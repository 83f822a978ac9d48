"""Fills the yearly disclosure from the books of a session."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sim_core.calendar import DAYS_PER_YEAR, date_of
from sim_core.carbon.tables import carbon_table, categories, text_of
from sim_core.disclosure import (
    COMPUTED,
    Amount,
    BaseYear,
    Category,
    Disclosure,
    Line,
    MethodShare,
    Power,
    Scope,
    Signature,
    Target,
    Totals,
)
from sim_core.disclosure_market import contract_rows, offset_rows
from sim_core.disclosure_remarks import pillars_of, remarks_of
from sim_core.explain import leaf_of
from sim_core.kpis import tonnes_per_head
from sim_core.ledger import EMISSION, LOCATION, REMOVAL, Account, is_gross
from sim_core.text import Text

if TYPE_CHECKING:
    from sim_core.session import Session

NOTHING = Amount(0.0, 0.0, 0.0)


def disclosure_of(session: "Session", year: int | None = None) -> Disclosure:
    """The disclosure of a calendar year, by default of the last day's.

    A year that is not over is disclosed up to the last day played.
    """
    first, last = _days(session, year)
    lines = _lines(session, first, last)
    scopes = tuple(_scope(number, _gross_lines(lines, number)) for number in (1, 2, 3))
    methods = _methods(line for account, line in lines if is_gross(account))
    totals = _totals(session, lines, first, last)
    base = _base_year(session)
    targets = _targets(session, base, totals, scopes[2], last)
    offsets = offset_rows(session, first, last)
    totals = replace(totals, offsets_t=sum(row.counted_t for row in offsets))
    power = _power(session, first, last)
    report = Disclosure(
        session.level.id,
        session.level.name,
        date_of(session.level.start, first).year,
        first,
        last,
        last - first + 1 == DAYS_PER_YEAR,
        text_of(carbon_table("scopes")["control"]),
        session.level.gwp,
        totals,
        scopes,
        _location_scope(lines),
        methods,
        _quality(line for account, line in lines if is_gross(account)),
        sum(part.status == COMPUTED for part in scopes[2].categories),
        base,
        targets,
        power,
        contract_rows(session, first, last),
        offsets,
        (),
        pillars_of(session, totals.sinks_t),
        (),
        _signature(session, last),
    )
    return remarks_of(session, report)


def _days(session: "Session", year: int | None) -> tuple[int, int]:
    """First and last played day of a calendar year."""
    planner = session.planner
    latest = max(session.state.day - 1, 0)
    wanted = planner.calendar_day(latest)[0] if year is None else year
    before = wanted - session.level.start.year
    _, offset = planner.calendar_day(0)
    first = max(before * DAYS_PER_YEAR - offset, 0)
    last = (before + 1) * DAYS_PER_YEAR - offset - 1
    return first, max(min(last, latest), first)


def _lines(session: "Session", first: int, last: int) -> list[tuple[Account, Line]]:
    """Every account of carbon with its amount over the days, largest first."""
    amounts = session.ledger.amounts(first, last)
    found = []
    for number, account in enumerate(session.ledger.accounts):
        amount = float(amounts[number])
        if account.kind in (EMISSION, REMOVAL) and amount:
            found.append((account, _line(session, account, amount)))
    return sorted(found, key=lambda pair: -abs(pair[1].tonnes.t))


def _line(session: "Session", account: Account, amount: float) -> Line:
    leaf = leaf_of(session.planner, account, amount)
    item = session.catalogue.find(account.place)
    name = item.name if item else Text(account.place, account.place)
    return Line(
        account.place,
        name,
        account.activity,
        amount,
        account.unit,
        account.t_per_unit,
        Amount(amount * account.t_per_unit, leaf.low_t, leaf.high_t),
        account.method,
        leaf.confidence or "C",
        leaf.sources,
    )


def _gross_lines(
    lines: list[tuple[Account, Line]], scope: int
) -> list[tuple[Account, Line]]:
    return [pair for pair in lines if is_gross(pair[0]) and pair[0].scope == scope]


def summed(lines: Iterable[Line]) -> Amount:
    t = low_t = high_t = 0.0
    for line in lines:
        t += line.tonnes.t
        low_t += line.tonnes.low_t
        high_t += line.tonnes.high_t
    return Amount(t, low_t, high_t)


def _scope(number: int, lines: list[tuple[Account, Line]]) -> Scope:
    total = summed(line for _, line in lines)
    table = next(s for s in carbon_table("scopes")["scope"] if s["number"] == number)
    parts = [row for row in categories().values() if row["scope"] == number]
    found = [_category(row, lines, total.t) for row in parts if row["id"] != LOCATION]
    shown = [part for part in found if number == 3 or part.status == COMPUTED]
    return Scope(number, text_of(table["name"]), total, 0.0, tuple(shown))


def _category(
    row: Mapping[str, Any], lines: list[tuple[Account, Line]], scope_t: float
) -> Category:
    mine = [line for account, line in lines if account.category == row["id"]]
    total = summed(mine)
    reason = None if mine or "reason" not in row else text_of(row["reason"])
    return Category(
        row["id"],
        row.get("number", 0),
        text_of(row["name"]),
        COMPUTED if mine else row.get("status", "not_applicable"),
        reason,
        total,
        total.t / scope_t if scope_t else 0.0,
        _quality(mine),
        _methods(mine),
        tuple(mine),
    )


def _location_scope(lines: list[tuple[Account, Line]]) -> Scope:
    """Scope 2 by location: beside the market-based one, never added to it."""
    mine = [pair for pair in lines if pair[0].category == LOCATION]
    table = next(s for s in carbon_table("scopes")["scope"] if s["number"] == 2)
    total = summed(line for _, line in mine)
    part = _category(categories()[LOCATION], mine, total.t)
    return Scope(2, text_of(table["location"]), total, 0.0, (part,))


def _methods(lines: Iterable[Line]) -> tuple[MethodShare, ...]:
    names = carbon_table("scopes")["method"]
    tonnes = dict.fromkeys(names, 0.0)
    total_t = 0.0
    for line in lines:
        tonnes[line.method] += line.tonnes.t
        total_t += line.tonnes.t
    return tuple(
        MethodShare(method, text_of(names[method]), t, t / total_t if total_t else 0.0)
        for method, t in tonnes.items()
        if t
    )


def _quality(lines: Iterable[Line]) -> float:
    """Score of the data weighted by tonnes, 1 best to 5 poorest; 0 without data."""
    scores = carbon_table("scopes")["quality"]
    weighted = total_t = 0.0
    for line in lines:
        weighted += scores[line.method][line.confidence] * abs(line.tonnes.t)
        total_t += abs(line.tonnes.t)
    return weighted / total_t if total_t else 0.0


def _totals(
    session: "Session", lines: list[tuple[Account, Line]], first: int, last: int
) -> Totals:
    gross = summed(line for account, line in lines if is_gross(account))
    operations = summed(
        line for account, line in lines if is_gross(account) and account.scope in (1, 2)
    )
    sinks_t = summed(line for account, line in lines if account.kind == REMOVAL).t
    days = last - first + 1
    return Totals(
        gross,
        operations,
        sinks_t,
        0.0,
        gross.t - sinks_t,
        session.ledger.figure("biogenic_t", last, days),
        session.ledger.figure("avoided_t", last, days),
        tonnes_per_head(session.ledger, last, days),
        session.ledger.figure("residents", last, days) / days,
    )


def _base_year(session: "Session") -> BaseYear:
    rules = carbon_table("audit")["base_year"]
    year = session.level.start.year
    share = rules["recalculate_from_share"]
    return BaseYear(
        year,
        text_of(rules["name"], year=year),
        text_of(rules["rule"], share=f"{share:.0%}"),
        share,
        session.planner.untouched_year,
        (),
    )


def _targets(
    session: "Session", base: BaseYear, totals: Totals, scope3: Scope, last: int
) -> tuple[Target, ...]:
    """Linear paths of the science-based target, a year's share at a time."""
    rules = carbon_table("audit")["target"]
    years = (last + 1) / DAYS_PER_YEAR - 1.0
    now = {"operations": totals.operations.t, "scope3": scope3.tonnes.t}
    before = {name: base.figures[f"{name}_t"] for name in now}
    found = []
    for name, now_t in now.items():
        base_t = before[name]
        change = now_t / base_t - 1.0 if base_t else 0.0
        due = -min(rules[name]["cut_share_per_year"] * max(years, 0.0), 1.0)
        words = text_of(rules[name]["name"])
        found.append(Target(name, words, base_t, now_t, change, due, change <= due))
    return tuple(found)


def _power(session: "Session", first: int, last: int) -> Power:
    days = last - first + 1

    def total(name: str) -> float:
        return session.ledger.figure(name, last, days)

    needed_mwh, missing_mwh = total("demand_mwh"), total("unserved_mwh")
    used_mwh = needed_mwh - missing_mwh
    direct_t = _power_tonnes(session, first, last)
    green = min(total("renewable_mwh") / used_mwh, 1.0) if used_mwh else 0.0
    signed = total("contract_mwh") / used_mwh if used_mwh else 0.0
    return Power(
        needed_mwh,
        total("generation_mwh"),
        total("import_mwh"),
        missing_mwh,
        total("curtailed_mwh"),
        used_mwh / needed_mwh if needed_mwh else 1.0,
        green,
        signed,
        min(green + signed, 1.0),
        total("carbon_free_mwh") / used_mwh if used_mwh else 0.0,
        direct_t / used_mwh if used_mwh else 0.0,
    )


def _power_tonnes(session: "Session", first: int, last: int) -> float:
    """Tonnes of making and buying power."""
    return session.ledger.tonnes(
        first, last, lambda a: is_gross(a) and (a.cause == "power" or a.scope == 2)
    )


def _signature(session: "Session", last: int) -> Signature:
    digest = hashlib.sha256()
    for column in vars(session.ledger.columns).values():
        digest.update(column.astype(column.dtype.newbyteorder("<")).tobytes())
    return Signature(
        last,
        str(date_of(session.level.start, last)),
        session.state_hash(),
        digest.hexdigest(),
    )
