"""The one object outsiders hold: submit, advance, snapshot, save, load, fork."""

from pathlib import Path
from typing import Any

import numpy as np

from sim_core import commands, goals
from sim_core.away import CAP_HOURS, AwayReport, catch_up
from sim_core.calendar import DAYS_PER_YEAR, date_of
from sim_core.commands import Command
from sim_core.content import Catalogue, Level, read_catalogue
from sim_core.errors import CommandRejected, SaveError
from sim_core.explain import Cause, compared, explained
from sim_core.explain_causes import changed
from sim_core.ledger import Ledger
from sim_core.numeric import Floats
from sim_core.planner import Planner
from sim_core.plans import Batch, Plan, plan_of
from sim_core.preview import Preview, coming_year, previewed
from sim_core.saves import SavedIsland, read_save, write_save
from sim_core.saves.codec import (
    from_saved,
    kept_months,
    level_as_played,
    planned_from,
    seed_of,
    to_saved,
)
from sim_core.snapshot import Snapshot, YearRow, snapshot_of, year_row
from sim_core.standing import COMPARED, TREES
from sim_core.standing_support import Month, month_at, month_of, support_change
from sim_core.start import first_state
from sim_core.state import IslandState, state_hash
from sim_core.step import DayTotals, day_totals, start_day, step

LONG_DAYS = 62
FIRST_BATCH_DAYS = 31
KEPT_HISTORY_DAYS = 3 * DAYS_PER_YEAR


