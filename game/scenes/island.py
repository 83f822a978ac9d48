"""The island: looking, placing, waiting, asking why."""

import sys
from typing import TYPE_CHECKING, Any

import pygame

from game import numbers
from game.progress import keep_stars
from game.scenes import doors, guide, leftbar, topbar
from game.scenes.base import Change, Push, Scene
from game.scenes.bubbles import Bubbles
from game.scenes.hand import Hand
from game.scenes.inspector import Inspector
from game.scenes.islandfacts import IslandFacts
from game.scenes.news import news
from game.scenes.notes import Advisor, Note, Notes
from game.scenes.pace import Pace
from game.scenes.palette import PILLARS, Palette
from game.scenes.preview import PreviewCard
from game.views.island import IslandView
from game.views.moment import Moment
from game.widgets import Panel
from sim_core.commands import Command, Demolish, SkipStep, Upgrade
from sim_core.errors import CommandRejected, SaveError
from sim_core.preview import Preview
from sim_core.session import Session

if TYPE_CHECKING:
    from game.app import App
    from game.scenes.zonework import ZoneWork

AUTOSAVE_S = 60.0
# A month is planned at once: more would stop the picture for longer.
LIVE_BATCH_DAYS = 31
MOST_NOTES = 12


class Island(IslandFacts):
    def __init__(
        self, app: "App", session: Session, note: str = "", sheet: Any = None
    ) -> None:
        super().__init__(app)
        self.session = session
        session.longest_batch_days = LIVE_BATCH_DAYS
        self.snapshot = session.snapshot()
        self.view = IslandView(session.level, app.ground(session.level), app.atlas)
        self.hand = Hand(self)
        self.pace = Pace()
        self.pillar, self.search, self.palette_page = "power", "", 0
        self.palette_open, self.open_card, self.tab = True, "", "now"
        self.selected = 0
        self.notes: list[Note] = [Note(note, "warn", "warning")] if note else []
        self.is_kept = True
        self._sheet = sheet
        self._clock = self._played_s = self._saved_at = 0.0
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
        return [
            *topbar.panels(self),
            *leftbar.panels(self),
            Palette(self),
            Advisor(self),
            Inspector(self),
            PreviewCard(self),
            Notes(self),
        ]

    # What the panels ask.

    def previewed(self, command: Command) -> Preview:
        """A preview, kept until something changes."""
        if command not in self._previews:
            self._previews[command] = self.session.preview(command)
        return self._previews[command]

    def preview_key(self) -> tuple:
        return self.hand.tile, self.session.state.day, len(self.session.log)

    def words_of(self, refused: CommandRejected) -> str:
        values = dict(refused.values)
        if "short_yuan" in values:
            values["short"] = numbers.coins(float(str(values["short_yuan"])))
        if "ground" in values:
            values["ground"] = self.style.say(f"ground.{values['ground']}")
        return self.style.say(refused.key, **values)

    def tell(self, key: str, kind: str = "info", **values: object) -> None:
        self.put_note(Note(self.style.say(key, **values), kind))

    def put_note(self, note: Note) -> None:
        """Show a note once; an equal one is made new."""
        self.notes = [one for one in self.notes if one.words != note.words]
        self.notes = [*self.notes, note][-MOST_NOTES:]

    # Input.

    def handle(self, event: pygame.event.Event) -> Change:
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
            self._undo()
            return None
        action = self.app.keys.action(event)
        if action:
            return self._act(action)
        return self.hand.key(event)

    def _act(self, action: str) -> Change:
        match action:
            case "pause" | "speed_1" | "speed_3" | "speed_10" | "live":
                self.pace.choose(topbar.SPEED_OF[action])
            case "search":
                self.palette_open = True
                self.page.draw(self.app.screen)
                self.page.set_focus(("search",))
            case "save":
                self.save()
                self.app.audio.play("save" if self._is_saved else "error")
                self.tell("hud.saved" if self._is_saved else "hud.not_saved")
            case "restore":
                return self._restore()
            case "photo":
                return self._photo()
            case _:
                return self.on(("tool", action))
        return None

    def on(self, message: Any) -> Change:
        command = self._command(message)
        if command is not None:
            self.do(command)
            return None
        match message:
            case ("speed", speed):
                self.pace.choose(speed)
            case ("pillar" | "search" | "palette_page", value):
                self._leaf_through(message[0], value)
            case ("kind", kind):
                self.hand.take("" if kind == self.kind else kind)
                # From here on the arrows move over the map.
                self.page.set_focus(None)
            case ("tab", name):
                self.tab = name
            case ("show_step",) if self.snapshot.step is not None:
                guide.show(self, self.snapshot.step)
            case ("close",):
                self.selected = 0
            case ("dismiss", words, then):
                self.notes = [note for note in self.notes if note.words != words]
                return self.on(then) if then else None
            case ("tool", name):
                return self._tool(name)
            case _:
                return self._open(message)
        return None

    def _command(self, message: Any) -> Command | None:
        match message:
            case ("upgrade", kind):
                return Upgrade(self.selected, kind)
            case ("demolish",):
                return Demolish(self.selected)
            case ("skip", step):
                return SkipStep(step)
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
        elif name in ("jar", "goals"):
            self.open_card = "" if self.open_card == name else name
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
            if name in doors.OF_SESSION:
                self.tell("hud.no_report" if name == "report" else "hud.not_yet")
            return None
        self.pace.pause()
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
        elif self.selected:
            self.selected = 0
        elif self.open_card:
            self.open_card = ""
        else:
            return self._open(("menu",))
        return None

    # Acts.

    def select(self, uid: int) -> None:
        if uid != self.selected:
            self.tab = "now"
        self.selected = uid

    def do(self, command: Command) -> bool:
        """Give a command; a refusal is told and changes nothing."""
        try:
            self.session.submit(command)
        except CommandRejected as refused:
            self.put_note(Note(self.words_of(refused), "bad", "x-circle"))
            self.app.audio.play("error")
            return False
        self.look()
        return True

    def _undo(self) -> None:
        """Take today's last building back, at full price."""
        buildings = self.session.state.buildings
        today = buildings.started_day == self.session.state.day
        if not today.any():
            self.tell("hud.nothing_to_undo")
            return
        if self.do(Demolish(int(buildings.uid[today].max()))):
            self.tell("hud.undone")

    def _restore(self) -> Change:
        from game.scenes.dialog import Confirm
        from game.scenes.loading import continued

        def act() -> Change:
            self.is_kept = False
            return continued(self.app)

        if not self.app.has_save():
            self.tell("hud.no_save")
            return None
        self.pace.pause()
        return Push(Confirm(self.app, "restore", act))

    def _photo(self) -> Change:
        from game.scenes.photo import Photo

        self.pace.pause()
        return Push(Photo(self.app, self))

    def look(self) -> None:
        """See the island as it is now."""
        before, self.snapshot = self.snapshot, self.session.snapshot()
        self._previews.clear()
        if self.selected and self.selected_row() < 0:
            self.selected = 0
        for note in news(self.style, before, self.snapshot):
            self.put_note(note)
        self.hand.look_ahead()

    # Time.

    def update(self, seconds: float) -> Change:
        """Play the days that are due; autosave every minute."""
        super().update(seconds)
        self._clock += seconds
        for note in self.notes:
            note.left_s -= seconds
        self.notes = [note for note in self.notes if note.left_s > 0.0]
        if self._sheet is not None:
            sheet, self._sheet = self._sheet, None
            return Push(sheet)
        self._hear_expert()
        self._play(self.pace.days(seconds) if self.pace.speed else 0)
        self._move(seconds)
        self.app.light(self.is_night)
        if self._clock - self._saved_at > AUTOSAVE_S:
            self.save()
        return self._ended()

    def _hear_expert(self) -> None:
        """An answer that came while the player played on."""
        job = self.app.shelf.get("expert")
        if job is None:
            return
        job.poll()
        if job.has_news:
            job.has_news = False
            words = self.style.say("expert.done")
            self.put_note(Note(words, "good", "chalkboard-teacher", ("expert",)))

    def _move(self, seconds: float) -> None:
        """Let the island move on for the eye; while paused it stands."""
        step = seconds if self.pace.speed else 0.0
        self._played_s += step
        calm = self.style.reduced_motion
        self.moment = Moment(
            self._played_s, step, self._clock, seconds, self.pace.live_hour, calm
        )
        self.hand.update(seconds)
        self.view.update(self.snapshot, self.moment)
        self.bubbles.update(self.moment)

    def _play(self, days: int) -> None:
        if self.session.is_over and not self.session.state.outcome:
            self.pace.speed = 0
            return
        if days:
            years = len(self.snapshot.years)
            self.session.advance(days)
            self.look()
            if len(self.snapshot.years) > years:
                self._close_year()

    def _close_year(self) -> None:
        """The report of the year that has ended, if it is wanted by itself."""
        if self.app.settings.yearly_report and not self.session.is_closed:
            self.pace.pause()
            self._sheet = doors.report(self.app, self.session)

    def _ended(self) -> Change:
        """The last word, once."""
        from game.scenes.ending import Ending

        if self._has_ended or not self.session.is_over:
            return None
        self._has_ended = True
        self.pace.pause()
        self.save()
        outcome = self.session.state.outcome or "over"
        return Push(Ending(self.app, self.snapshot, outcome))

    @property
    def _is_saved(self) -> bool:
        return not any(note.kind == "bad" for note in self.notes[-1:])

    def save(self) -> None:
        self._saved_at = self._clock
        try:
            self.app.save(self.session, zone=sorted(map(list, self.zone)))
            done = sum(goal.done_day is not None for goal in self.snapshot.goals)
            keep_stars(self.app.folder, self.session.level.path, done)
        except SaveError as fault:
            self.tell("hud.not_saved", "bad")
            print(fault, file=sys.stderr)

    def close(self) -> None:
        if self.is_kept:
            self.save()

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
