"""A part of the screen that keeps its picture until what it shows has changed."""

from collections.abc import Hashable
from typing import Any

import pygame

from game.style import Style
from game.widgets.painter import Painter
from game.widgets.widget import Look, Widget

MARGIN = 24


class Panel:
    """Subclasses say where they are, what they show, and draw it."""

    name = ""
    is_modal = False
    blocks = True
    # Whether it keeps its place; what passes may lie over the map.
    is_lasting = True

    def __init__(self) -> None:
        self.rect: pygame.FRect | None = None
        self.widgets: list[Widget] = []
        self.scroll = 0.0
        self.scroll_limit = 0.0
        self._kept: tuple[Hashable, pygame.Surface, pygame.Rect] | None = None
        self.redraws = 0

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        """Where the panel lies in the logical window; None hides it."""
        raise NotImplementedError

    def key(self) -> Hashable:
        """Everything that the picture depends on."""
        return None

    def draw(self, paint: Painter) -> None:
        """Draw what is not pressed, and `add` what is."""
        raise NotImplementedError

    def add(self, widget: Widget) -> Widget:
        self.widgets.append(widget)
        return widget

    def scroll_by(self, steps: float) -> bool:
        """Move a list; False where nothing can move."""
        before = self.scroll
        self.scroll = min(max(self.scroll + steps, 0.0), self.scroll_limit)
        return self.scroll != before

    def show(
        self, surface: pygame.Surface, style: Style, looks: dict[Hashable, Look]
    ) -> None:
        """Put the kept picture on the window, drawn anew if it is out of date."""
        assert self.rect is not None
        if style.audit is not None:
            self._paint(Painter(surface, style), looks)
            return
        mine = frozenset((w.id, looks[w.id]) for w in self.widgets if w.id in looks)
        now = (tuple(self.rect), self.key(), style.stamp, self.scroll, mine)
        if self._kept is None or self._kept[0] != now:
            self._kept = (now, *self._picture(style, looks))
        self._blit(surface)

    def _blit(self, surface: pygame.Surface) -> None:
        assert self._kept is not None
        _, picture, rect = self._kept
        surface.blit(picture, rect, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _picture(
        self, style: Style, looks: dict[Hashable, Look]
    ) -> tuple[pygame.Surface, pygame.Rect]:
        assert self.rect is not None
        wide = self.rect.inflate(2 * MARGIN, 2 * MARGIN)
        left, top = style.px(wide.x), style.px(wide.y)
        size = (style.px(wide.width) + 2, style.px(wide.height) + 2)
        picture = pygame.Surface(size, pygame.SRCALPHA)
        self._paint(Painter(picture, style, (-left, -top)), looks)
        return picture, pygame.Rect((left, top), size)

    def _paint(self, paint: Painter, looks: dict[Hashable, Look]) -> None:
        self.redraws += 1
        self.widgets = []
        self.draw(paint)
        for widget in self.widgets:
            look = looks.get(widget.id, Look())
            if widget.clip is None:
                self._paint_widget(widget, paint, look)
                continue
            with paint.clip(*widget.clip):
                self._paint_widget(widget, paint, look)

    @staticmethod
    def _paint_widget(widget: Widget, paint: Painter, look: Look) -> None:
        widget.draw(paint, look)
        if look.focused:
            widget.draw_focus(paint)

    def widget_at(self, at: tuple[float, float]) -> Widget | None:
        """The control under a point; the one drawn last wins."""
        for widget in reversed(self.widgets):
            if widget.hit().collidepoint(at):
                return widget
        return None

    def find(self, name: Hashable) -> Widget | None:
        return next((widget for widget in self.widgets if widget.id == name), None)


def typed(widget: Widget | None, words: str) -> Any:
    """What a text field answers to typing; None for other controls."""
    return widget.typed(words) if hasattr(widget, "typed") else None
