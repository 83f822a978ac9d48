"""Between a session and the arrays of its save."""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon.held import contracts_from, credits_from
from sim_core.content import Catalogue, Level, parse_level
from sim_core.errors import ContentError, SaveError
from sim_core.ledger import DAILY, DAILY_ROW, Account, Ledger
from sim_core.ledger_rows import Rows
from sim_core.saves.archive import FORMAT, SavedIsland
from sim_core.saves.columns import column, refuse_impossible, scalar, whole
from sim_core.standing_support import Month, months_from
from sim_core.state import (
    BUILDING_COLUMNS,
    BY_KIND,
    SCALARS,
    Buildings,
    IslandState,
    state_arrays,
    state_hash,
)

if TYPE_CHECKING:
    from sim_core.session import Session

WHOLE = ("day", "next_uid")
PLANNED = "planned_"
DAMAGE = (
    AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError,
)  # fmt: skip
ACCOUNT_FIELDS = tuple(item.name for item in fields(Account))


def to_saved(session: "Session", extra: Mapping[str, Any]) -> SavedIsland:
    state, ledger = session.state, session.ledger
    meta = {
        "format": FORMAT,
        "level": session.level.path,
        "level_hash": session.level.hash,
        "seed": session.seed,
        "state_hash": state_hash(state),
        "technologies": [item.id for item in session.catalogue.technologies],
        "support_parts": dict(state.support_parts),
        "goals_done": dict(state.goals_done),
        "steps_done": list(state.steps_done),
        "outcome": state.outcome,
        "months": [[m.day, m.support, dict(m.parts)] for m in session.months],
        "account_fields": list(ACCOUNT_FIELDS),
        "accounts": [list(vars(account).values()) for account in ledger.accounts],
        "daily": list(DAILY),
    } | dict(extra)
    rows: dict[str, NDArray[Any]] = {
        **vars(ledger.columns),
        "daily": ledger.daily,
    }
    if len(ledger.yearly):
        rows["yearly"] = ledger.yearly
    log = tuple(session.log)
    return SavedIsland(meta, session.level.text, log, _arrays(session), rows)


def _arrays(session: "Session") -> dict[str, NDArray[Any]]:
    """The state; and the one in which the last day was planned, to show that day."""
    arrays = state_arrays(session.state)
    if session.history:
        planned = state_arrays(session.history[-1])
        arrays |= {f"{PLANNED}{name}": values for name, values in planned.items()}
    return arrays


def from_saved(
    island: SavedIsland, place: str, level: Level, catalogue: Catalogue
) -> tuple[IslandState, Ledger]:
    """State and ledger of a save; refuses what does not fit together."""
    try:
        state = _state(island, level, catalogue)
        ledger = _ledger(island, state.day)
    except DAMAGE as fault:
        raise SaveError(f"{place}: the save is damaged ({fault!r:.120})") from None
    return state, ledger


def planned_from(
    island: SavedIsland, place: str, level: Level, catalogue: Catalogue
) -> IslandState | None:
    """The state in which the last day of a save was planned, where it is kept."""
    arrays = {
        name.removeprefix(PLANNED): values
        for name, values in island.state.items()
        if name.startswith(PLANNED)
    }
    if not arrays:
        return None
    try:
        return _state(replace(island, state=arrays), level, catalogue)
    except DAMAGE as fault:
        raise SaveError(f"{place}: the save is damaged ({fault!r:.120})") from None


def kept_months(island: SavedIsland, place: str) -> list[Month]:
    """Support of each month; a save from before they were kept has none."""
    try:
        return months_from(island.meta.get("months", ()))
    except DAMAGE as fault:
        raise SaveError(f"{place}: the save is damaged ({fault!r:.120})") from None


def level_as_played(island: SavedIsland, place: str, catalogue: Catalogue) -> Level:
    """The save's own copy of its level: a later edition does not orphan the island."""
    name = str(island.meta.get("level", ""))
    try:
        level = parse_level(island.level.encode(), name, catalogue)
    except ContentError as fault:
        first = fault.problems[0]
        raise SaveError(
            f"{place}: its level can no longer be played: {first.message} "
            f"(line {first.line})"
        ) from None
    return level.at_path(name)


def seed_of(island: SavedIsland, place: str) -> int:
    seed = island.meta.get("seed")
    if not isinstance(seed, int) or seed < 0:
        raise SaveError(f"{place}: the save is damaged (its seed is {seed!r:.40})")
    return seed


