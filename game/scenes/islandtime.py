"""Time on the island: days that are due, what opens by itself, the end."""

from typing import Any

from game.scenes import doors
from game.scenes.base import DEAF_S, Change, Push
from game.scenes.bubbles import Bubbles
from game.scenes.islandacts import IslandActs
from game.scenes.post import Note
from game.views.island import IslandView
from game.views.moment import Moment

AUTOSAVE_S = 60.0
# A sheet does not open by itself under a click.
REST_S, LONGEST_REST_S = 0.8, 2.0


class IslandTime(IslandActs):
    view: IslandView
    bubbles: Bubbles
    moment: Moment
    _sheet: Any
    _played_s: float
    _touched_at: float
    _due_at = 0.0
    _has_ended: bool

    def update(self, seconds: float) -> Change:
        """Play the days that are due; autosave every minute."""
        super().update(seconds)
        self._clock += seconds
        if self._sheet is not None:
            return self._show_sheet()
        self.go_on()
        self.post.pass_time(seconds, is_paused=not self.speed)
        self._hear_expert()
        self._play(self.pace.days(seconds) if self.pace.speed else 0)
        self._move(seconds)
        self.app.light(self.is_night)
        if self._clock - self._saved_at > AUTOSAVE_S:
            self.save()
        return self._ended()

    def _show_sheet(self) -> Change:
        """A sheet that opens by itself waits until the hand rests, but not for long."""
        rested_s = self._clock - self._touched_at
        if rested_s < REST_S and self._clock - self._due_at < LONGEST_REST_S:
            return None
        sheet, self._sheet = self._sheet, None
        return Push(sheet)

    def _hear_expert(self) -> None:
        """An answer that came while the player played on."""
        job = self.app.shelf.get("expert")
        if job is None:
            return
        job.poll()
        if job.has_news:
            job.has_news = False
            words, icon = self.style.say("expert.done"), "chalkboard-teacher"
            self.put_note(Note(words, "good", icon, ("expert",), is_news=True))

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
                self.save()
                self._close_year()

    def _close_year(self) -> None:
        """The report of the year that has ended, if it is wanted by itself."""
        if self.app.settings.yearly_report and not self.session.is_closed:
            self.hold()
            self._due_at = self._clock
            self._sheet = doors.report(self.app, self.session)
            self._sheet.deaf_s = DEAF_S

    def _ended(self) -> Change:
        """The last word, once."""
        from game.scenes.ending import Ending
        from game.scenes.keepsake import keepsakes

        if self._has_ended or not self.session.is_over:
            return None
        self._has_ended = True
        self.pace.pause()
        self.save()
        outcome = self.session.state.outcome or "over"
        pictures = (
            keepsakes(self.app, self.session, self.snapshot) if outcome == "won" else ()
        )
        card = Ending(self.app, self.snapshot, outcome, pictures)
        card.deaf_s = DEAF_S
        return Push(card)
