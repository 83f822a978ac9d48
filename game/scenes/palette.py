"""What can be built: pages, search, cards with price or the reason why not."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pygame

from game import numbers
from game.scenes import layout
from game.widgets import IconButton, Look, Painter, Panel, Tab, TextInput, Widget
from game.widgets.parts import thumb
from sim_core.content import Technology
from sim_core.economy.prices import build_cost_yuan

if TYPE_CHECKING:
    from game.scenes.island import Island

PILLARS = (
    ("town", "house-line"),
    ("move", "bus"),
    ("power", "lightning"),
    ("industry", "factory"),
    ("nature", "tree"),
)
CARD_W, WIDEST, LEAST_PICTURE = 94.0, 118.0, 28.0


@dataclass(eq=False, kw_only=True)
class Card(Widget):
    """A building to choose: picture, name, price (without unit if tight) or lack."""

    name: str = ""
    price: str = ""
    cost: str = ""
    short: str = ""
    missing: str = ""
    on: bool = False
    picture: Any = None
    radius: float = 14

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        if self.on:
            paint.box(*self.rect, "select", radius=14, edge="select_edge")
        elif look.hovered:
            paint.box(*self.rect, "inset", radius=14)
        # A name of more lines takes its room from the picture.
        more = min(len(paint.lines(self.name, w - 2, 13, "b")), 3) - 1
        high = max(h - 46 - 14 * more, LEAST_PICTURE)
        is_grey = bool(self.short or self.reason)
        if self.picture is not None:
            room = (min(70.0, w - 12), high)
            foot = y + high + 4
            thumb(paint, self.picture, x + w / 2, foot, room, grey=is_grey)
        ink = "select_ink" if self.on else "ink"
        middle = y + h - 34 - 6 * more
        paint.block(
            x + w / 2, middle, w - 2, self.name, 13, ink, "b", most=3, align="m"
        )
        if not self.short:
            ink = "select_ink" if self.on else "sub"
            fits = paint.style.width(self.price, 12) <= w - 4
            words = self.price if fits else self.cost
            paint.text(x + w / 2, y + h - 14, words, 12, ink, align="m", room=w - 4)
            return
        ink = "select_ink" if self.on else "bad_t"
        width = paint.style.width(self.short, 12)
        if width > w:
            words = self.missing
            paint.text(x + w / 2, y + h - 14, words, 12, ink, align="m", room=w)
            return
        if width > w - 21:
            paint.text(x + w / 2, y + h - 14, self.short, 12, ink, align="m", room=w)
            return
        paint.icon(x + w / 2 - width / 2 - 3, y + h - 14, "coins", 13, ink)
        paint.text(
            x + w / 2 + 7, y + h - 14, self.short, 12, ink, align="m", room=w - 20
        )


class Palette(Panel):
    def __init__(self, scene: "Island") -> None:
        super().__init__()
        self.scene = scene
        self._seen: tuple = ()
        self._short: tuple[int, ...] = ()

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if not self.scene.palette_open or self.scene.is_tiny_and_busy():
            return None
        self.form = layout.form(room)
        rect = layout.palette(room)
        self.fits = max(int((rect.width - 24) // CARD_W), 1)
        return rect

    def offers(self) -> list[Technology]:
        """The page's buildings, or all that the search finds."""
        wanted = self.scene.search.strip().lower()
        session = self.scene.session
        everything = [
            item
            for item in session.catalogue.technologies
            if item.buildable and session.level.has_on_offer(item.id)
        ]
        if wanted:
            return [
                item
                for item in everything
                if wanted in item.name.zh or wanted in item.name.en.lower()
            ]
        pillar = self.scene.pillar
        return [item for item in everything if item.pillar == pillar]

    def key(self) -> Hashable:
        scene, state = self.scene, self.scene.session.state
        bought = len(scene.session.log)
        seen = (state.day, state.budget_yuan, bought, scene.pillar, scene.search)
        if self._seen != seen:
            self._seen, self._short = seen, self._missing()
        place = (scene.palette_page, self.fits, self.form)
        seen = (self._short, bought, scene.session.is_closed)
        return scene.pillar, scene.search, scene.kind, seen, place

    def _missing(self) -> tuple[int, ...]:
        """What is short for each building, in steps that show."""
        session = self.scene.session
        short = (
            build_cost_yuan(session.level, session.catalogue, session.state, item)
            - session.state.budget_yuan
            for item in self.offers()
        )
        return tuple(round(max(value, 0.0) / 1e4) for value in short)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.panel(*self.rect, radius=20)
        self._tabs(paint, x + 12, y + 10, w)
        offers = self.offers()
        if not offers:
            words = paint.style.say("palette.none")
            paint.text(x + w / 2, y + (h + 48) / 2, words, 14, "sub", align="m")
            return
        fits = self.fits
        pages = -(-len(offers) // fits)
        if pages > 1:
            fits = max(int((w - 24 - 72) // CARD_W), 1)
            pages = -(-len(offers) // fits)
        page = min(self.scene.palette_page, pages - 1)
        self._cards(paint, offers[page * fits : (page + 1) * fits], fits, pages > 1)
        if pages > 1:
            self._arrows(paint, page, pages)

    def _tabs(self, paint: Painter, x: float, y: float, w: float) -> None:
        style = paint.style
        search_w = 152.0 if self.form != "tiny" else 110.0
        names = [(name, icon, style.say(f"pillar.{name}")) for name, icon in PILLARS]
        widths = [style.width(words, 14, "b") + 48 for _, _, words in names]
        bare = sum(widths) + 6 * len(widths) > w - search_w - 36
        height = 28.0 if self.form == "tiny" else 32.0
        left = x
        for (name, icon, words), wide in zip(names, widths, strict=True):
            width = 44.0 if bare else wide
            self.add(
                Tab(
                    rect=pygame.FRect(left, y, width, height), icon=icon,
                    message=("pillar", name), label="" if bare else words,
                    on=name == self.scene.pillar and not self.scene.search,
                    hint=words if bare else "",
                )
            )  # fmt: skip
            left += width + 6
        self.add(
            TextInput(
                rect=pygame.FRect(self.rect.right - 12 - search_w, y, search_w, height),
                message=("search",), value=self.scene.search,
                empty=style.say("palette.search"),
                key_name=self.scene.app.keys.shown("search"),
            )
        )  # fmt: skip

    def _cards(
        self, paint: Painter, offers: list[Technology], fits: int, has_arrows: bool
    ) -> None:
        x, y, w, h = self.rect
        left = x + (48 if has_arrows else 12)
        width = min((w - 24 - (72 if has_arrows else 0)) / fits, WIDEST)
        top = y + (38 if self.form == "tiny" else 48)
        for number, item in enumerate(offers):
            rect = pygame.FRect(
                left + number * width + 2, top, width - 4, y + h - 6 - top
            )
            self.add(self._card(paint, rect, item))

    def _card(self, paint: Painter, rect: pygame.FRect, item: Technology) -> Card:
        session, style = self.scene.session, paint.style
        cost = build_cost_yuan(session.level, session.catalogue, session.state, item)
        short_yuan = cost - session.state.budget_yuan
        tight = numbers.tight_coins(cost, style.language)
        missing = numbers.tight_coins(short_yuan, style.language)
        found = self.scene.app.atlas.picture(item.sprite, "color")
        return Card(
            rect=rect, message=("kind", item.id), name=style.name(item.name),
            price=style.say("palette.price", value=tight), cost=tight,
            short=style.say("palette.short", value=missing) if short_yuan > 0 else "",
            missing=f"{numbers.MINUS}{missing}", on=item.id == self.scene.kind,
            picture=found[0] if found else None,
            hint=style.name(item.about),
            reason=style.say("reject.over") if session.is_closed else "",
        )  # fmt: skip

    def _arrows(self, paint: Painter, page: int, pages: int) -> None:
        x, y, w, h = self.rect
        middle = y + (h + 40) / 2 - 20
        say = paint.style.say
        for step, icon, left in (
            (-1, "caret-left-bold", x + 10),
            (1, "caret-right-bold", x + w - 42),
        ):
            other = page + step
            can = 0 <= other < pages
            self.add(
                IconButton(
                    rect=pygame.FRect(left, middle, 32, 40), icon=icon, size=16,
                    message=("palette_page", other),
                    hint=say("palette.page", page=other + 1, of=pages) if can else "",
                    reason="" if can else say("palette.no_page"),
                )
            )  # fmt: skip