def _as_saved(island: SavedIsland) -> IslandState:
    """The state with the save's own technology numbers; what is new is zero."""
    arrays, meta = island.state, island.meta
    count = arrays["building_uid"].size
    columns: dict[str, Any] = {
        name: column(arrays, f"building_{name}", dtype, count)
        if f"building_{name}" in arrays
        else np.zeros(count, dtype)
        for name, (dtype, _, _) in BUILDING_COLUMNS.items()
    }
    scalars: dict[str, Any] = {
        name: scalar(arrays, name, np.int64 if name in WHOLE else np.float64)
        for name in SCALARS
        if name in arrays
    }
    kinds = len(meta["technologies"])
    by_kind: dict[str, Any] = {
        name: column(arrays, name, np.float64, kinds)
        for name in BY_KIND
        if name in arrays and arrays[name].size
    }
    return IslandState(
        buildings=Buildings(**columns),
        support_parts={str(k): float(v) for k, v in meta["support_parts"].items()},
        goals_done={str(k): int(v) for k, v in meta["goals_done"].items()},
        steps_done=tuple(map(str, meta["steps_done"])),
        outcome=str(meta["outcome"]),
        contracts=contracts_from(arrays),
        credits=credits_from(arrays),
        **scalars,
        **by_kind,
    )


def _state(island: SavedIsland, level: Level, catalogue: Catalogue) -> IslandState:
    """The state with technology numbers of today's catalogue."""
    state = _as_saved(island)
    refuse_impossible(state, level.map.width, level.map.height)
    names = list(island.meta["technologies"])
    buildings = state.buildings
    _refuse_gone(names, buildings, catalogue)
    known = [catalogue.find(name) is not None for name in names]
    rows = np.array(
        [catalogue.row(n) if k else 0 for n, k in zip(names, known, strict=True)],
        np.int32,
    )
    by_kind = {name: getattr(state, name) for name in BY_KIND}
    for name, values in by_kind.items():
        if values.size:
            by_kind[name] = np.zeros(len(catalogue.technologies))
            by_kind[name][rows[known]] = values[known]
    becomes = np.where(
        buildings.becomes >= 0, rows[np.maximum(buildings.becomes, 0)], -1
    ).astype(np.int32)
    renamed = replace(buildings, tech=rows[buildings.tech], becomes=becomes)
    return replace(state, buildings=renamed, **by_kind)


def _refuse_gone(names: list[str], buildings: Buildings, catalogue: Catalogue) -> None:
    """A technology that left the catalogue matters only where one of it stands."""
    used = {
        names[int(row)] for row in (*buildings.tech, *buildings.becomes) if row >= 0
    }
    gone = sorted(name for name in used if catalogue.find(name) is None)
    if gone:
        raise ValueError(f"this version does not know {', '.join(gone)}")


def _ledger(island: SavedIsland, days: int) -> Ledger:
    ledger = Ledger()
    names = island.meta["account_fields"]
    for values in island.meta["accounts"]:
        ledger.number(Account(**dict(zip(names, values, strict=True))))
    table, kinds = island.ledger, len(island.meta["daily"])
    # Saves from before years were folded hold every day, and a row for each.
    yearly = table.get("yearly", np.zeros((0, kinds)))
    yearly = whole(yearly, "yearly", np.float64, (len(yearly), kinds))
    known_days = days - DAYS_PER_YEAR * len(yearly)
    daily = whole(table["daily"], "daily", np.float64, (known_days, kinds))
    names = list(island.meta["daily"])
    ledger.restore(_rows(table), _daily(daily, names), _daily(yearly, names))
    return ledger


def _rows(table: Mapping[str, NDArray[Any]]) -> Rows:
    count = table["day"].size
    rows = Rows(
        column(table, "day", np.int32, count),
        column(table, "days", np.int16, count)
        if "days" in table
        else np.ones(count, np.int16),
        column(table, "account", np.int32, count),
        column(table, "amount", np.float64, count),
    )
    if np.any(rows.day[1:] < rows.day[:-1]):
        raise ValueError("the days of the ledger are out of order")
    ends = rows.day % DAYS_PER_YEAR + rows.days
    if np.any(rows.days < 1) or np.any(ends > DAYS_PER_YEAR):
        raise ValueError("a row of the ledger goes on for too long")
    return rows


def _daily(table: NDArray[Any], names: list[str]) -> NDArray[np.float64]:
    """The daily figures in today's order; a figure that is new is zero."""
    found = np.zeros((len(table), len(DAILY)))
    for row, name in enumerate(names):
        if name in DAILY_ROW:
            found[:, DAILY_ROW[name]] = table[:, row]
    return found


def log_lines(text: str) -> list[dict[str, Any]]:
    """Lines of a command log, with a clear fault for a bad one."""
    lines = []
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            lines.append(json.loads(line))
        except ValueError as fault:
            raise SaveError(f"line {number} of the log is not JSON: {fault}") from None
    return lines
