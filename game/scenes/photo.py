"""Photo mode: the island without its panels, in the light of any hour."""

from typing import TYPE_CHECKING

import pygame

from game.scenes.base import Change, Pop, Scene
from game.scenes.hand import CLOSER, FARTHER
from game.views.marks import Marks
from game.views.moment import HOURS, Moment
from game.widgets import Button, Painter, Panel

if TYPE_CHECKING:
    from collections.abc import Hashable

    from game.app import App
    from game.scenes.island import Island

BAR_W, BAR_H, EDGE = 620.0, 60.0, 16.0
STEP_H = 0.5
TAKE = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_F12, pygame.K_SPACE)


class Bar(Panel):
    """What can be done here; it is not in the picture."""

    def __init__(self, scene: "Photo") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        width = min(BAR_W, room.width - 2 * EDGE)
        left = room.centerx - width / 2
        return pygame.FRect(left, room.bottom - EDGE - BAR_H, width, BAR_H)

    def key(self) -> "Hashable":
        return self.scene.hour, self.scene.words

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        say = paint.style.say
        paint.panel(*self.rect)
        choices = (
            (("hour", -1), say("photo.earlier"), "secondary", 84.0),
            (("hour", 1), say("photo.later"), "secondary", 84.0),
            (("back",), say("photo.back"), "secondary", 84.0),
            (("take",), say("photo.take"), "primary", 112.0),
        )
        right = x + w - 12
        for message, label, kind, width in reversed(choices):
            right -= width
            rect = pygame.FRect(right, y + (h - 40) / 2, width, 40)
            self.add(Button(rect=rect, message=message, label=label, kind=kind))
            right -= 8
        paint.block(x + 16, y + h / 2, right - x - 16, self._line(say), 13)

    def _line(self, say) -> str:
        if self.scene.words:
            return self.scene.words
        if self.scene.hour is None:
            return say("photo.season")
        minutes = round(self.scene.hour * 60)
        return say("photo.hour", hour=f"{minutes // 60:02d}:{minutes % 60:02d}")


class Photo(Scene):
    def __init__(self, app: "App", island: "Island") -> None:
        super().__init__(app)
        self.island = island
        self.hour = island.moment.hour
        self.words = ""
        self._is_dragging = False
        self._clock_s = island.moment.now_s

    def panels(self) -> list[Panel]:
        return [Bar(self)]

    def on(self, message: tuple) -> Change:
        match message:
            case ("hour", step):
                self._turn(step)
            case ("take",):
                self.words = self._take()
            case ("back",):
                return Pop()
        return None

    def _turn(self, step: int) -> None:
        """Another hour's light; the first step leaves the season's light at noon."""
        start = HOURS / 2 if self.hour is None else self.hour
        self.hour, self.words = (start + step * STEP_H) % HOURS, ""

    def key(self, event: pygame.event.Event) -> Change:
        if event.key == pygame.K_ESCAPE:
            return Pop()
        if event.key in TAKE:
            self.words = self._take()
        elif event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            self._turn(1 if event.key == pygame.K_RIGHT else -1)
        elif event.key in (*CLOSER, *FARTHER):
            middle = tuple(side // 2 for side in self.app.screen.get_size())
            self._zoom(1 if event.key in CLOSER else -1, middle)
        return None

    def handle(self, event: pygame.event.Event) -> Change:
        """Drag and wheel move the camera; all else is the bar's."""
        camera = self.island.view.camera
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._is_dragging = not self.page.covers(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP:
            self._is_dragging = False
        elif event.type == pygame.MOUSEMOTION and self._is_dragging:
            camera.drag(event.rel)
        elif event.type == pygame.MOUSEWHEEL:
            self._zoom(event.y, pygame.mouse.get_pos())
        return super().handle(event)

    def _zoom(self, steps: int, pixel: tuple[int, int]) -> None:
        self.island.view.camera.zoom_by(
            steps, pixel, self.app.screen.get_size(),
            at_once=self.style.reduced_motion,
        )  # fmt: skip

    def _take(self) -> str:
        """Keep the picture in the data folder; says where, or what went wrong."""
        picture = self.app.screen.copy()
        self._draw_island(picture)
        folder = self.app.folder / "photos"
        stem = f"island_{self.island.session.date()}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            number = len(list(folder.glob(f"{stem}*.png")))
            path = folder / f"{stem}{f'_{number}' if number else ''}.png"
            pygame.image.save(picture, path)
        except (OSError, pygame.error):
            return self.style.say("photo.failed")
        return self.style.say("hud.photo", path=path.name)

    def _moment(self, seconds: float) -> Moment:
        clock_s = self.island.moment.clock_s
        return Moment(clock_s, 0.0, self._clock_s, seconds, self.hour)

    def update(self, seconds: float) -> Change:
        super().update(seconds)
        self._clock_s += seconds
        self.island.view.update(self.island.snapshot, self._moment(seconds))
        return None

    def draw(self, surface: pygame.Surface) -> None:
        self._draw_island(surface)
        super().draw(surface)

    def _draw_island(self, surface: pygame.Surface) -> None:
        island, moment = self.island, self._moment(0.0)
        island.view.draw(surface, island.snapshot, moment, Marks(), self.style)
        island.bubbles.draw(surface, None)


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played
    from game.scenes.island import Island

    day, evening = (Photo(app, Island(app, played())) for _ in range(2))
    evening.hour = 19.5
    evening.update(0.0)
    return [("photo", day), ("photo_evening", evening)]
