"""Green power contracts and credits: what is on sale, its quality, what it changes."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any

import pygame

from game import numbers
from game.scenes import doors, toisland
from game.scenes.base import Change, Pop, Push
from game.scenes.dialog import Confirm
from game.scenes.marketcard import MarketCard, coins_of
from game.scenes.marketfoot import Foot
from game.scenes.marketlist import Offers
from game.scenes.marketview import PAGES, SIGNS, MarketView
from game.scenes.sheet import Head, SheetScene, body_rect
from game.scenes.why import Why
from game.widgets import IconButton, Painter, Panel, Tab
from sim_core.errors import CommandRejected

if TYPE_CHECKING:
    from game.app import App
    from sim_core.commands import Command
    from sim_core.session import Session

TABS_H = 48.0
STEPS = {pygame.K_PAGEUP: -1, pygame.K_PAGEDOWN: 1}


class Market(SheetScene):
    icon = "scroll"

    def __init__(
        self,
        app: "App",
        session: "Session",
        do: "Callable[[Command], bool] | None" = None,
    ) -> None:
        super().__init__(app)
        self.session = session
        self.shown = MarketView(session)
        self.is_open = False
        self.news = 0
        self._do = do or self._submitted

    def _submitted(self, command: "Command") -> bool:
        try:
            self.session.submit(command)
        except CommandRejected:
            return False
        return True

    def title(self) -> str:
        return self.style.say("market.title")

    def second(self) -> str:
        return self.style.say("market.second")

    def panels(self) -> list[Panel]:
        return [Head(self), Tabs(self), Offers(self), MarketCard(self), Foot(self)]

    def stamp(self) -> Hashable:
        """What all parts of the sheet depend on."""
        view = self.shown
        choice = view.choices.get(view.name)
        chosen = (choice.amount, choice.years) if choice else None
        return view.page, view.name, chosen, self.is_open, self.news

    def on(self, message: Any) -> Change:
        view = self.shown
        match message:
            case ("close",):
                return Pop()
            case ("page", page):
                view.page, self.is_open = page, False
                self._to_top()
            case ("card", name):
                view.chosen[view.page], self.is_open = name, True
                self._to_top()
            case ("back",):
                self.is_open = False
            case ("amount", value):
                view.choice.amount = value
            case ("years", value):
                view.choice.years = int(value)
            case ("order",):
                return self._asked()
            case _:
                return self._leave(message)
        return None

    def _leave(self, message: Any) -> Change:
        """To another sheet, or back to the island."""
        match message:
            case ("find", kind):
                return toisland.take(self.app, kind)
            case ("why", figure):
                return Push(Why(self.app, self.session, figure))
            case ("codex", card):
                return Push(doors.codex(self.app, card))
        return None

    def _to_top(self) -> None:
        self.page.panels[3].scroll = 0.0

    def _asked(self) -> Change:
        """To end a contract is asked twice: its button lies where one signs."""
        view = self.shown
        if view.offer is None or view.signed(view.name) is None or self.reason():
            self._order()
            return None

        def act() -> Change:
            self._order()
            return Pop()

        name, fee = self.style.name(view.title(view.name)), view.preview().cost_yuan
        words = {"name": name, "fee": coins_of(fee)}
        return Push(Confirm(self.app, "end_contract", act, **words))

    def _order(self) -> None:
        view = self.shown
        if view.reason() is None and self._do(view.command()):
            view.forget()
            view.choices.pop(view.name, None)
            self.news += 1

    def reason(self) -> str:
        """Why the order cannot be given, in words; empty when it can."""
        refused = self.shown.reason()
        if refused is None:
            return ""
        values = dict(refused.values)
        if "short_yuan" in values:
            values["short"] = numbers.coins(float(str(values["short_yuan"])))
        return self.style.say(refused.key, **values)

    def needs(self) -> str:
        """What has to be built first; empty where nothing has."""
        refused = self.shown.reason()
        is_cable = refused is not None and refused.key == "reject.needs_cable"
        cables = (
            item.id
            for item in self.session.catalogue.technologies
            if item.model == "cable" and self.session.level.has_on_offer(item.id)
        )
        return next(cables, "") if is_cable else ""

    def key(self, event: pygame.event.Event) -> Change:
        if self.app.keys.action(event) == "market":
            return Pop()
        if event.key == pygame.K_ESCAPE and self.is_open and not self._is_wide():
            self.is_open = False
            return None
        if event.key in STEPS:
            self._turn(STEPS[event.key])
            return None
        return super().key(event)

    def _is_wide(self) -> bool:
        width, _ = self.app.screen.get_size()
        return width / self.style.scale >= 1100

    def _turn(self, step: int) -> None:
        names = self.shown.names()
        if names:
            place = (names.index(self.shown.name) + step) % len(names)
            self.on(("card", names[place]))


class Tabs(Panel):
    """The two pages."""

    def __init__(self, scene: Market) -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        body = body_rect(room)
        return pygame.FRect(body.x, body.y, body.width, TABS_H - 8)

    def key(self) -> Hashable:
        return self.scene.shown.page

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        width = min(w / len(PAGES) - 8, 240.0)
        for number, page in enumerate(PAGES):
            self.add(
                Tab(
                    rect=pygame.FRect(x + number * (width + 8), y, width, h),
                    message=("page", page), icon=SIGNS[page],
                    label=paint.style.say(f"market.page.{page}"),
                    on=page == self.scene.shown.page, edge=True,
                )
            )  # fmt: skip
        self.add(
            IconButton(
                rect=pygame.FRect(x + w - h, y, h, h), icon="book-open-text",
                message=("codex", self.scene.shown.page), kind="secondary",
                hint=paint.style.say("market.codex"),
            )
        )  # fmt: skip


def shots(app: "App") -> list[tuple[str, SheetScene]]:
    from game.scenes.example import played, with_market

    session = with_market()
    found = []
    for name, page, card in (
        ("market", "contracts", "coast_wind"),
        ("market_signed", "contracts", "river_hydro"),
        ("market_credits", "credits", "new_mangrove"),
    ):
        scene = Market(app, session)
        scene.on(("page", page))
        scene.on(("card", card))
        found.append((name, scene))
    listed = Market(app, session)
    share = Market(app, session)
    share.on(("card", "green_tariff"))
    blocked = Market(app, played())
    blocked.on(("card", "hill_solar"))
    return [
        *found,
        ("market_list", listed),
        ("market_share", share),
        ("market_blocked", blocked),
    ]
