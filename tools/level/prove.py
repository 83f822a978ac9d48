"""`prove`: bots play a level, so that its designer knows who wins, when and how."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from sim_core.bots import BOTS
from sim_core.calendar import days_between
from sim_core.commandline.output import write_json
from sim_core.commandline.run import play
from sim_core.content import Level, read_level
from sim_core.session import Session
from tools.level.check import files_of

SEEDS = 3
IDLE = "idle"


@dataclass(frozen=True)
class Game:
    """How one game ended; goals with the days on which they were met."""

    policy: str
    seed: int
    outcome: str
    days: int
    goals: dict[str, int]
    support: float
    budget_yuan: float

    @property
    def is_won(self) -> bool:
        return self.outcome == "won"

    @property
    def won_day(self) -> int:
        return max(self.goals.values())


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATHS", help="files or folders")
    parser.add_argument("--seeds", type=int, default=SEEDS, metavar="N")
    parser.add_argument("--json", metavar="OUT")


def main(arguments: argparse.Namespace) -> int:
    reports = []
    for path in files_of(arguments.paths):
        level = read_level(path)
        games = [
            played(level, policy, seed)
            for policy in BOTS
            for seed in range(1, max(arguments.seeds, 1) + 1)
        ]
        reports.append(report_of(level, games))
        print("\n".join(lines_of(reports[-1])))
    if arguments.json:
        write_json(arguments.json, {"levels": reports})
    return 0


def played(level: Level, policy: str, seed: int) -> Game:
    session = Session.new(level, seed=seed)
    play(session, days_between(level.start, level.end) + 1, [], policy)
    state = session.state
    goals = dict(state.goals_done)
    return Game(
        policy, seed, state.outcome, state.day, goals, state.support, state.budget_yuan
    )


def report_of(level: Level, games: list[Game]) -> dict[str, Any]:
    """Win rate, par (the median day of winning), rhythm and exploits."""
    policies = {}
    for policy in BOTS:
        mine = [game for game in games if game.policy == policy]
        won = [game for game in mine if game.is_won]
        policies[policy] = {
            "games": len(mine),
            "win_rate": len(won) / len(mine),
            "par_days": median(game.won_day for game in won) if won else None,
            "goals_met": median(len(game.goals) for game in mine),
            "support": median(game.support for game in mine),
            "budget_yuan": median(game.budget_yuan for game in mine),
            "outcomes": sorted({game.outcome or "goes on" for game in mine}),
        }
    return {
        "level": level.path,
        "policies": policies,
        "rhythm_days": rhythm_days(games),
        "exploits": list(exploits(level, games)),
    }


def rhythm_days(games: list[Game]) -> float | None:
    """The longest wait for a goal in games that were won; the median of them."""
    waits = []
    for game in games:
        if game.is_won:
            days = [0, *sorted(game.goals.values())]
            waits.append(max(after - before for before, after in pairwise(days)))
    return median(waits) if waits else None


def exploits(level: Level, games: list[Game]) -> Iterator[str]:
    """Goals that doing nothing meets, and a level that is won by it, or by nobody."""
    still = [game for game in games if game.policy == IDLE]
    if any(game.is_won for game in still):
        yield "doing nothing wins"
    for goal in level.goals:
        met = sum(goal.id in game.goals for game in still)
        if met:
            yield f'doing nothing meets "{goal.id}" in {met} of {len(still)} games'
    if not any(game.is_won for game in games):
        yield "no bot wins"


def lines_of(report: dict[str, Any]) -> Iterator[str]:
    yield f"{report['level']}"
    yield "policy      won    par days  goals  support     budget yuan  ends"
    for name, row in report["policies"].items():
        par = "-" if row["par_days"] is None else f"{row['par_days']:.0f}"
        yield (
            f"{name:<10} {row['win_rate']:>4.0%} {par:>11} {row['goals_met']:>6.1f} "
            f"{row['support']:>8.1f} {row['budget_yuan']:>15,.0f}  "
            f"{', '.join(row['outcomes'])}"
        )
    if report["rhythm_days"] is not None:
        yield f"longest wait for a goal: {report['rhythm_days']:.0f} days"
    yield from (f"exploit: {words}" for words in report["exploits"])
