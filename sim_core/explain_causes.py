"""Trees of true causes: weather, people, prices, what was built or closed, nature."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sim_core.attribution import (
    CONTRACTS,
    MARKET,
    PEOPLE,
    WEATHER,
    Exchange,
    Player,
    grouped,
    shares,
)
from sim_core.explain import Cause, account_cause, compared, parent, rule_of
from sim_core.ledger import Account
from sim_core.numeric import fixed_sum
from sim_core.spans import NOBODY, Change, span_of
from sim_core.standing import COMPARED
from sim_core.standing_support import month_of, support_change

if TYPE_CHECKING:
    from sim_core.planner import Planner
    from sim_core.session import Session

YOU, NATURE, CALENDAR, OTHERS = "you", "nature", "calendar", "others"
# Rows that no plan holds, by the cause that they carry.
WHO_OF_CAUSE = {
    "build": YOU, "renewal": CALENDAR, "growth": NATURE, "fire": NATURE,
    "storm": NATURE, "pest": NATURE, "decay": NATURE, "methane": NATURE,
    "waste": OTHERS, "clearing": YOU, "demolition": YOU,
}  # fmt: skip
LEAST = 1e-9


def changed(
    session: "Session", figure: str, before: tuple[int, int], after: tuple[int, int]
) -> Cause:
    """Why a figure differs between two spans; spans of unequal length by account."""
    if before[1] - before[0] != after[1] - after[0]:
        return compared(session.planner, session.ledger, figure, before, after)
    old, new = span_of(session, *before), span_of(session, *after)
    exchange = grouped(Exchange(session.planner, old, new))
    parts = shares(exchange.value, exchange.players)
    gap = _ledger_gap(session, before, after)
    rows = [
        *(_player_cause(session, figure, exchange, p, parts[p]) for p in parts),
        *_rest(session.planner, figure, gap, parts),
    ]
    unit, _, _ = rule_of(figure)
    return parent(f"cause.{figure}", unit, [row for row in rows if row.children])


def _ledger_gap(
    session: "Session", before: tuple[int, int], after: tuple[int, int]
) -> dict[Account, float]:
    """Change of each account in the books."""
    ledger = session.ledger
    change = ledger.amounts(*after) - ledger.amounts(*before)
    return {a: float(change[n]) for n, a in enumerate(ledger.accounts) if change[n]}


def _player_cause(
    session: "Session",
    figure: str,
    exchange: Exchange,
    player: Player,
    sums: Mapping[Account, float],
) -> Cause:
    """One cause with the accounts that it moved."""
    unit, weight, _ = rule_of(figure)
    rows = []
    for account, amount in sums.items():
        value = amount * weight(account)
        if abs(value) > LEAST:
            rows.append(account_cause(session.planner, account, amount, value, unit))
    key, who, values = _described(session.planner, exchange, player)
    found = parent(key, unit, rows, who)
    return Cause(key, found.amount, unit, values, who, found.children)


def _described(
    planner: "Planner", exchange: Exchange, player: Player
) -> tuple[str, str, dict[str, object]]:
    """Key of the words, who caused it, and the physics in one line."""
    if player == WEATHER:
        return "cause.weather", NATURE, _weather_values(planner, exchange)
    if player == PEOPLE:
        spans = (exchange.before, exchange.after)
        old, new = (span.states[-1].residents for span in spans)
        return "cause.people", OTHERS, {"before": old, "after": new}
    if player == MARKET:
        return "cause.market", OTHERS, _years(planner, exchange)
    if player == CONTRACTS:
        return "cause.contracts", YOU, {}
    if isinstance(player, str):
        return "cause.other_buildings", YOU, {}
    return _building_words(planner, exchange, player)


def _years(planner: "Planner", exchange: Exchange) -> dict[str, object]:
    spans = {"before": exchange.before, "after": exchange.after}
    return {
        name: planner.calendar_day(span.first_day)[0] for name, span in spans.items()
    }


def _building_words(
    planner: "Planner", exchange: Exchange, change: Change
) -> tuple[str, str, dict[str, object]]:
    names = planner.catalogue.ids
    count = max(run.get(change, 0) for run in exchange.changes)
    old, new = change
    if old == NOBODY:
        return "cause.built", YOU, {"kind": names[new], "count": count}
    if new == NOBODY:
        return "cause.closed", YOU, {"kind": names[old], "count": count}
    values = {"kind": names[new], "old_kind": names[old], "count": count}
    return "cause.upgraded", YOU, values


def _weather_values(planner: "Planner", exchange: Exchange) -> dict[str, object]:
    """Means of both spans: warmth, wind at 100 m, sun on the flat."""
    values: dict[str, object] = {}
    for name, span in (("before", exchange.before), ("after", exchange.after)):
        weather = planner.weather(span.first_day, len(span))
        hours = weather.temperature_c.size
        for key, series in (
            ("temperature_c", weather.temperature_c),
            ("wind_m_s", weather.wind_m_s),
            ("sun_w_m2", weather.global_w_m2),
        ):
            values[f"{key}_{name}"] = float(fixed_sum(np.ravel(series))) / hours
    return values


def _rest(
    planner: "Planner",
    figure: str,
    gap: Mapping[Account, float],
    parts: Mapping[Player, Mapping[Account, float]],
) -> list[Cause]:
    """What no plan holds: building itself, plants, the tip, interest; by its cause."""
    unit, weight, _ = rule_of(figure)
    left = dict(gap)
    for sums in parts.values():
        for account, amount in sums.items():
            left[account] = left.get(account, 0.0) - amount
    groups: dict[str, list[Cause]] = {}
    for account, amount in left.items():
        value = amount * weight(account)
        if abs(value) > LEAST * max(abs(gap.get(account, 0.0)), 1.0):
            name = account.cause or account.activity
            row = account_cause(planner, account, amount, value, unit)
            groups.setdefault(name, []).append(row)
    return [
        parent(f"cause.by.{name}", unit, rows, WHO_OF_CAUSE.get(name, YOU))
        for name, rows in groups.items()
    ]


def without(session: "Session", *numbers: int) -> "Session":
    """The same island had these commands of its log, from 0, not been given.

    Commands that can no longer be done without them are left out as well. What is not
    built keeps its number, so that later commands find the buildings that they meant.
    """
    from sim_core import commands
    from sim_core.session import Session

    twin = Session.new(session.level, session.catalogue, session.seed)
    for place, line in enumerate(session.log):
        twin.advance(int(line["day"]) - twin.state.day)
        command = commands.from_dict(line)
        if place not in numbers and twin.check(command) is None:
            twin.submit(command)
        elif isinstance(command, commands.Build):
            twin.state = replace(twin.state, next_uid=twin.state.next_uid + 1)
    twin.advance(session.state.day - twin.state.day)
    return twin


def differing(
    planner: "Planner",
    figure: str,
    mine: "Session",
    other: "Session",
    span: tuple[int, int],
) -> Cause:
    """A figure of one island less that of another over the same days.

    With a fork in which one decision was not taken, this is what the decision did.
    """
    if figure in COMPARED:
        months = month_of(other.state), month_of(mine.state)
        return support_change(planner.catalogue, *months)
    unit, weight, group = rule_of(figure)
    amounts: dict[Account, float] = {}
    for session, sign in ((mine, 1.0), (other, -1.0)):
        sums = session.ledger.amounts(*span)
        for number, account in enumerate(session.ledger.accounts):
            if sums[number]:
                amounts[account] = amounts.get(account, 0.0) + sign * float(
                    sums[number]
                )
    groups: dict[str, list[Cause]] = {}
    for account, amount in amounts.items():
        value = amount * weight(account)
        if value:
            row = account_cause(planner, account, amount, value, unit)
            groups.setdefault(group(account), []).append(row)
    rows = [parent(f"cause.group.{name}", unit, r) for name, r in groups.items()]
    return parent(f"cause.{figure}", unit, rows)
