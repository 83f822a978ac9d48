"""The island: looking, placing, waiting, asking why."""

from typing import TYPE_CHECKING, Any

import pygame

from game.kept import FIRST
from game.scenes import doors, guide, layout, leftbar, topbar
from game.scenes.advisor import Advisor
from game.scenes.base import Change, Push, Scene
from game.scenes.bubbles import Bubbles
from game.scenes.clock import SPEED_OF
from game.scenes.goalcard import Goals
from game.scenes.hand import Hand
from game.scenes.inspector import Inspector
from game.scenes.islandtime import REST_S, IslandTime
from game.scenes.messages import Notes, PastNotes
from game.scenes.pace import Pace
from game.scenes.palette import PILLARS, Palette
from game.scenes.post import Note, Post
from game.scenes.preview import PreviewCard
from game.scenes.stepcard import StepCard
from game.scenes.tools import Tools
from game.scenes.windcard import WindCard
from game.views.island import IslandView
from game.views.moment import Moment
from game.widgets import Panel
from sim_core.commands import Command
from sim_core.preview import Preview
from sim_core.session import Session

if TYPE_CHECKING:
    from game.app import App
    from game.scenes.zonework import ZoneWork

# A month is planned at once: more would stop the picture for longer.
LIVE_BATCH_DAYS = 31