class Session:
    """A level being played."""

    def __init__(
        self,
        planner: Planner,
        state: IslandState,
        ledger: Ledger,
        log: list[dict[str, Any]],
    ):
        self.planner = planner
        self.state = state
        self.ledger = ledger
        self.log = log
        self._plan: Plan | None = None
        self._batch: Batch | None = None
        # At most so many days are planned at once; a window that must not stop for
        # longer than the eye can see may set it lower.
        self.longest_batch_days = DAYS_PER_YEAR
        self._reach_days = FIRST_BATCH_DAYS
        self._totals: DayTotals | None = None
        self._last: tuple[Plan, int] | None = None
        self._years: list[YearRow] = []
        self._base: tuple[int, int, Plan] | None = None
        # States at the start of each plan, so that days can be gone through again;
        # what is older is played again from the log when it is asked for.
        self.history: list[IslandState] = []
        self.kept_days = KEPT_HISTORY_DAYS
        # Support and its parts as each month settled them.
        self.months: list[Month] = []

    @classmethod
    def new(
        cls, level: Level, catalogue: Catalogue | None = None, seed: int | None = None
    ) -> "Session":
        catalogue = catalogue or read_catalogue()
        planner = Planner(level, catalogue, level.seed if seed is None else seed)
        return cls(planner, first_state(level, catalogue), Ledger(), [])

    @property
    def level(self) -> Level:
        return self.planner.level

    @property
    def catalogue(self) -> Catalogue:
        return self.planner.catalogue

    @property
    def seed(self) -> int:
        return self.planner.seed

    @property
    def is_over(self) -> bool:
        """Won, lost, or past the level's last day."""
        return bool(self.state.outcome) or goals.is_over(self.planner, self.state)

    @property
    def is_closed(self) -> bool:
        """Lost, or past the level's last day: no more commands are taken."""
        return commands.is_closed(self.level, self.state)

    def check(self, command: Command) -> CommandRejected | None:
        return commands.check(self.level, self.catalogue, self.state, command)

    def submit(self, command: Command) -> None:
        """Do, book and log a command; it takes effect with the coming day."""
        before = self.state
        self.state = commands.apply(self.level, self.catalogue, before, command)
        self._book(command, self.state.budget_yuan - before.budget_yuan, before)
        self.log.append({"day": self.state.day} | commands.to_dict(command))
        self._plan = self._batch = None

    def _book(self, command: Command, yuan: float, before: IslandState) -> None:
        """What was paid or given back, as rows of the books."""
        for account, amount in commands.booked(command, self.catalogue, before, yuan):
            number = self.ledger.number(account)
            self.ledger.add(before.day, np.array([number]), np.array([amount]))

    def advance(self, days: int = 1) -> None:
        """Play whole days; a won or lost island goes on without goals."""
        for _ in range(days):
            plan, totals = self._plan_of_today()
            self._last = (plan, self.state.day - plan.first_day)
            before = self.state
            self.state = step(self.planner, before, plan, totals, self.ledger)
            if self.state.residents != before.residents:
                self._plan = None
            if self.state.support_parts is not before.support_parts:
                self.months.append(month_of(self.state))

    def _plan_of_today(self) -> tuple[Plan, DayTotals]:
        plan = self._plan
        if plan is None or self._totals is None or not plan.covers(self.state.day):
            # Nothing comes into service before the last day of a plan.
            self.state = start_day(self.state)
            plan = self._next_plan()
            self._plan = plan
            self._remember()
            self._totals = day_totals(self.planner, plan, self.ledger)
        return plan, self._totals

    def _remember(self) -> None:
        self.history.append(self.state)
        oldest_day = self.state.day - self.kept_days
        while len(self.history) > 1 and self.history[1].day <= oldest_day:
            del self.history[0]

    def _next_plan(self) -> Plan:
        """Today's part of what is planned already, or a new batch.

        A batch that was used to its end lets the next be twice as long.
        """
        batch = self._batch
        if batch is not None:
            plan = self.planner.plan_in(batch, self.state)
            if plan is not None:
                return plan
        is_used_up = batch is not None and batch.end_day == self.state.day
        reach_days = 2 * self._reach_days if is_used_up else FIRST_BATCH_DAYS
        self._reach_days = min(reach_days, DAYS_PER_YEAR)
        days = min(self._reach_days, self.longest_batch_days)
        self._batch = self.planner.batch(self.state, days)
        return plan_of(self.planner, self._batch, 0)

    def last_day(self) -> tuple[Plan, int] | None:
        """The last day's plan and row; a loaded island plans that day again."""
        if self._last is None and self.history:
            start, day = self.history[-1], self.state.day - 1
            plan = self.planner.plan(start)
            if plan.covers(day):
                self._last = (plan, day - plan.first_day)
        return self._last

    def unserved_today_mw(self) -> Floats:
        """Power that was missing in each hour of the last day. [MW]"""
        last = self.last_day()
        if last is None:
            return np.zeros(24)
        plan, index = last
        missing_mw: Floats = plan.dispatch.unserved_mw[index]
        return missing_mw

    def catch_up(
        self, hours_away: float, cap_hours: float = CAP_HOURS
    ) -> AwayReport | None:
        """Play the days that passed without the player, and say what they brought."""
        return catch_up(self, hours_away, cap_hours)

    def snapshot(self) -> Snapshot:
        return snapshot_of(
            self.planner, self.state, self.ledger, self.last_day(), self.years()
        )

    def years(self) -> tuple[YearRow, ...]:
        """The closed years, each reckoned once."""
        for number in range(len(self._years), self.state.day // DAYS_PER_YEAR):
            self._years.append(year_row(self.planner, self.ledger, number))
        return tuple(self._years)

    def preview(self, command: Command) -> Preview:
        """What a command would change in a year, before it is given."""
        return previewed(self.planner, self.state, command, self.coming_year())

    def coming_year(self) -> Plan:
        """The next 365 days with all that is begun; kept until something changes."""
        key = (self.state.day, len(self.log))
        if self._base is None or self._base[:2] != key:
            self._base = (*key, coming_year(self.planner, self.state))
        return self._base[2]

    def explain(
        self, figure: str, first_day: int | None = None, last_day: int | None = None
    ) -> Cause:
        """Why a figure is what it is over some days (default: the last 365)."""
        last = self.state.day - 1 if last_day is None else last_day
        first = max(last - 364, 0) if first_day is None else first_day
        if figure in TREES:
            days = range(first, last + 1)
            return TREES[figure](self.planner, self.state, self.ledger, days)
        return explained(self.planner, self.ledger, figure, first, last)

    def compare(
        self, figure: str, before: tuple[int, int], after: tuple[int, int]
    ) -> Cause:
        """Why a figure differs between two spans.

        Up to two months by cause: weather, people, prices, buildings. Longer spans take
        seconds to plan again, so they are told by account; `changed` tells them too.
        Support is that of today, against the end of the first span.
        """
        if figure in COMPARED:
            return self._support_since(before[1] + 1)
        if before[1] - before[0] >= LONG_DAYS:
            return compared(self.planner, self.ledger, figure, before, after)
        return changed(self, figure, before, after)

    def _support_since(self, day: int) -> Cause:
        """What each part of support has taken or given back since a day."""
        first = Month(0, self.level.town.support, {})
        then = month_at(self.months, day) or first
        return support_change(self.catalogue, then, month_of(self.state))

    def adopt(self, twin: "Session") -> None:
        """Go on from where a fork has come to."""
        self.state, self.ledger, self.log = twin.state, twin.ledger, twin.log
        self.history, self.months = twin.history, twin.months
        self._plan, self._totals, self._last = twin._plan, twin._totals, twin._last
        self._batch = twin._batch

    def fork(self) -> "Session":
        """A twin that goes its own way; plans and weather are shared."""
        twin = Session(self.planner, self.state, self.ledger.copy(), list(self.log))
        twin._plan, twin._totals, twin._last = self._plan, self._totals, self._last
        twin._batch = self._batch
        twin.history, twin.months = list(self.history), list(self.months)
        return twin

    def state_hash(self) -> str:
        return state_hash(self.state)

    def saved(self, **extra: Any) -> SavedIsland:
        """The island as a save; `extra` is kept in its meta.json."""
        return to_saved(self, extra)

    def save(self, folder: Path, name: str = "island", **extra: Any) -> Path:
        return write_save(folder, name, self.saved(**extra))

    @classmethod
    def load(cls, path: Path, catalogue: Catalogue | None = None) -> "Session":
        """Read one save file and go on from it."""
        return cls.from_saved(read_save(path), str(path), catalogue)

    @classmethod
    def from_saved(
        cls, island: SavedIsland, place: str, catalogue: Catalogue | None = None
    ) -> "Session":
        catalogue = catalogue or read_catalogue()
        level = level_as_played(island, place, catalogue)
        planner = Planner(level, catalogue, seed_of(island, place))
        state, ledger = from_saved(island, place, level, catalogue)
        session = cls(planner, state, ledger, [dict(line) for line in island.commands])
        planned = planned_from(island, place, level, catalogue)
        if planned is not None and planned.day < state.day:
            session.history = [planned]
        session.months = kept_months(island, place)
        return session

    def date(self) -> str:
        return str(date_of(self.level.start, self.state.day))


def replayed(level: Level, log: list[dict[str, Any]], days: int, seed: int) -> Session:
    """Play a log again from the level's first day."""
    session = Session.new(level, seed=seed)
    session.kept_days = days
    for line in log:
        ahead = int(line["day"]) - session.state.day
        if ahead < 0:
            raise SaveError(f"the log goes back in time at day {line['day']}")
        session.advance(ahead)
        session.submit(commands.from_dict(line))
    session.advance(max(days - session.state.day, 0))
    return session
