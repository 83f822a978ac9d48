"""The island: looking, placing, waiting, asking why."""

import sys
from typing import Any

import pygame

from game import numbers
from game.scenes.base import Change, Push, Reset
from game.scenes.hud import PILLARS, Hud, words_of
from game.scenes.why import Why
from game.text import say
from game.views.island import IslandView, tile_under
from sim_core.commands import Build, SkipStep
from sim_core.content import Technology
from sim_core.errors import CommandRejected, SaveError
from sim_core.session import Session
from sim_core.sites import occupied_by

ZOOMS = (0.5, 0.75, 1.0)
PAN_PX = 48
AUTOSAVE_S = 60.0
SPEED_KEYS = {
    pygame.K_SPACE: 0,
    pygame.K_1: 1,
    pygame.K_3: 3,
    pygame.K_0: 10,
}
PANS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}


class Island:
    def __init__(self, app: Any, session: Session, message: str = ""):
        self.app = app
        self.session = session
        self.message = message
        self.view = IslandView(session.level, app.ground(session.level), app.atlas)
        self.view.camera.zoom = 0.5
        self.snapshot = session.snapshot()
        self.hud = Hud(self)
        self.speed = 0
        self.pillar = "power"
        self.kind = ""
        self.selected = 0
        self.preview = None
        self.hover: tuple[int, int] | None = None
        self._days = 0.0
        self._clock = 0.0
        self._saved_at = 0.0
        self._drag: tuple[int, int] | None = None

    @property
    def hour(self) -> int:
        return 18

    def offers(self) -> list[Technology]:
        """Technologies of the open page of the palette."""
        return [
            item
            for item in self.session.catalogue.technologies
            if item.pillar == self.pillar and item.buildable
        ]

    def thumb(
        self, surface: pygame.Surface, sprite: str, card: pygame.Rect, grey: bool
    ) -> None:
        found = self.app.atlas.picture(sprite, "color")
        if found is None:
            return
        picture, px = found[0], self.app.style.px
        share = min(px(72) / picture.get_width(), px(48) / picture.get_height())
        picture = pygame.transform.smoothscale_by(picture, share)
        if grey:
            picture = pygame.transform.grayscale(picture)
        surface.blit(
            picture, picture.get_rect(midbottom=(card.centerx, card.y + px(52)))
        )

    def live_rows(self, technology: Technology) -> list[tuple[str, str]]:
        """Today's figures of all buildings of a kind together."""
        rows, today = [], self.snapshot.today
        if today is None:
            return rows
        for flow in today.supply:
            if flow.id == technology.id:
                made = numbers.number(float(flow.mw.sum()), 1)
                rows.append(("MWh / 24 h", made))
                rows.append(("MW max", numbers.number(flow.capacity_mw, 1)))
                cost = numbers.number(flow.cost_yuan_per_mwh)
                rows.append(("yuan/MWh", cost))
                rows.append(("t CO₂e/MWh", numbers.number(flow.tco2e_per_mwh, 3)))
        for store in today.stores:
            if store.id == technology.id:
                rows.append(("MWh", numbers.number(float(store.stored_mwh[-1]), 1)))
        tonnes = self.view._tonnes_today(self.snapshot, technology.id)
        if tonnes:
            rows.append(("t CO₂e / 24 h", numbers.number(tonnes, 1)))
        return rows

    def handle(self, event: pygame.event.Event) -> Change:
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        if event.type == pygame.MOUSEWHEEL:
            self._zoom(event.y)
        elif event.type == pygame.MOUSEMOTION:
            self._move(event)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._click(event.pos)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 3:
            self._leave()
        elif event.type == pygame.MOUSEBUTTONUP:
            self._drag = None
        return None

    def _key(self, event: pygame.event.Event) -> Change:
        if event.key in SPEED_KEYS:
            wanted = SPEED_KEYS[event.key]
            paused = event.key == pygame.K_SPACE and not self.speed
            self.speed = 1 if paused else wanted
        elif event.key in PANS:
            step = PANS[event.key]
            self.view.camera.x += step[0] * PAN_PX / self.view.camera.zoom
            self.view.camera.y += step[1] * PAN_PX / self.view.camera.zoom
        elif event.key == pygame.K_TAB:
            number = (PILLARS.index(self.pillar) + 1) % len(PILLARS)
            self.pillar = PILLARS[number]
        elif event.key == pygame.K_w:
            return Push(Why(self.app, self.session))
        elif event.key == pygame.K_F5:
            self.message = say("hud.saved", self.app.style.language)
            self.save()
        elif event.key == pygame.K_ESCAPE:
            return self._back()
        return None

    def _back(self) -> Change:
        if self.kind or self.selected:
            self._leave()
            return None
        self.save()
        from game.scenes.title import Title

        return Reset(Title(self.app))

    def _leave(self) -> None:
        self.kind, self.selected, self.preview = "", 0, None

    def _zoom(self, steps: int) -> None:
        number = ZOOMS.index(self.view.camera.zoom) + (1 if steps > 0 else -1)
        self.view.camera.zoom = ZOOMS[min(max(number, 0), len(ZOOMS) - 1)]

    def _move(self, event: pygame.event.Event) -> None:
        if self._drag is not None and event.buttons[0]:
            zoom = self.view.camera.zoom
            self.view.camera.x -= event.rel[0] / zoom
            self.view.camera.y -= event.rel[1] / zoom
            return
        size = self.app.screen.get_size()
        tile = tile_under(
            self.session.level, self.view.camera.to_world(event.pos, size)
        )
        if tile != self.hover:
            self.hover = tile
            self._look_ahead()

    def _look_ahead(self) -> None:
        """What the thing in hand would change on this tile."""
        self.preview = None
        if self.kind and self.hover is not None:
            self.preview = self.session.preview(Build(self.kind, self.hover))

    def _click(self, at: tuple[int, int]) -> Change:
        pressed = self.hud.press(at)
        if pressed is not None:
            return self._pressed(pressed)
        self._drag = at
        size = self.app.screen.get_size()
        self.hover = tile_under(self.session.level, self.view.camera.to_world(at, size))
        if self.hover is None:
            self._leave()
        elif self.kind:
            self._do(Build(self.kind, self.hover))
            self._look_ahead()
        else:
            self._select(self.hover)
        return None

    def _select(self, tile: tuple[int, int]) -> None:
        taken = occupied_by(self.session.catalogue, self.session.state)
        row = taken.get((tile, "tile"), -1)
        self.selected = int(self.session.state.buildings.uid[row]) if row >= 0 else 0

    def _pressed(self, what: tuple) -> Change:
        match what:
            case ("speed", speed):
                self.speed = speed
            case ("pillar", pillar):
                self.pillar = pillar
            case ("kind", kind):
                self._leave()
                self.kind = kind
            case ("command", command):
                self._do(command)
            case ("skip", step):
                self._do(SkipStep(step))
            case ("why",):
                return Push(Why(self.app, self.session))
        return None

    def _do(self, command: Any) -> None:
        try:
            self.session.submit(command)
            self.message = ""
        except CommandRejected as refused:
            self.message = words_of(refused, self.app.style.language)
        self.snapshot = self.session.snapshot()

    def update(self, seconds: float) -> None:
        """Play days at the chosen speed; autosave every minute."""
        self._clock += seconds
        if not self.session.is_over and self.speed:
            self._days += seconds * self.speed
            whole = int(self._days)
            if whole:
                self._days -= whole
                self.session.advance(min(whole, 30))
                self.snapshot = self.session.snapshot()
                self._tell_end()
        if self._clock - self._saved_at > AUTOSAVE_S:
            self.save()

    def _tell_end(self) -> None:
        outcome = self.session.state.outcome
        if outcome:
            self.message = say(f"hud.{outcome}", self.app.style.language)
            self.speed = 0

    def save(self) -> None:
        self._saved_at = self._clock
        try:
            self.app.save(self.session)
        except SaveError as fault:
            self.message = say("hud.not_saved", self.app.style.language)
            print(fault, file=sys.stderr)

    def draw(self, surface: pygame.Surface, seconds: float) -> None:
        self.view.draw(surface, self.snapshot, seconds, {"tiles": self._marks()})
        self.hud.draw(surface)

    def _marks(self) -> list[tuple]:
        marks: list[tuple] = []
        if self.kind and self.hover is not None:
            footprint = self.session.catalogue.get(self.kind).footprint
            good = self.preview is not None and self.preview.reason is None
            marks.append((*self.hover, footprint, "good" if good else "bad"))
        if self.selected:
            buildings = self.session.state.buildings
            row = buildings.row_of(self.selected)
            if row >= 0:
                technology = self.session.catalogue.technologies[buildings.tech[row]]
                at = (int(buildings.x[row]), int(buildings.y[row]))
                marks.append((*at, technology.footprint, ""))
        return marks
