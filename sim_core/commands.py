"""What a player can do, as data: `check` says why not, `apply` does it."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, TypeAlias

import numpy as np

from sim_core.calendar import days_between
from sim_core.commands_market import (
    BuyCredits,
    EndContract,
    SignContract,
    apply_market,
    check_market,
    has_right_types,
    rows_of,
)
from sim_core.content import Catalogue, Level
from sim_core.economy.prices import build_cost_yuan, refund_yuan, upgrade_cost_yuan
from sim_core.errors import CommandRejected, IslandError
from sim_core.fleet import fleet_of
from sim_core.ledger import MONEY, Account
from sim_core.natural import rubble_t
from sim_core.numeric import Floats
from sim_core.sites import occupied_by, site_fault
from sim_core.state import NO_TECHNOLOGY, IslandState, with_row, with_value, without_row

HALF_A_PERSON = 0.5


@dataclass(frozen=True)
class Build:
    kind: str
    at: tuple[int, int]


@dataclass(frozen=True)
class Upgrade:
    uid: int
    kind: str


@dataclass(frozen=True)
class Demolish:
    uid: int


@dataclass(frozen=True)
class SkipStep:
    id: str


OfMarket: TypeAlias = SignContract | EndContract | BuyCredits
Command: TypeAlias = Build | Upgrade | Demolish | SkipStep | OfMarket

NAMES: Mapping[str, type] = {
    "build": Build,
    "upgrade": Upgrade,
    "demolish": Demolish,
    "skip_step": SkipStep,
    "sign_contract": SignContract,
    "end_contract": EndContract,
    "buy_credits": BuyCredits,
}


def to_dict(command: Command) -> dict[str, Any]:
    """The command as a line of a log."""
    name = next(name for name, kind in NAMES.items() if isinstance(command, kind))
    return {"command": name} | asdict(command)


def from_dict(line: Mapping[str, Any]) -> Command:
    """The command of a line of a log."""
    values = {
        key: value for key, value in line.items() if key not in ("command", "day")
    }
    kind = NAMES.get(line.get("command", ""))
    if kind is None:
        raise IslandError(
            f'no command "{line.get("command")}"; there are {", ".join(NAMES)}'
        )
    if "at" in values:
        values["at"] = tuple(values["at"])
    try:
        command: Command = kind(**values)
    except TypeError:
        wanted = ", ".join(field.name for field in fields(kind))
        raise IslandError(
            f'command "{line["command"]}" needs exactly: {wanted}'
        ) from None
    _require_types(command)
    return command


def _require_types(command: Command) -> None:
    wrong = (
        (isinstance(command, Build) and not _is_tile(command.at))
        or (isinstance(command, Upgrade | Demolish) and not _is_whole(command.uid))
        or (isinstance(command, Build | Upgrade) and not isinstance(command.kind, str))
        or (isinstance(command, OfMarket) and not has_right_types(command))
    )
    if wrong:
        raise IslandError(f"a value of {command} is of the wrong type")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_tile(at: tuple[int, ...]) -> bool:
    return len(at) == 2 and all(_is_whole(part) for part in at)


def kind_of(command: Command, catalogue: Catalogue, state: IslandState) -> str:
    """The technology that a command is about; of a demolition, what stood there."""
    if isinstance(command, Build | Upgrade):
        return command.kind
    if isinstance(command, Demolish):
        row = state.buildings.row_of(command.uid)
        return catalogue.technologies[int(state.buildings.tech[row])].id
    return ""


def is_closed(level: Level, state: IslandState) -> bool:
    """Lost, or past the last day; one who has won builds on until then."""
    is_lost = state.outcome.startswith("lost")
    return is_lost or state.day > days_between(level.start, level.end)


def check(
    level: Level, catalogue: Catalogue, state: IslandState, command: Command
) -> CommandRejected | None:
    """Why the command cannot be done now, or None."""
    if is_closed(level, state):
        return CommandRejected("reject.over")
    match command:
        case Build():
            return _check_build(level, catalogue, state, command)
        case Upgrade():
            return _check_upgrade(level, catalogue, state, command)
        case Demolish():
            return _check_demolish(level, catalogue, state, command)
        case SkipStep():
            known = any(step.id == command.id for step in level.steps)
            return None if known else CommandRejected("reject.no_step", id=command.id)
        case _:
            return check_market(level, catalogue, state, command)


def _check_build(
    level: Level, catalogue: Catalogue, state: IslandState, command: Build
) -> CommandRejected | None:
    technology = catalogue.find(command.kind)
    if technology is None:
        return CommandRejected("reject.unknown_kind", kind=command.kind)
    if not technology.buildable or not level.has_on_offer(technology.id):
        return CommandRejected("reject.not_buildable")
    fault = site_fault(level, catalogue, state, technology, command.at)
    cost_yuan = build_cost_yuan(level, catalogue, state, technology)
    return fault or _check_money(state, cost_yuan)


def _check_upgrade(
    level: Level, catalogue: Catalogue, state: IslandState, command: Upgrade
) -> CommandRejected | None:
    row = state.buildings.row_of(command.uid)
    if row < 0:
        return CommandRejected("reject.gone")
    now = catalogue.technologies[int(state.buildings.tech[row])]
    if command.kind not in now.upgrades or not level.has_on_offer(command.kind):
        return CommandRejected("reject.no_such_upgrade")
    if int(state.buildings.ready_day[row]) > state.day:
        return CommandRejected("reject.under_construction")
    target = catalogue.get(command.kind)
    return _check_money(state, upgrade_cost_yuan(level, catalogue, state, target))


def _check_demolish(
    level: Level, catalogue: Catalogue, state: IslandState, command: Demolish
) -> CommandRejected | None:
    row = state.buildings.row_of(command.uid)
    if row < 0:
        return CommandRejected("reject.gone")
    technology = catalogue.technologies[int(state.buildings.tech[row])]
    layers = occupied_by(catalogue, state)
    at = (int(state.buildings.x[row]), int(state.buildings.y[row]))
    if technology.layer == "tile" and (at, "roof") in layers:
        return CommandRejected("reject.roof_first")
    return _eviction(level, catalogue, state, row)


def _eviction(
    level: Level, catalogue: Catalogue, state: IslandState, row: int
) -> CommandRejected | None:
    """Nobody is put on the street: those who live there need room elsewhere."""
    technology = catalogue.technologies[int(state.buildings.tech[row])]
    housed = technology.params.get("residents", 0.0)
    stands = bool(state.buildings.in_service(state.day)[row])
    if technology.model != "home" or not housed or not stands:
        return None
    left = fleet_of(level, catalogue, state).homes - housed
    homeless = min(state.residents - left, housed)
    if homeless > HALF_A_PERSON:
        return CommandRejected("reject.people_live_here", people=int(homeless + 0.5))
    return None


def _check_money(state: IslandState, cost_yuan: float) -> CommandRejected | None:
    short_yuan = cost_yuan - state.budget_yuan
    if short_yuan > 0.0:
        return CommandRejected("reject.too_expensive", short_yuan=short_yuan)
    return None


def apply(
    level: Level, catalogue: Catalogue, state: IslandState, command: Command
) -> IslandState:
    """The state after a command; raises CommandRejected and changes nothing else."""
    rejection = check(level, catalogue, state, command)
    if rejection is not None:
        raise rejection
    match command:
        case Build():
            return _built(level, catalogue, state, command)
        case Upgrade():
            return _upgraded(level, catalogue, state, command)
        case Demolish():
            return _demolished(level, catalogue, state, command)
        case SkipStep():
            return replace(state, steps_done=(*state.steps_done, command.id))
        case _:
            return apply_market(level, state, command)


def booked(
    command: Command, catalogue: Catalogue, before: IslandState, yuan: float
) -> Iterator[tuple[Account, float]]:
    """Rows of the books for a command: what was paid or given back, and for what."""
    if isinstance(command, OfMarket):
        yield from rows_of(command, yuan)
    elif yuan:
        place, is_undone = _undone(command, catalogue, before)
        name = "build" if yuan < 0.0 or is_undone else "refund"
        yield Account(MONEY, place, name, "yuan"), yuan


def _undone(
    command: Command, catalogue: Catalogue, before: IslandState
) -> tuple[str, bool]:
    """What a command is about, and whether it takes an order of today back.

    What is taken back is booked where the order was, so that nothing is left of it.
    """
    if isinstance(command, Demolish):
        buildings = before.buildings
        row = buildings.row_of(command.uid)
        if int(buildings.started_day[row]) == before.day:
            becomes = int(buildings.becomes[row])
            kind = int(buildings.tech[row]) if becomes == NO_TECHNOLOGY else becomes
            return catalogue.technologies[kind].id, True
    return kind_of(command, catalogue, before), False


def _built(
    level: Level, catalogue: Catalogue, state: IslandState, command: Build
) -> IslandState:
    technology = catalogue.get(command.kind)
    cost_yuan = build_cost_yuan(level, catalogue, state, technology)
    buildings = with_row(
        state.buildings,
        uid=state.next_uid,
        tech=catalogue.row(command.kind),
        becomes=NO_TECHNOLOGY,
        x=command.at[0],
        y=command.at[1],
        started_day=state.day,
        ready_day=state.day + max(int(technology.build_days), 1),
        paid_yuan=cost_yuan,
    )
    return replace(
        state,
        buildings=buildings,
        next_uid=state.next_uid + 1,
        budget_yuan=state.budget_yuan - cost_yuan,
    )


def _upgraded(
    level: Level, catalogue: Catalogue, state: IslandState, command: Upgrade
) -> IslandState:
    target = catalogue.get(command.kind)
    cost_yuan = upgrade_cost_yuan(level, catalogue, state, target)
    row = state.buildings.row_of(command.uid)
    buildings = with_value(
        state.buildings,
        row,
        becomes=catalogue.row(command.kind),
        started_day=state.day,
        ready_day=state.day + max(int(target.build_days), 1),
        paid_yuan=float(state.buildings.paid_yuan[row]) + cost_yuan,
    )
    return replace(
        state, buildings=buildings, budget_yuan=state.budget_yuan - cost_yuan
    )


def _demolished(
    level: Level, catalogue: Catalogue, state: IslandState, command: Demolish
) -> IslandState:
    """Take the building away; an upgrade ordered today is only taken back."""
    row = state.buildings.row_of(command.uid)
    buildings = state.buildings
    is_upgrade = int(buildings.becomes[row]) != NO_TECHNOLOGY
    if is_upgrade and int(buildings.started_day[row]) == state.day:
        target = catalogue.technologies[int(buildings.becomes[row])]
        back_yuan = upgrade_cost_yuan(level, catalogue, state, target)
        paid_yuan = float(buildings.paid_yuan[row]) - back_yuan
        kept = with_value(
            buildings,
            row,
            becomes=NO_TECHNOLOGY,
            # What stood there was not begun today: it gives half back, no more, and
            # its carbon is not booked again.
            started_day=state.day - 1 if paid_yuan > 0.0 else -1,
            ready_day=state.day,
            paid_yuan=paid_yuan,
        )
        return replace(state, buildings=kept, budget_yuan=state.budget_yuan + back_yuan)
    kind = int(buildings.tech[row])
    is_begun = int(buildings.started_day[row]) != state.day
    held_tco2 = float(buildings.stock_tco2[row] + buildings.dead_tco2[row])
    rubble = rubble_t(catalogue.technologies[kind]) if is_begun else 0.0
    return replace(
        state,
        buildings=without_row(buildings, row),
        budget_yuan=state.budget_yuan + refund_yuan(catalogue, state, row),
        cleared_tco2=_with_more(catalogue, state.cleared_tco2, kind, held_tco2),
        rubble_t=_with_more(catalogue, state.rubble_t, kind, rubble),
    )


def _with_more(
    catalogue: Catalogue, values: Floats, kind: int, amount: float
) -> Floats:
    """One number a technology, where `kind` has `amount` more."""
    if not amount:
        return values
    more = values.copy() if values.size else np.zeros(len(catalogue.technologies))
    more[kind] += amount
    return more
