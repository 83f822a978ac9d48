"""The yearly report: one page with its remarks, and its files."""

from collections.abc import Hashable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pygame

from game.paper.columns import GAP, Placed
from game.paper.files import WRITERS, export
from game.paper.sheet import ReportSheet, title_of
from game.paper.year import YearReport, year_report
from game.scenes import doors
from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.cardpage import CardPage
from game.scenes.sheet import sheet_rect
from game.scenes.why import Why
from game.scenes.zonework import ZoneWork
from game.text import entries
from game.widgets import Button, IconButton, Painter, Panel
from sim_core.carbon.tables import text_of
from sim_core.disclosure_remarks import with_zones
from sim_core.errors import SaveError
from sim_core.zones_audit import disclosed

if TYPE_CHECKING:
    from game.app import App
    from game.style import Style
    from sim_core.session import Session

BAND_H, PAD = 68.0, 20.0
ICONS = {"pdf": "file-pdf", "png": "file-png", "html": "file-html"}
STEPS = {pygame.K_PAGEUP: -1, pygame.K_PAGEDOWN: 1}
NOTE_S = 8.0
SHELF = "zone_report"


class Report(Scene):
    is_sheet = True

    def __init__(self, app: "App", session: "Session", year: int | None = None) -> None:
        super().__init__(app)
        self.session = session
        self.years = [row.year for row in session.years()]
        self.year = self.years[-1] if year is None else year
        self.note: tuple[str, str] | None = None
        self._note_left_s = 0.0
        self._reports: dict[int, YearReport] = {}
        self.news = 0
        self.tiles = zone_of(app)
        self.work = work_of(app, session) if self.tiles else None

    @property
    def report(self) -> YearReport:
        if self.year not in self._reports:
            self._reports[self.year] = year_report(self.session, self.year)
        return self._reports[self.year]

    def _audit_zone(self) -> None:
        """The zone drawn on the island, audited for the year that is shown."""
        work, report = self.work, self.report
        if work is None or report.disclosure.zones:
            return
        day = report.span[1] + 1
        if work.audit is not None and work.of == (self.tiles, day):
            row = disclosed(work.audit, text_of(entries()["zone.title"]))
            found = with_zones(report.disclosure, (row,))
            self._reports[self.year] = replace(report, disclosure=found)
            self.news += 1
        elif not work.update():
            work.ask(self.tiles, day)

    def panels(self) -> list[Panel]:
        return [Band(self), Body(self), Told(self)]

    def on(self, message: Any) -> Change:
        match message:
            case ("close",):
                return Pop()
            case ("year", step):
                self._turn(step)
            case ("why", figure, *place):
                return Push(self._why(figure, place[0] if place else ""))
            case ("inventory", name):
                scene = doors.inventory(self.app, self.session, self.year, name)
                return Push(scene)
            case ("export", kind):
                self._export(kind)
        return None

    def _turn(self, step: int) -> None:
        """To another year, if the books have one."""
        place = self.years.index(self.year) + step
        if 0 <= place < len(self.years):
            self.year = self.years[place]
            self.page.panels[1].scroll = 0.0

    def _why(self, figure: str, place: str) -> Scene:
        """The causes of a figure over the year, against the year before."""
        report = self.report
        mode, _, name = figure.rpartition(":")
        against = report.before if report.change is not None else None
        return Why(
            self.app, self.session, name, report.span, against=against,
            mode="against" if mode else "span", place=place,
        )  # fmt: skip

    def _export(self, kind: str) -> None:
        """Write the files; a folder that refuses becomes a note."""
        try:
            paths = export(self.report, kind, self.app.folder)
        except SaveError as fault:
            words = self.style.say("report.not_written", fault=fault)
            self.note = (words, "bad")
        else:
            names = " · ".join(path.name for path in paths)
            folder = paths[0].parent.resolve()
            words = self.style.say("report.written", folder=folder, names=names)
            self.note = (words, "good")
        self._note_left_s = NOTE_S

    def key(self, event: pygame.event.Event) -> Change:
        if self.app.keys.action(event) == "report":
            return Pop()
        if event.key in STEPS:
            self._turn(STEPS[event.key])
            return None
        return super().key(event)

    def update(self, seconds: float) -> Change:
        self._note_left_s -= seconds
        if self._note_left_s <= 0.0:
            self.note = None
        self._audit_zone()
        return super().update(seconds)


def work_of(app: "App", session: "Session") -> ZoneWork:
    """Audits for the report, kept between two openings of the sheet."""
    known = app.shelf.get(SHELF)
    if known is None or known.session is not session:
        known = app.shelf[SHELF] = ZoneWork(session)
    return known


