"""What the market sheet shows of an offer or a project, worked out by the core."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sim_core.carbon.credits import Project, Use
from sim_core.carbon.market import SHARE, VOLUME, Offer, market_names, offers, projects
from sim_core.commands import BuyCredits, Command, EndContract, SignContract
from sim_core.commands_market import credits_left, held, year_of
from sim_core.errors import CommandRejected
from sim_core.offsets import Offset
from sim_core.pathway_neutral import offsets_in
from sim_core.preview import Preview
from sim_core.preview_market import uncovered_mwh

if TYPE_CHECKING:
    from sim_core.carbon.claims import Signed
    from sim_core.session import Session
    from sim_core.text import Text

PAGES = ("contracts", "credits")
SIGNS = {"contracts": "scroll", "credits": "leaf"}
STEPS = 40
SHARE_STEP = 0.05
CREDIT_STEP = 10
YEAR = 365


@dataclass
class Choice:
    """How much of one thing the player would take, and for how long."""

    amount: float
    years: int = 0


class MarketView:
    """The market of a session at a moment, and what the player is choosing."""

    def __init__(self, session: "Session") -> None:
        self.session = session
        self.page = PAGES[0]
        self.chosen: dict[str, str] = {}
        self.choices: dict[str, Choice] = {}
        for page in PAGES:
            names = self.names(page)
            self.chosen[page] = names[0] if names else ""

    def names(self, page: str = "") -> list[str]:
        """Ids on sale in this level."""
        table: Mapping[str, object] = (
            offers() if (page or self.page) == PAGES[0] else projects()
        )
        return [name for name in table if self.session.level.has_on_sale(name)]

    @property
    def name(self) -> str:
        return self.chosen[self.page]

    @property
    def offer(self) -> Offer | None:
        return offers().get(self.name)

    @property
    def project(self) -> Project | None:
        return projects().get(self.name)

    def title(self, name: str) -> "Text":
        return market_names()[name]

    def signed(self, name: str) -> "Signed | None":
        return held(self.session.state, name)

    def left_t(self, project: str) -> int:
        """Credits of this year that are still for sale."""
        state = self.session.state
        return credits_left(state, project, year_of(self.session.level, state))

    def used_t(self, project: str) -> int:
        """Credits of a project that the island has used up, over all years."""
        state = self.session.state
        return sum(b.count for b in state.credits if b.project == project)

    @cached_property
    def uncovered_mwh(self) -> float:
        """Power of the coming year that is bought and under no contract yet."""
        return uncovered_mwh(self.session.coming_year())

    def limits(self) -> tuple[float, float, float]:
        """Least, most and step of the amount that can be chosen."""
        offer = self.offer
        if offer is None:
            left = float(max(self.left_t(self.name), CREDIT_STEP))
            step = max(round(left / STEPS, -1), CREDIT_STEP)
            return float(min(step, left)), left, float(step)
        if offer.basis == SHARE:
            return SHARE_STEP, 1.0, SHARE_STEP
        step = max(round(offer.mwh_per_year / STEPS, -2), 100.0)
        return step, offer.mwh_per_year, step

    @property
    def choice(self) -> Choice:
        """At first what no contract covers yet, for as short as it may be."""
        if self.name not in self.choices:
            low, high, step = self.limits()
            years = self.offer.least_years if self.offer else 0
            amount = high if self.offer is not None else low
            if self.offer is not None and self.offer.basis == VOLUME:
                steps = int(self.uncovered_mwh / step)
                amount = min(max(steps * step, low), high)
            self.choices[self.name] = Choice(amount, years)
        return self.choices[self.name]

    def command(self) -> Command:
        """What the button would order."""
        offer, choice = self.offer, self.choice
        if offer is None:
            return BuyCredits(self.name, int(choice.amount))
        if self.signed(offer.id) is not None:
            return EndContract(offer.id)
        if offer.basis == SHARE:
            return SignContract(offer.id, choice.years, share=choice.amount)
        return SignContract(offer.id, choice.years, mwh_per_year=choice.amount)

    def reason(self) -> CommandRejected | None:
        return self.session.check(self.command()) if self.name else None

    def preview(self) -> Preview:
        return self.session.preview(self.command())

    def would_count(self) -> Offset:
        """What the chosen credits would do for the balance of the last year."""
        project = self.project
        assert project is not None
        last = self.session.state.day - 1
        more = (Use(project, self.choice.amount),)
        found = offsets_in(self.session, max(last - YEAR + 1, 0), last, more)
        return next(one for one in found if one.project.id == project.id)

    def counted_more_t(self) -> float:
        """Tonnes that would count beyond those that count already."""
        last = self.session.state.day - 1
        now = offsets_in(self.session, max(last - YEAR + 1, 0), last)
        before = [one.counted_t for one in now if one.project.id == self.name]
        return self.would_count().counted_t - sum(before)

    def forget(self) -> None:
        """After an order the coming year is another."""
        self.__dict__.pop("uncovered_mwh", None)
