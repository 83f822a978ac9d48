"""Commands of the market: sign and end contracts of green power, buy credits.

A plant has one contract with the island, a credit one number: neither can be claimed
twice. Credits are used up as they are bought; they never change the books' tonnes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sim_core.calendar import DAYS_PER_YEAR, date_of
from sim_core.carbon.claims import Signed, exit_fee_yuan, in_force
from sim_core.carbon.credits import Batch
from sim_core.carbon.market import SHARE, Offer, offers, projects
from sim_core.content import Catalogue, Level
from sim_core.errors import CommandRejected
from sim_core.ledger import MONEY, OFFSET, Account
from sim_core.state import IslandState

WHOLE_SHARE = 1.0 + 1e-9
MOST_CREDITS = 10_000_000


@dataclass(frozen=True)
class SignContract:
    """Green power by volume or by share, as the offer's basis asks; not by both."""

    offer: str
    years: int
    mwh_per_year: float = 0.0
    share: float = 0.0


@dataclass(frozen=True)
class EndContract:
    offer: str


@dataclass(frozen=True)
class BuyCredits:
    project: str
    tonnes: int


MarketCommand = SignContract | EndContract | BuyCredits


def has_right_types(command: MarketCommand) -> bool:
    """Whether the values of a command read from a log are what they should be."""
    match command:
        case SignContract():
            numbers = (command.mwh_per_year, command.share)
            return (
                isinstance(command.offer, str)
                and _is_whole(command.years)
                and all(_is_number(value) for value in numbers)
            )
        case EndContract():
            return isinstance(command.offer, str)
        case BuyCredits():
            return isinstance(command.project, str) and _is_whole(command.tonnes)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    is_real = isinstance(value, int | float) and not isinstance(value, bool)
    return is_real and abs(value) < float("inf")  # type: ignore[arg-type]


def check_market(
    level: Level, catalogue: Catalogue, state: IslandState, command: MarketCommand
) -> CommandRejected | None:
    """Why the command cannot be done now, or None."""
    match command:
        case SignContract():
            return _check_sign(level, catalogue, state, command)
        case EndContract():
            if held(state, command.offer) is None:
                return CommandRejected("reject.no_contract")
        case BuyCredits():
            fault = _check_credits(level, state, command)
            if fault is not None:
                return fault
    short_yuan = cost_yuan(state, command) - state.budget_yuan
    if short_yuan > 0.0:
        return CommandRejected("reject.too_expensive", short_yuan=short_yuan)
    return None


def _check_sign(
    level: Level, catalogue: Catalogue, state: IslandState, command: SignContract
) -> CommandRejected | None:
    offer = offers().get(command.offer)
    if offer is None or not level.has_on_sale(command.offer):
        return CommandRejected("reject.no_offer")
    if year_of(level, state) < offer.first_year:
        return CommandRejected("reject.offered_later", year=offer.first_year)
    if not _has_cable(catalogue, state):
        return CommandRejected("reject.needs_cable")
    if held(state, offer.id) is not None:
        return CommandRejected("reject.contract_runs")
    if not offer.least_years <= command.years <= offer.most_years:
        limits = {"least": offer.least_years, "most": offer.most_years}
        return CommandRejected("reject.contract_years", **limits)
    return _check_amount(state, offer, command)


def _check_amount(
    state: IslandState, offer: Offer, command: SignContract
) -> CommandRejected | None:
    """The amount fits the offer's basis, its plants, and what others have claimed."""
    by_share = offer.basis == SHARE
    amount = command.share if by_share else command.mwh_per_year
    other = command.mwh_per_year if by_share else command.share
    if not amount > 0.0 or other != 0.0:
        return CommandRejected("reject.contract_amount")
    if not by_share and amount > offer.mwh_per_year:
        return CommandRejected("reject.contract_most", most=int(offer.mwh_per_year))
    taken = 0.0
    for signed in in_force(state.contracts, state.day):
        taken += signed.share
    if by_share and taken + amount > WHOLE_SHARE:
        left = int(100.0 * max(1.0 - taken, 0.0) + 0.5)
        return CommandRejected("reject.contract_share", left=left)
    return None


