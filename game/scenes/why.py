"""Why: the tonnes of the last year, row by row, down to factor and source."""

from typing import Any

import pygame

from game import numbers
from game.scenes.base import Change, Pop
from game.style_first import BAD, GOOD, INSET, SUB
from game.text import say
from sim_core.explain import Cause
from sim_core.session import Session

MOST_ROWS = 11


class Why:
    def __init__(self, app: Any, session: Session):
        self.app = app
        self.session = session
        self.tree = session.explain("net_t")
        self.days = min(session.state.day, 365)

    def handle(self, event: pygame.event.Event) -> Change:
        leaves = (pygame.K_ESCAPE, pygame.K_w, pygame.K_RETURN)
        if event.type == pygame.KEYDOWN and event.key in leaves:
            return Pop()
        if event.type == pygame.MOUSEBUTTONDOWN:
            return Pop()
        return None

    def draw(self, surface: pygame.Surface, seconds: float) -> None:
        style, px = self.app.style, self.app.style.px
        language = style.language
        veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
        veil.fill((24, 38, 50, 150))
        surface.blit(veil, (0, 0))
        rect = surface.get_rect().inflate(-px(160), -px(80))
        style.panel(surface, rect, radius=20)
        title = say("why.title", language, days=self.days)
        style.text(
            surface, (rect.x + px(32), rect.y + px(24)), title, size=24, weight="b"
        )
        for number, cause in enumerate(self._rows()[:MOST_ROWS]):
            self._row(surface, rect, rect.y + px(80 + number * 58), cause)
        total = say("why.sum", language, value=numbers.number(self.tree.amount, 1))
        at = (rect.x + px(32), rect.bottom - px(48))
        style.text(surface, at, total, size=16, weight="b")
        style.text(
            surface, (rect.right - px(32), rect.bottom - px(44)),
            say("why.close", language), colour=SUB, anchor="topright",
        )  # fmt: skip

    def _rows(self) -> list[Cause]:
        """Leaves of the tree, biggest first."""
        found: list[Cause] = []
        waiting = [self.tree]
        while waiting:
            cause = waiting.pop()
            waiting.extend(cause.children)
            if not cause.children and cause.values:
                found.append(cause)
        return sorted(found, key=lambda cause: -abs(cause.amount))

    def _row(self, surface: pygame.Surface, rect, y: int, cause: Cause) -> None:
        style, px = self.app.style, self.app.style.px
        box = pygame.Rect(rect.x + px(24), y, rect.width - px(48), px(52))
        style.panel(surface, box, INSET, INSET, 10)
        place = self.session.catalogue.find(str(cause.values["place"]))
        name = place.name.in_(style.language) if place else str(cause.values["place"])
        style.text(surface, (box.x + px(16), y + px(4)), name, size=15, weight="b")
        style.text(
            surface,
            (box.x + px(16), y + px(28)),
            self._leaf(cause),
            size=12,
            colour=SUB,
        )
        value = f"{numbers.signed(cause.amount, 1)} t"
        style.text(
            surface, (box.right - px(16), box.centery), value, size=16, weight="b",
            anchor="midright",
        )  # fmt: skip
        biggest = abs(self._rows()[0].amount) or 1.0
        length = round(px(220) * abs(cause.amount) / biggest)
        bar = pygame.Rect(
            box.right - px(360), box.centery - px(6), max(length, 2), px(12)
        )
        pygame.draw.rect(
            surface, BAD if cause.amount > 0 else GOOD, bar, border_radius=6
        )

    def _leaf(self, cause: Cause) -> str:
        leaf = cause.leaf
        if leaf is None:
            return ""
        return say(
            "why.leaf", self.app.style.language,
            amount=numbers.number(leaf.amount, 1), unit=leaf.unit,
            factor=numbers.number(leaf.t_per_unit, 4),
            source=", ".join(leaf.sources) or leaf.activity,
            confidence=leaf.confidence or "–",
        )  # fmt: skip
