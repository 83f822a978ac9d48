"""Notes in view under the top bar, and the list of those of the past."""

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes import layout
from game.scenes.post import Note
from game.widgets import IconButton, Painter, Panel, Pressable
from game.widgets.parts import scroll_mark
from sim_core.calendar import date_of

if TYPE_CHECKING:
    from game.scenes.island import Island

MOST, ROW_H, WIDTH, LEAST_W = 3, 48.0, 440.0, 250.0
HEAD_H, LINE_H, TALLEST = 48.0, 44.0, 420.0
GRACE_S, DATED_W = 0.6, 330.0
INKS = {"good": "good_t", "warn": "warn_t", "bad": "bad_t", "info": "link"}


class _Between(Panel):
    """Between the panels at the left and at the right, below the top bar."""

    def __init__(self, scene: "Island", sides: Iterable[Panel]) -> None:
        super().__init__()
        self.scene = scene
        self.sides = tuple(sides)

    def beside(self) -> list[pygame.FRect]:
        return [
            side.rect
            for side in self.sides
            if side.rect is not None and not is_broad(side)
        ]

    def gap(
        self, room: pygame.FRect, rects: Iterable[pygame.FRect], top: float
    ) -> pygame.FRect | None:
        """As wide as fits, in the window's middle if it can; None if too narrow."""
        left, right = layout.EDGE, room.right - layout.EDGE
        for rect in rects:
            if rect.centerx < room.centerx:
                left = max(left, rect.right + layout.GAP)
            else:
                right = min(right, rect.left - layout.GAP)
        width = min(WIDTH, right - left)
        if width < LEAST_W:
            return None
        x = min(max(room.centerx - width / 2, left), right - width)
        return pygame.FRect(x, top, width, 0)


class Notes(_Between):
    """Up to three notes; a click opens what a note is about, and puts it away."""

    is_lasting = False
    _seen: tuple[pygame.FRect | None, float] = (None, 0.0)

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        """For a moment the place of a gone note still takes a late click."""
        now_s = self.scene.moment.now_s
        rect = self._wanted(room)
        if rect is not None:
            self._seen = rect, now_s
        gone, seen_s = self._seen
        return rect or (gone if now_s - seen_s < GRACE_S else None)

    def _wanted(self, room: pygame.FRect) -> pygame.FRect | None:
        self.most = MOST
        notes = self.scene.post.shown
        if not notes or self.scene.open_card == "messages":
            return None
        gap = self.gap(room, self.beside(), layout.below_top(room))
        if gap is None:
            return self._lower(room)
        below = [side.rect.top for side in self.sides if is_broad(side)]
        room_h = min(below, default=room.bottom) - gap.top
        self.most = min(MOST, max(int(room_h // ROW_H), 1))
        gap.height = ROW_H * min(len(notes), self.most) - 8
        return gap

    def _lower(self, room: pygame.FRect) -> pygame.FRect:
        """One note below what is in its way, or over it where that fills the window."""
        self.most, high = 1, ROW_H - 8
        sides, first = self.beside(), layout.below_top(room)
        bottom = self.scene.free_area(afresh=False).bottom / self.scene.style.scale
        for top in sorted(rect.bottom + layout.GAP for rect in sides):
            beside = [r for r in sides if r.top < top + high and r.bottom > top]
            gap = self.gap(room, beside, top)
            if gap is not None and first <= top <= bottom - high:
                gap.height = high
                return gap
        width = min(WIDTH, room.width - 2 * layout.EDGE)
        return pygame.FRect(room.centerx - width / 2, first, width, high)

    def key(self) -> Hashable:
        return tuple((note.words, note.kind) for note in self.scene.post.shown[-MOST:])

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        if self.scene.open_card == "messages":
            return
        for number, note in enumerate(self.scene.post.shown[-self.most :]):
            top = y + ROW_H * number
            paint.panel(x, top, w, 40, radius=20, shade=50)
            paint.icon(x + 24, top + 20, note.icon, 22, INKS[note.kind])
            paint.block(x + 44, top + 20, w - 60, note.words, 13, "ink", "b")
            rect = pygame.FRect(x, top, w, 40)
            message = ("dismiss", note.words, note.then)
            self.add(Pressable(rect=rect, message=message, radius=20, focusable=False))


def is_broad(side: Panel) -> bool:
    """Whether it lies along the lower edge, as in a small window."""
    return side.rect is not None and side.rect.width > layout.BROAD


class PastNotes(_Between):
    """News of the past with its date, newest first; a click opens it again.

    An open list stands still under the pointer: what comes is counted above it.
    """

    news: list[Note] | None = None

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.scene.open_card != "messages":
            self.news = None
            return None
        if self.news is None:
            self.news = list(self.scene.post.kept)
        left, top = layout.beside_tools(room), layout.below_top(room)
        gap = self.gap(room, self.beside(), top)
        if gap is None:
            width = min(WIDTH, room.right - layout.EDGE - left)
            gap = pygame.FRect(left, top, width, 0)
        wanted = HEAD_H + LINE_H * max(len(self.news), 1) + 12
        gap.height = min(wanted, TALLEST, room.bottom - 8 - top)
        return gap

    def key(self) -> Hashable:
        lines = tuple((note.words, note.day) for note in self.news or ())
        return lines, self.scene.post.unread

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        say = paint.style.say
        paint.panel(*self.rect, radius=18)
        paint.icon(x + 26, y + 24, "bell", 20, "accent")
        used = paint.text(
            x + 46, y + 24, say("hud.messages"), 15, weight="b", room=w - 100
        )
        if self.scene.post.unread:
            words = say("hud.messages_new", count=self.scene.post.unread)
            room = w - 108 - used
            paint.text(x + w - 50, y + 24, words, 13, "link", align="r", room=room)
        self.add(
            IconButton(
                rect=pygame.FRect(x + w - 40, y + 9, 30, 30), radius=15, size=13,
                message=("tool", "messages"), icon="x-bold", hint="Esc",
            )
        )  # fmt: skip
        if not self.news:
            words = say("hud.no_messages")
            paint.text(x + 20, y + HEAD_H + 18, words, 13, "sub", room=w - 40)
            return
        inner = pygame.FRect(x + 8, y + HEAD_H, w - 16, h - HEAD_H - 8)
        self.scroll_limit = max(LINE_H * len(self.news) - inner.height, 0.0)
        with paint.clip(*inner):
            for number, note in enumerate(self.news):
                self._line(paint, inner, inner.y + LINE_H * number - self.scroll, note)
        scroll_mark(paint, inner, self.scroll, self.scroll_limit)

    def _line(
        self, paint: Painter, inner: pygame.FRect, top: float, note: Note
    ) -> None:
        if not inner.top - LINE_H < top < inner.bottom:
            return
        x, w = inner.x, inner.width - 8
        date = date_of(self.scene.session.level.start, note.day)
        paint.icon(x + 18, top + LINE_H / 2, note.icon, 19, INKS[note.kind])
        words = numbers.date(date, paint.style.language)
        used = 0.0
        if w >= DATED_W:
            used = paint.text(x + w - 8, top + LINE_H / 2, words, 12, "sub", align="r")
        room = w - 50 - used
        paint.block(
            x + 36, top + LINE_H / 2, room, note.words, 13, "ink", "b", most=3
        )  # fmt: skip
        if note.then:
            self.add(
                Pressable(
                    rect=pygame.FRect(x, top, w, LINE_H), clip=inner,
                    message=("again", note.then, note.day, note.words), hint=words,
                )
            )  # fmt: skip