def zone_of(app: "App") -> frozenset[tuple[int, int]]:
    """The demonstration zone of the island that lies below, or no tiles."""
    from game.scenes.island import Island

    islands = [scene for scene in app.scenes if isinstance(scene, Island)]
    return islands[-1].zone if islands else frozenset()


class _Part(Panel):
    def __init__(self, scene: Report) -> None:
        super().__init__()
        self.scene = scene

    def key(self) -> Hashable:
        return self.scene.year, self.scene.news


class Band(_Part):
    """The sheet with its green head: title, years, files, close."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        return sheet_rect(room)

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        paint.panel(*self.rect, radius=20, fill="chart", alpha=252)
        paint.box(x, y, w, 40, "primary", radius=20)
        paint.box(x, y + 20, w, BAND_H - 20, "primary", radius=0)
        right = self._controls(paint.style, y + BAND_H / 2)
        title, second = title_of(self.scene.report, paint.style)
        room = right - x - 28 - 12
        middle = y + BAND_H / 2
        size = 25 if w > 1000 else 19
        used = paint.text(x + 28, middle, title, size, "white", "b", room=room)
        rest = room - used - 16
        if paint.style.width(second, 14) <= rest:
            paint.text(x + 28 + used + 16, middle + 3, second, 14, "white")

    def _controls(self, style: "Style", middle: float) -> float:
        """Close, files and years, from the right; where the title must end."""
        right = self.rect.right - 20
        right = self._round(right, middle, ("close",), "x-bold", "Esc", "")
        right -= 12
        for kind in reversed(WRITERS):
            hint = style.say("report.write", kind=kind.upper())
            right -= 84
            self.add(
                Button(
                    rect=pygame.FRect(right, middle - 18, 76, 36), hint=hint,
                    message=("export", kind), label=kind.upper(), kind="light",
                    icon=ICONS[kind], size=13, radius=10,
                )
            )  # fmt: skip
        right -= 8
        years, year = self.scene.years, self.scene.year
        for step, icon, edge in (
            (1, "caret-right-bold", years[-1]), (-1, "caret-left-bold", years[0]),
        ):  # fmt: skip
            reason = style.say("report.no_year", year=year) if year == edge else ""
            hint = style.say("report.other_year", year=year + step)
            right = self._round(right - 4, middle, ("year", step), icon, hint, reason)
        return right

    def _round(
        self, right: float, middle: float, message: Any, icon: str, hint: str,
        reason: str,
    ) -> float:  # fmt: skip
        rect = pygame.FRect(right - 34, middle - 17, 34, 34)
        self.add(
            IconButton(
                rect=rect, message=message, icon=icon, kind="light", radius=17,
                size=15, hint=hint, reason=reason,
            )
        )  # fmt: skip
        return rect.x - 4


class Body(CardPage):
    """The page; it scrolls where the window is smaller."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        sheet = sheet_rect(room)
        pad = PAD if sheet.width > 1000 else 10.0
        top = sheet.y + BAND_H + GAP
        return pygame.FRect(
            sheet.x + pad, top, sheet.width - 2 * pad, sheet.bottom - 14 - top
        )

    def __init__(self, scene: Report) -> None:
        super().__init__()
        self.scene = scene

    def key(self) -> Hashable:
        return self.scene.year

    @cached_property
    def _sheets(self) -> dict[Hashable, ReportSheet]:
        return {}

    def sheet(self) -> ReportSheet:
        """The page of the chosen year in the language of the moment."""
        style = self.scene.style
        key = (self.scene.year, *style.stamp)
        if key not in self._sheets:
            self._sheets.clear()
            self._sheets[key] = ReportSheet(self.scene.report, style)
        return self._sheets[key]

    def placed(self, width: float, least: float) -> tuple[Placed, float]:
        return self.sheet().placed(width, least)


class Told(_Part):
    """What became of the files, for a few seconds."""

    blocks = False

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.scene.note is None:
            return None
        width = min(900.0, room.width - 48)
        return pygame.FRect(room.centerx - width / 2, room.bottom - 96, width, 56)

    def key(self) -> Hashable:
        return self.scene.note

    def draw(self, paint: Painter) -> None:
        assert self.scene.note is not None
        x, y, w, h = self.rect
        words, kind = self.scene.note
        paint.panel(*self.rect, radius=16, fill=f"{kind}_bg", alpha=255)
        icon = "check-circle" if kind == "good" else "warning"
        paint.icon(x + 26, y + h / 2, icon, 22, f"{kind}_t")
        paint.block(x + 48, y + h / 2, w - 64, words, 13, f"{kind}_t", "b")


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played

    session = played(days=800)
    told = Report(app, session)
    told.note = (app.style.say("report.not_written", fault="/reports"), "bad")
    return [
        ("report", Report(app, session)),
        ("report_first", Report(app, session, session.years()[0].year)),
        ("report_told", told),
    ]
