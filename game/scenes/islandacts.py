"""What is done on the island: orders, choices, notes, saving."""

import sys
from typing import TYPE_CHECKING, Any

from game import numbers
from game.kept import name_of_year, recent_saves
from game.progress import keep_stars
from game.scenes.base import Change, Push
from game.scenes.islandfacts import IslandFacts
from game.scenes.news import news
from game.scenes.post import Note, Post
from game.scenes.saved import SavedCard
from sim_core.commands import Command, Demolish, SkipStep, Upgrade
from sim_core.errors import CommandRejected, SaveError
from sim_core.state import IslandState

if TYPE_CHECKING:
    from sim_core.preview import Preview


class IslandActs(IslandFacts):
    post: Post
    tab: str
    is_kept: bool
    is_graduate: bool
    _previews: dict[Command, "Preview"]
    _clock: float
    _saved_at: float
    # Orders in the log when a building was last torn down; that is for good.
    _torn_at = 0
    # The speed that comes back when the sheet over the island closes.
    _resumes = 0

    # Notes.

    @property
    def notes(self) -> list[Note]:
        return self.post.shown

    def words_of(self, refused: CommandRejected) -> str:
        values = dict(refused.values)
        if "short_yuan" in values:
            values["short"] = numbers.coins(float(str(values["short_yuan"])))
        for name in {"ground", "roof"} & values.keys():
            values[name] = self.style.say(f"{name}.{values[name]}")
        return self.style.say(refused.key, **values)

    def tell(self, key: str, kind: str = "info", **values: object) -> None:
        self.put_note(Note(self.style.say(key, **values), kind))

    def put_note(self, note: Note) -> None:
        self.post.put(note, self.session.state.day)

    # What is looked at.

    def select(self, uid: int) -> None:
        self.selected = uid
        if uid and self.is_tiny():
            self.open_card = ""

    def toggle_card(self, name: str) -> None:
        """Open jar, goals or messages, or close them; a tiny window shows one thing."""
        if name == "goals" and not self.is_folded():
            goals = [one.goal.id for one in self.snapshot.goals if one.done_day is None]
            self.page.set_focus(("goal", goals[0]) if goals else None)
            return
        self.open_card = "" if self.open_card == name else name
        if self.open_card and self.is_tiny():
            self.selected = 0
        if self.open_card == "messages":
            self.post.read_all()

    def visit(self, uid: int) -> None:
        """Choose a building and bring it into the free part of the window."""
        row = self.session.state.buildings.row_of(uid)
        if row < 0:
            return
        buildings = self.session.state.buildings
        self.hand.take("")
        self.select(uid)
        self.hand.go_to((int(buildings.x[row]), int(buildings.y[row])))

    def find(self, kind: str) -> bool:
        """Visit the first building of a kind, if there is one."""
        item = self.session.catalogue.find(kind)
        if item is None:
            return False
        buildings = self.session.state.buildings
        mine = buildings.uid[buildings.tech == self.session.catalogue.row(kind)]
        if len(mine):
            self.visit(int(mine[0]))
        return bool(len(mine))

    # Orders.

    def command_of(self, message: Any) -> Command | None:
        match message:
            case ("upgrade", kind):
                return Upgrade(self.selected, kind)
            case ("skip", step):
                return SkipStep(step)
        return None

    def previewed(self, command: Command) -> "Preview":
        """A preview, kept until something changes."""
        if command not in self._previews:
            self._previews[command] = self.session.preview(command)
        return self._previews[command]

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

    def upgrade_all(self, kind: str) -> None:
        """Upgrade all that are like the chosen one, as far as the money goes."""
        done = 0
        for uid in self.alike():
            try:
                self.session.submit(Upgrade(uid, kind))
            except CommandRejected as refused:
                if not done:
                    self.put_note(Note(self.words_of(refused), "bad", "x-circle"))
                    self.app.audio.play("error")
                break
            done += 1
        self.look()
        if done:
            self.tell("hud.upgraded", "good", count=done)

    def ask_demolish(self) -> Change:
        """What was ordered today is taken back at once; all else is asked for."""
        from game.scenes.demolish import AskDemolish

        row = self.selected_row()
        if row < 0:
            return None
        buildings = self.session.state.buildings
        if int(buildings.started_day[row]) == self.session.state.day:
            self.do(Demolish(self.selected))
            return None
        self.hold()
        return Push(AskDemolish(self, self.selected))

    def tear_down(self, command: Demolish) -> None:
        if self.do(command):
            self._torn_at = len(self.session.log)

    def undo(self) -> None:
        """Take back what was ordered last today, at full price."""
        uid = self._last_ordered()
        if uid is None:
            self.tell("hud.torn_down")
        elif not uid:
            self.tell("hud.nothing_to_undo")
        elif self.do(Demolish(uid)):
            self.tell("hud.undone")

    def _last_ordered(self) -> int | None:
        """The building of today's last order that stands; None if it was torn down."""
        state, log = self.session.state, self.session.log
        for number in range(len(log) - 1, -1, -1):
            if log[number]["day"] != state.day:
                break
            if number + 1 == self._torn_at:
                return None
            uid = _ordered(state, log[number])
            if uid:
                return uid
        return 0

    def look(self) -> None:
        """See the island as it is now."""
        before, self.snapshot = self.snapshot, self.session.snapshot()
        self._previews.clear()
        if self.selected and self.selected_row() < 0:
            self.selected = 0
        for note in self._news(before):
            self.put_note(note)
        if before.step is not None and self.snapshot.step is None:
            self.is_graduate = self.app.settings.tutorial
        self.hand.look_ahead()

    def _news(self, before: Any) -> list[Note]:
        ledger = self.session.ledger
        return news(
            self.style, before, self.snapshot,
            lambda last_day, days: ledger.figure("unserved_mwh", last_day, days),
            has_steps=self.app.settings.tutorial,
        )  # fmt: skip

    # Waiting and saving.

    def hold(self) -> None:
        """Stand still while a sheet is open, and go on when it closes."""
        self._resumes = self.pace.speed or self._resumes
        self.pace.pause()

    def choose_speed(self, speed: int) -> None:
        """Take a speed; while a sheet is about to open, for the time after it."""
        if self._resumes:
            self._resumes = speed
        else:
            self.pace.choose(speed)

    def go_on(self) -> None:
        if self._resumes:
            self.pace.choose(self._resumes)
            self._resumes = 0

    def restore(self) -> Change:
        from game.scenes.dialog import Confirm
        from game.scenes.loading import continued

        def act() -> Change:
            self.is_kept = False
            return continued(self.app, self.save_name, is_back=True)

        saves = recent_saves(self.app.folder, self.save_name)
        if not saves:
            self.tell("hud.no_save")
            return None
        self.hold()
        when, now = SavedCard.at(saves[0]).date, self.session.date()
        return Push(Confirm(self.app, "restore", act, when=when, now=now))

    def save(self) -> bool:
        """Keep the island; False, and a word about it, where that failed."""
        self._saved_at = self._clock
        try:
            tiles = sorted(map(list, self.zone))
            year = int(self.session.date()[:4])
            marked = name_of_year(self.app.folder, self.save_name, year)
            for name in filter(None, (self.save_name, marked)):
                self.app.save(self.session, name, zone=tiles)
            done = sum(goal.done_day is not None for goal in self.snapshot.goals)
            keep_stars(self.app.folder, self.session.level.path, done)
        except SaveError as fault:
            self.tell("hud.not_saved", "bad")
            print(fault, file=sys.stderr)
            return False
        return True

    def close(self) -> None:
        if self.is_kept:
            self.save()


def _ordered(state: IslandState, entry: dict[str, Any]) -> int:
    """The number of what an entry of today's log ordered, if it still stands."""
    buildings = state.buildings
    today = buildings.started_day == state.day
    if entry["command"] == "upgrade":
        mine = today & (buildings.uid == entry["uid"])
    elif entry["command"] == "build":
        x, y = entry["at"]
        mine = today & (buildings.x == x) & (buildings.y == y)
    else:
        return 0
    return int(buildings.uid[mine].max()) if mine.any() else 0
