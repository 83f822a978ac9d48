"""Between a session and the arrays of its save."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim_core.content import Catalogue
from sim_core.errors import SaveError
from sim_core.ledger import DAILY, Account, Ledger
from sim_core.saves.archive import FORMAT, SavedIsland
from sim_core.state import (
    BUILDING_COLUMNS,
    SCALARS,
    Buildings,
    IslandState,
    state_arrays,
    state_hash,
)

if TYPE_CHECKING:
    from sim_core.session import Session


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
        "accounts": [list(vars(account).values()) for account in ledger.accounts],
    } | dict(extra)
    day, account, amount = ledger.columns
    rows: dict[str, NDArray[Any]] = {
        "day": day,
        "account": account,
        "amount": amount,
        "daily": ledger.daily,
    }
    return SavedIsland(meta, tuple(session.log), state_arrays(state), rows)


def from_saved(
    island: SavedIsland, place: str, catalogue: Catalogue
) -> tuple[IslandState, Ledger]:
    """State and ledger of a save; refuses what does not fit together."""
    try:
        state = _state(island, catalogue)
        ledger = _ledger(island)
    except (KeyError, TypeError, ValueError, IndexError, OverflowError) as fault:
        raise SaveError(f"{place}: the save is damaged ({fault!r:.120})") from None
    if state_hash(_as_saved(island)) != island.meta.get("state_hash"):
        raise SaveError(f"{place}: the save was changed from outside; it is refused")
    return state, ledger


def _as_saved(island: SavedIsland) -> IslandState:
    arrays, meta = island.state, island.meta
    columns: dict[str, Any] = {
        name: np.asarray(arrays[f"building_{name}"], dtype)
        for name, (dtype, _, _) in BUILDING_COLUMNS.items()
    }
    if len({len(column) for column in columns.values()}) != 1:
        raise ValueError("building columns differ in length")
    scalars: dict[str, Any] = {
        name: arrays[name].item() for name in SCALARS if name != "stored_mwh"
    }
    return IslandState(
        buildings=Buildings(**columns),
        stored_mwh=np.asarray(arrays["stored_mwh"], np.float64),
        support_parts=dict(meta["support_parts"]),
        goals_done=dict(meta["goals_done"]),
        steps_done=tuple(meta["steps_done"]),
        outcome=str(meta["outcome"]),
        **scalars,
    )


def _state(island: SavedIsland, catalogue: Catalogue) -> IslandState:
    """The state with technology numbers of today's catalogue."""
    state = _as_saved(island)
    names = list(island.meta["technologies"])
    rows = np.array([catalogue.row(name) for name in names], np.int32)
    stored_mwh = np.zeros(len(catalogue.technologies))
    stored_mwh[rows] = state.stored_mwh
    buildings = state.buildings
    becomes = np.where(
        buildings.becomes >= 0, rows[np.maximum(buildings.becomes, 0)], -1
    ).astype(np.int32)
    columns: dict[str, NDArray[Any]] = {
        name: getattr(buildings, name) for name in BUILDING_COLUMNS
    }
    columns |= {"tech": rows[buildings.tech], "becomes": becomes}
    values = {name: getattr(state, name) for name in state.__dataclass_fields__}
    values |= {"buildings": Buildings(**columns), "stored_mwh": stored_mwh}
    return IslandState(**values)


def _ledger(island: SavedIsland) -> Ledger:
    ledger = Ledger()
    for values in island.meta["accounts"]:
        ledger.number(Account(*values))
    rows = island.ledger
    if len(rows["day"]) != len(rows["amount"]) or rows["daily"].shape[1] != len(DAILY):
        raise ValueError("ledger columns differ in length")
    ledger.restore(rows["day"], rows["account"], rows["amount"], rows["daily"])
    return ledger


def log_lines(text: str) -> list[dict[str, Any]]:
    """Lines of a command log, with a clear fault for a bad one."""
    lines = []
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            lines.append(json.loads(line))
        except ValueError as fault:
            raise SaveError(f"line {number} of the log is not JSON: {fault}") from None
    return lines
