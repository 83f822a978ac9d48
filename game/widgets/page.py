"""A screen's panels together: pointer, focus, keyboard and tooltips."""

from collections.abc import Hashable, Sequence
from typing import Any

import pygame

from game.style import Style
from game.widgets.painter import Painter
from game.widgets.panel import Panel, typed
from game.widgets.tooltip import draw_tooltip
from game.widgets.widget import Look, Widget

HINT_AFTER_S = 0.25
WHEEL_STEP = 48.0
ARROWS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}


class Page:
    """Routes events to the panels' controls and returns their messages."""

    def __init__(self, style: Style, panels: Sequence[Panel]) -> None:
        self.style = style
        self.panels = list(panels)
        self.hovered: Hashable = None
        self.pressed: Hashable = None
        self.focus: Hashable = None
        # Where Enter goes as long as the keyboard has not moved the focus.
        self.first: Hashable = None
        self.by_keyboard = False
        self.said: Any = None
        self._key_words = ""
        self._waited_s = 0.0
        self._room = pygame.FRect(0, 0, 1600, 900)

    def shown(self) -> list[Panel]:
        """Panels that have a place now; a modal one hides the others from input."""
        return [panel for panel in self.panels if panel.rect is not None]

    def live(self) -> list[Panel]:
        shown = self.shown()
        modal = [panel for panel in shown if panel.is_modal]
        return modal[-1:] or shown

    def layout(self, surface: pygame.Surface) -> None:
        width, height = surface.get_size()
        scale = self.style.scale
        self._room = pygame.FRect(0, 0, width / scale, height / scale)
        for panel in self.panels:
            panel.rect = panel.place(self._room)

    def draw(self, surface: pygame.Surface) -> None:
        self.layout(surface)
        looks = self.looks()
        for panel in self.shown():
            panel.show(surface, self.style, looks)
        self._draw_hint(surface)

    def looks(self) -> dict[Hashable, Look]:
        """The state of the few controls that are not at rest."""
        names = {self.hovered, self.pressed, self.focus} - {None}
        return {
            name: Look(
                hovered=name == self.hovered,
                pressed=name == self.pressed and name == self.hovered,
                focused=name == self.focus and self.by_keyboard,
            )
            for name in names
        }

    def update(self, seconds: float) -> None:
        self._waited_s += seconds

    def logical(self, pixel: tuple[int, int]) -> tuple[float, float]:
        return pixel[0] / self.style.scale, pixel[1] / self.style.scale

    def covers(self, pixel: tuple[int, int]) -> bool:
        """Whether a panel lies under the pointer."""
        at = self.logical(pixel)
        if any(panel.is_modal for panel in self.shown()):
            return True
        return any(p.blocks and p.rect.collidepoint(at) for p in self.shown())

    def widget(self, name: Hashable) -> Widget | None:
        found = (panel.find(name) for panel in self.live())
        return next((widget for widget in found if widget is not None), None)

    def at(self, pixel: tuple[int, int]) -> Widget | None:
        point = self.logical(pixel)
        for panel in reversed(self.live()):
            widget = panel.widget_at(point)
            if widget is not None:
                return widget
            if panel.blocks and panel.rect.collidepoint(point):
                return None
        return None

    def handle(self, event: pygame.event.Event) -> Any:
        """The message of the control that the event reached; `said` keeps it."""
        message = self._answer(event)
        if message not in (None, ("focused",), ("scrolled",)):
            self.said = message
        return message

    def _answer(self, event: pygame.event.Event) -> Any:
        if event.type == pygame.MOUSEMOTION:
            return self._move(event)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._down(event)
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._up(event)
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(event)
        if event.type == pygame.TEXTINPUT:
            return self._typed(event.text)
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        return None

    def _move(self, event: pygame.event.Event) -> Any:
        held = self.widget(self.pressed) if self.pressed is not None else None
        if held is not None and event.buttons[0]:
            dragged = held.drag(self.logical(event.pos))
            if dragged is not None:
                return dragged
        widget = self.at(event.pos)
        name = widget.id if widget is not None else None
        if name != self.hovered:
            self.hovered, self._waited_s = name, 0.0
        return None

    def _down(self, event: pygame.event.Event) -> Any:
        widget = self.at(event.pos)
        self.by_keyboard = False
        self.hovered = self.pressed = None
        # What was pressed has been understood: its hint goes.
        self._waited_s = float("-inf")
        self.focus = self.first
        if widget is None:
            return None
        self.hovered = self.pressed = widget.id
        if widget.keeps_focus:
            self.focus = widget.id
        # A slider jumps to the pointer at once; all else acts on release.
        return widget.drag(self.logical(event.pos))

    def _up(self, event: pygame.event.Event) -> Any:
        widget, pressed = self.at(event.pos), self.pressed
        self.pressed = None
        if widget is None or widget.id != pressed:
            return None
        return widget.press(self.logical(event.pos))

    def _wheel(self, event: pygame.event.Event) -> Any:
        at = self.logical(pygame.mouse.get_pos())
        for panel in reversed(self.live()):
            if panel.rect.collidepoint(at) and panel.scroll_limit:
                panel.scroll_by(-event.y * WHEEL_STEP)
                return ("scrolled",)
        return None

    def _typed(self, words: str) -> Any:
        """Type into the field; the key that opened it is not a part of the words."""
        opened_by, self._key_words = self._key_words, ""
        if words == opened_by:
            return None
        return typed(self.widget(self.focus), words)

    def _key(self, event: pygame.event.Event) -> Any:
        widget = self.widget(self.focus)
        self._key_words = "" if self.is_typing() else getattr(event, "unicode", "")
        if event.key == pygame.K_ESCAPE and self.is_typing():
            # Esc empties a field and gives the keys back.
            self.focus = self.first
            answer = widget.key(event) if widget is not None else None
            return answer or ("focused",)
        if widget is not None:
            answer = widget.key(event)
            if answer is not None:
                self.by_keyboard = True
                return answer
        if event.key == pygame.K_TAB:
            self._next_region(-1 if event.mod & pygame.KMOD_SHIFT else 1)
            return ("focused",)
        if event.key in ARROWS and widget is not None:
            return ("focused",) if self._step(widget, ARROWS[event.key]) else None
        return None

    def is_typing(self) -> bool:
        return hasattr(self.widget(self.focus), "typed")

    def set_focus(self, name: Hashable) -> None:
        self.focus, self.by_keyboard = name, name is not None
        self._keep_in_view()

    def _regions(self) -> list[list[Widget]]:
        found = [[w for w in p.widgets if w.focusable] for p in self.live()]
        return [widgets for widgets in found if widgets]

    def _next_region(self, step: int) -> None:
        """Tab: to the first control of the next panel; alone, to the next control."""
        regions = self._regions()
        if not regions:
            return
        if len(regions) == 1:
            names = [widget.id for widget in regions[0]]
            at = names.index(self.focus) + step if self.focus in names else 0
            self.set_focus(names[at % len(names)])
            return
        inside = [
            number
            for number, widgets in enumerate(regions)
            if any(widget.id == self.focus for widget in widgets)
        ]
        number = inside[0] + step if inside else (0 if step > 0 else -1)
        self.set_focus(regions[number % len(regions)][0].id)

    def _step(self, widget: Widget, way: tuple[int, int]) -> bool:
        """Arrows: to the nearest control of the same panel in that direction."""
        region = next((r for r in self._regions() if widget in r), [])
        best, nearest = None, 0.0
        for other in region:
            dx = other.rect.centerx - widget.rect.centerx
            dy = other.rect.centery - widget.rect.centery
            along, across = (dx, dy) if way[0] else (dy, dx)
            along *= way[0] or way[1]
            if other is widget or along <= 1.0:
                continue
            cost = along + 3.0 * abs(across)
            if best is None or cost < nearest:
                best, nearest = other, cost
        if best is not None:
            self.set_focus(best.id)
        return best is not None

    def _keep_in_view(self) -> None:
        for panel in self.live():
            widget = panel.find(self.focus)
            if widget is None or widget.clip is None:
                continue
            if widget.rect.bottom > widget.clip.bottom:
                panel.scroll_by(widget.rect.bottom - widget.clip.bottom + 8)
            elif widget.rect.top < widget.clip.top:
                panel.scroll_by(widget.rect.top - widget.clip.top - 8)

    def _draw_hint(self, surface: pygame.Surface) -> None:
        name = self.focus if self.by_keyboard else self.hovered
        is_ripe = self.by_keyboard or self._waited_s >= HINT_AFTER_S
        widget = self.widget(name) if name is not None and is_ripe else None
        if widget is not None and (widget.hint or widget.reason):
            draw_tooltip(Painter(surface, self.style), widget, self._room)