def _check_credits(
    level: Level, state: IslandState, command: BuyCredits
) -> CommandRejected | None:
    project = projects().get(command.project)
    if project is None or not level.has_on_sale(command.project):
        return CommandRejected("reject.no_project")
    year = year_of(level, state)
    if year < project.first_year:
        return CommandRejected("reject.offered_later", year=project.first_year)
    if not 0 < command.tonnes <= MOST_CREDITS:
        return CommandRejected("reject.credit_amount")
    left = credits_left(state, project.id, year)
    if command.tonnes > left:
        return CommandRejected("reject.credits_left", left=left)
    return None


def year_of(level: Level, state: IslandState) -> int:
    return date_of(level.start, state.day).year


def held(state: IslandState, offer: str) -> Signed | None:
    """The contract that is in force with a plant, or None."""
    for signed in in_force(state.contracts, state.day):
        if signed.offer == offer:
            return signed
    return None


def credits_left(state: IslandState, project: str, year: int) -> int:
    """Credits of this year that are still for sale. [t]"""
    issued = int(projects()[project].creditable_t_per_year)
    used = [
        batch
        for batch in state.credits
        if (batch.project, batch.year) == (project, year)
    ]
    return issued - (used[0].count if used else 0)


def _has_cable(catalogue: Catalogue, state: IslandState) -> bool:
    working = state.buildings.tech[state.buildings.in_service(state.day)]
    return any(catalogue.technologies[int(t)].model == "cable" for t in working)


def cost_yuan(state: IslandState, command: MarketCommand) -> float:
    """What is due at once; premiums are paid day by day."""
    if isinstance(command, BuyCredits):
        return command.tonnes * projects()[command.project].price_yuan_per_t
    signed = held(state, command.offer)
    if isinstance(command, EndContract) and signed is not None:
        return exit_fee_yuan(signed, state.day)
    return 0.0


def apply_market(
    level: Level, state: IslandState, command: MarketCommand
) -> IslandState:
    """The state after a command that can be done."""
    budget_yuan = state.budget_yuan - cost_yuan(state, command)
    running = in_force(state.contracts, state.day)
    match command:
        case SignContract():
            last_day = state.day + DAYS_PER_YEAR * command.years - 1
            signed = Signed(
                command.offer,
                float(command.mwh_per_year),
                float(command.share),
                state.day,
                last_day,
            )
            return replace(state, contracts=(*running, signed))
        case EndContract():
            left = tuple(one for one in running if one.offer != command.offer)
            return replace(state, contracts=left, budget_yuan=budget_yuan)
        case BuyCredits():
            used = _with_credits(level, state, command)
            return replace(state, credits=used, budget_yuan=budget_yuan)


def _with_credits(
    level: Level, state: IslandState, command: BuyCredits
) -> tuple[Batch, ...]:
    """The numbers that follow those already used, in one batch a project and year."""
    key = (command.project, year_of(level, state))
    count, others = command.tonnes, []
    for batch in state.credits:
        if (batch.project, batch.year) == key:
            count += batch.count
        else:
            others.append(batch)
    return (*others, Batch(*key, 0, count))


def rows_of(command: MarketCommand, yuan: float) -> Iterator[tuple[Account, float]]:
    """Rows of the books for what was paid, and the credits beside the inventory."""
    if isinstance(command, BuyCredits):
        yield Account(MONEY, command.project, "credits", "yuan"), yuan
        account = Account(
            OFFSET, command.project, f"credit/{command.project}", "t", 1.0, 0, "offset",
            "reported", "direct", "credits",
        )  # fmt: skip
        yield account, float(command.tonnes)
    elif yuan:
        yield Account(MONEY, command.offer, "contract_end", "yuan"), yuan
