"""Bubbles over the island scene: fed by the books, named when tapped."""

from typing import TYPE_CHECKING

import pygame

from game import causes, numbers
from game.effects.air import Bubble
from game.effects.carbon import Carbon
from game.effects.jar import JarBalls, ball_tonnes, balls_of
from game.effects.picture import OLD_PX, draw
from game.effects.tonnes import tonnes_by_place
from game.scenes.base import Change, Push
from game.scenes.pace import LIVE_DAY_S
from game.scenes.post import Note
from game.scenes.why import Why
from game.views.marks import plate
from game.views.moment import Moment
from game.views.wind import on_screen
from game.widgets import Painter

if TYPE_CHECKING:
    from game.scenes.island import Island

Point = tuple[float, float]

REACH_PX = 6.0
# Wind pushes a bubble by so much of the smoke's pace, against its drag.
WIND_PUSH = 0.9
COUNTERS = 5
COUNTER_LIFT = 26.0


class Bubbles:
    def __init__(self, scene: "Island") -> None:
        self.scene = scene
        session = scene.session
        self.carbon = Carbon(session.ledger, session.state.day)
        self.jar = JarBalls(self._balls())

    @property
    def days_per_s(self) -> float:
        pace = self.scene.pace
        speed = pace.speed or pace.resumed
        return 1.0 / LIVE_DAY_S if speed < 0 else float(speed)

    def update(self, moment: Moment) -> None:
        """Follow the books; the air stands while the island is paused."""
        session, view = self.scene.session, self.scene.view
        if session.state.day < self.carbon.day:
            self.carbon = Carbon(session.ledger, session.state.day, self.days_per_s)
        self.carbon.set_pace(session.ledger, self.days_per_s)
        self.carbon.follow(session.ledger, session.state.day, view.spots)
        air = self.carbon.air
        if moment.is_calm:
            air.clear()
        elif moment.seconds > 0.0:
            wind = on_screen(view.air.wind_m_s, view.air.from_deg)
            push = (wind[0] * WIND_PUSH, wind[1] * WIND_PUSH)
            air.update(moment.seconds, push, self.carbon.spread_s)
            air.leave_for_jar(self._to_screen)
        self.jar.set_count(self._balls(), at_once=moment.is_calm)
        self.jar.update(moment.seconds_passed)

    def _to_screen(self, point: Point) -> Point:
        size = self.scene.app.screen.get_size()
        return self.scene.view.camera.shown(point, size)

    def _balls(self) -> int:
        """Whole balls in the jar: the books' net tonnes less what is in the air."""
        jar = self.scene.snapshot.jar
        net_t = jar.emitted_t - jar.removed_t - self.carbon.air.flying_t
        return balls_of(net_t, ball_tonnes(jar.budget_t))

    def draw(self, surface: pygame.Surface, jar: Point | None) -> None:
        style, camera = self.scene.style, self.scene.view.camera
        if style.reduced_motion:
            self._draw_counters(surface)
            return
        draw(
            surface, self.carbon.air, self._to_screen, camera.zoom, jar=jar, style=style
        )
        self._draw_words(surface)

    def _draw_words(self, surface: pygame.Surface) -> None:
        """What the bubble under the pointer is."""
        pixel = pygame.mouse.get_pos()
        bubble = None if self.scene.page.covers(pixel) else self.at(pixel)
        if bubble is not None:
            paint, scale = Painter(surface, self.scene.style), self.scene.style.scale
            x, y = pixel[0] / scale, pixel[1] / scale - COUNTER_LIFT
            plate(paint, (x, y), self.words(bubble))

    def _draw_counters(self, surface: pygame.Surface) -> None:
        """Today's tonnes over the largest sources, standing still."""
        session, view = self.scene.session, self.scene.view
        last = session.state.day - 1
        tonnes, _ = tonnes_by_place(session.ledger, last, last)
        paint = Painter(surface, self.scene.style)
        largest = sorted(tonnes, key=lambda place: (-tonnes[place], place))
        for place in largest[:COUNTERS]:
            x, y = self._to_screen(view.spots(place)[0])
            amount, unit = numbers.tonnes(tonnes[place])
            words = self.scene.style.say("bubble.a_day", value=amount, unit=unit)
            scale = self.scene.style.scale
            plate(paint, (x / scale, y / scale - COUNTER_LIFT), words)

    def at(self, pixel: tuple[int, int]) -> Bubble | None:
        if self.scene.style.reduced_motion:
            return None
        reach = OLD_PX + REACH_PX
        return self.carbon.air.bubble_at(pixel, self._to_screen, reach)

    def words(self, bubble: Bubble) -> str:
        """Whose tonnes a bubble holds, and how many."""
        style = self.scene.style
        name = causes.place_name(style, self.scene.session.catalogue, bubble.place)
        amount, unit = numbers.tonnes(bubble.tonnes)
        return style.say("bubble.of", name=name, value=amount, unit=unit)

    def tell(self, bubble: Bubble) -> Change:
        """Name the source and open the causes of the tonnes there; nothing vanishes."""
        scene = self.scene
        scene.put_note(Note(self.words(bubble), "info", "cloud"))
        scene.hold()
        return Push(Why(scene.app, scene.session, "gross_t", place=bubble.place))