class Island(IslandTime):
    def __init__(
        self, app: "App", session: Session, note: str = "", sheet: Any = None,
        save_name: str = FIRST,
    ) -> None:  # fmt: skip
        super().__init__(app)
        self.session, self.save_name = session, save_name
        session.longest_batch_days = LIVE_BATCH_DAYS
        self.snapshot = session.snapshot()
        self.view = IslandView(session.level, app.ground(session.level), app.atlas)
        self.hand = Hand(self)
        self.pace = Pace()
        self.pillar, self.search, self.palette_page = "power", "", 0
        self.palette_open, self.open_card, self.tab = True, "", "now"
        self.selected = 0
        self.post = Post([Note(note, "warn", "warning")] if note else [])
        self.is_graduate = False
        self.is_kept = True
        self._sheet = sheet
        self._clock = self._played_s = self._saved_at = 0.0
        self._touched_at = -REST_S
        self.moment = Moment()
        self._previews: dict[Command, Preview] = {}
        self._has_ended = session.is_over
        self.zone: frozenset[tuple[int, int]] = frozenset()
        self.zone_work: ZoneWork | None = None
        self.view.update(self.snapshot, self.moment)
        self.bubbles = Bubbles(self)

    def caption(self) -> str:
        return self.style.name(self.session.level.name)

    def panels(self) -> list[Panel]:
        sides = (
            leftbar.Jar(self), Goals(self), StepCard(self), Inspector(self),
            PreviewCard(self), WindCard(self),
        )  # fmt: skip
        return [
            *topbar.panels(self), *sides[:2], leftbar.Glass(self), Tools(self),
            leftbar.Standing(self), Palette(self), Advisor(self), *sides[2:],
            PastNotes(self, sides), Notes(self, sides),
        ]  # fmt: skip

    def preview_key(self) -> tuple:
        hand, session = self.hand, self.session
        is_known = hand.preview is not None
        return hand.tile, is_known, session.state.day, len(session.log)

    # Input.

    def handle(self, event: pygame.event.Event) -> Change:
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            self._touched_at = self._clock
        message = self.page.handle(event)
        if message in (("focused",), ("scrolled",)):
            return None
        if message is not None:
            return self.on(message)
        if event.type == pygame.KEYDOWN:
            return self.key(event)
        return self.hand.point(event)

    def key(self, event: pygame.event.Event) -> Change:
        if event.key == pygame.K_ESCAPE:
            return self._back()
        if self.page.is_typing():
            return None
        if event.key == pygame.K_z and event.mod & pygame.KMOD_CTRL:
            self.undo()
            return None
        action = self.app.keys.action(event)
        if action:
            return self._act(action)
        return self.hand.key(event)

    def _act(self, action: str) -> Change:
        match action:
            case "pause" | "speed_1" | "speed_3" | "speed_10" | "live":
                self.choose_speed(SPEED_OF[action])
            case "search":
                self.palette_open, self.open_card = True, ""
                self.page.draw(self.app.screen)
                self.page.set_focus(("search",))
            case "save":
                is_saved = self.save()
                self.app.audio.play("save" if is_saved else "error")
                if is_saved:
                    self.tell("hud.saved")
            case "restore":
                return self.restore()
            case "photo":
                return self._photo()
            case _:
                return self.on(("tool", action))
        return None

    def on(self, message: Any) -> Change:
        command = self.command_of(message)
        if command is not None:
            self.do(command)
            return None
        match message:
            case ("speed", speed):
                self.choose_speed(speed)
            case ("pillar" | "search" | "palette_page", value):
                self._leaf_through(message[0], value)
            case ("kind", kind):
                self.hand.take("" if kind == self.kind else kind)
                # From here on the arrows move over the map.
                self.page.set_focus(None)
            case ("tab", name):
                self.tab = name
            case ("close",):
                self.selected = 0
            case ("demolish",):
                return self.ask_demolish()
            case ("upgrade_all", kind):
                self.upgrade_all(kind)
            case ("tool", name):
                return self._tool(name)
            case _:
                return self._lead(message)
        return None

    def _lead(self, message: Any) -> Change:
        """What leads somewhere: steps, goals, notes, numbers."""
        match message:
            case ("show_step",):
                if self.snapshot.step is not None:
                    guide.show(self, self.snapshot.step)
            case ("graduate",):
                self.is_graduate = False
            case ("goal", name):
                then = guide.lead_to_goal(self, name)
                return self.on(then) if then else None
            case ("visit", uid):
                self.visit(uid)
            case ("find", kind):
                return None if self.find(kind) else self.on(("why", "net_t"))
            case ("dismiss", words, then):
                self.post.dismiss(words)
                return self.on(then) if then else None
            case ("again", then, *_):
                self.open_card = ""
                return self.on(then)
            case _:
                return self._open(message)
        return None

    def _leaf_through(self, name: str, value: Any) -> None:
        """Another page of the palette."""
        self.palette_open, self.palette_page = True, 0
        if name == "palette_page":
            self.palette_page = value
        elif name == "search":
            self.search = value
        else:
            self.pillar, self.search = value, ""

    def _tool(self, name: str) -> Change:
        if name == "build":
            self.palette_open = not self.palette_open
        elif name in layout.CARDS:
            self.toggle_card(name)
        else:
            return self._open((name,))
        return None

    def _open(self, message: tuple) -> Change:
        """The sheet that a number or a tool opens."""
        name, figure = message[0], message[1] if len(message) > 1 else ""
        if name == "why":
            figure = figure or self._asked()
        sheet = doors.of_island(self, name, figure)
        if sheet is None:
            if name == "charts" or name in doors.OF_SESSION:
                self.tell("hud.no_report" if name == "report" else "hud.not_yet")
            return None
        self.hold()
        return Push(sheet)

    def _asked(self) -> str:
        """The figure of the focused or pointed number; the net tonnes otherwise."""
        for name in (self.page.focus, self.page.hovered):
            if isinstance(name, tuple) and len(name) > 1 and name[0] == "why":
                return name[1]
        return "net_t"

    def _back(self) -> Change:
        """One level back; from the bare island to the menu."""
        if self.kind and not self.page.is_typing():
            self.hand.take("")
        elif self.page.focus is not None:
            self.page.set_focus(None)
        elif self.open_card:
            self.open_card = ""
        elif self.selected:
            self.selected = 0
        else:
            return self._open(("menu",))
        return None

    def _photo(self) -> Change:
        from game.scenes.photo import Photo

        self.hold()
        return Push(Photo(self.app, self))

    # Drawing.

    def draw(self, surface: pygame.Surface) -> None:
        self._draw_island(surface)
        self.bubbles.draw(surface, leftbar.jar_mouth(self))
        super().draw(surface)

    def _draw_island(self, surface: pygame.Surface) -> None:
        self.view.draw(
            surface, self.snapshot, self.moment, self.hand.marks(), self.style
        )


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played

    bare = Island(app, played())
    placing = Island(app, played())
    placing.hand.take("pv_farm")
    placing.hand.at_tile((18, 24))
    found = [("island", bare), ("island_placing", placing)]
    for tab in ("now", "today", "year", "upgrade"):
        chosen = Island(app, played())
        chosen.selected, chosen.tab = _coal(chosen), tab
        found.append((f"island_{tab}", chosen))
    searching = Island(app, played())
    searching.search, searching.pillar = "a", PILLARS[0][0]
    return [*found, ("island_search", searching)]


def _coal(scene: Island) -> int:
    """The first power plant of the island."""
    for row, kind in enumerate(scene.session.state.buildings.tech):
        if scene.session.catalogue.technologies[int(kind)].model == "thermal":
            return int(scene.session.state.buildings.uid[row])
    return 0
