"""`run`: play a level without a window."""

import argparse
import json
from pathlib import Path
from typing import Any

from sim_core.bots import BOTS
from sim_core.calendar import DAYS_PER_YEAR, days_between
from sim_core.commandline.output import write_json
from sim_core.commands import from_dict
from sim_core.content import Level, read_level
from sim_core.errors import IslandError
from sim_core.saves.codec import log_lines
from sim_core.session import Session
from sim_core.snapshot import YearRow, year_row

LONGEST_YEARS = 1000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("level", metavar="LEVEL.toml")
    span = parser.add_mutually_exclusive_group()
    span.add_argument("--years", type=int, metavar="N")
    span.add_argument("--days", type=int, metavar="N")
    parser.add_argument("--commands", metavar="LOG.jsonl")
    parser.add_argument("--policy", metavar="NAME", help=f"one of {', '.join(BOTS)}")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--json", metavar="OUT")


def main(arguments: argparse.Namespace) -> int:
    level = read_level(arguments.level)
    days = _days(arguments, level)
    log = read_log(Path(arguments.commands)) if arguments.commands else []
    seed = _seed(arguments, log)
    session = Session.new(level, seed=seed)
    play(session, days, [line for line in log if "command" in line], arguments.policy)
    report = report_of(session)
    if arguments.json:
        write_json(arguments.json, report)
    print_years(report)
    return 0


def _days(arguments: argparse.Namespace, level: Level) -> int:
    if arguments.days is not None:
        days = arguments.days
    elif arguments.years is not None:
        days = arguments.years * DAYS_PER_YEAR
    else:
        days = days_between(level.start, level.end) + 1
    if not 0 <= days <= LONGEST_YEARS * DAYS_PER_YEAR:
        raise IslandError(f"cannot play {days} days; from 0 to {LONGEST_YEARS} years")
    return int(days)


def _seed(arguments: argparse.Namespace, log: list[dict[str, Any]]) -> int | None:
    if arguments.seed is not None:
        return int(arguments.seed)
    head = log[0] if log and "command" not in log[0] else {}
    return head.get("seed")


def read_log(path: Path) -> list[dict[str, Any]]:
    """The head line and the commands of a log file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise IslandError(f"{path}: cannot read the log ({fault})") from None
    lines = log_lines(text)
    for number, line in enumerate(lines, start=1):
        is_head = number == 1 and isinstance(line, dict) and "format" in line
        day = line.get("day") if isinstance(line, dict) else None
        is_line = isinstance(day, int) and day >= 0
        if not (is_head or is_line):
            raise IslandError(
                f'{path}:{number}: a line needs a "day" from 0 and a "command"'
            )
    return lines


def play(
    session: Session, days: int, log: list[dict[str, Any]], policy: str | None
) -> None:
    """Advance to the day, giving the log's commands and letting the bot act."""
    if policy is not None and policy not in BOTS:
        raise IslandError(f'no policy "{policy}"; there are {", ".join(BOTS)}')
    bot = BOTS[policy]() if policy else None
    waiting = sorted(log, key=lambda line: int(line["day"]))
    while session.state.day < days and not session.state.outcome.startswith("lost"):
        while waiting and int(waiting[0]["day"]) <= session.state.day:
            session.submit(from_dict(waiting.pop(0)))
        if bot is not None:
            bot(session)
        session.advance(_stride(session, days, waiting, bot is not None))


def _stride(
    session: Session, days: int, waiting: list[dict[str, Any]], has_bot: bool
) -> int:
    """Days until the next thing to do; bots act on every tenth day."""
    left = days - session.state.day
    if waiting:
        left = min(left, int(waiting[0]["day"]) - session.state.day)
    return min(left, 10) if has_bot else left


def year_report(row: YearRow) -> dict[str, Any]:
    """One year in the keys of the command-line contract."""
    figures = row.figures
    names = ("scope1_t", "scope2_location_t", "scope2_market_t", "scope3_t", "sinks_t")
    return (
        {"year": row.year}
        | {name: figures[name] for name in names}
        | {
            "offsets_t": 0.0,
            "net_t": figures["net_t"],
            "energy_mwh": dict(row.energy_mwh),
            "curtailed_mwh": figures["curtailed_mwh"],
            "unserved_mwh": figures["unserved_mwh"],
            "cost_yuan": figures["expense_yuan"],
            "support": figures["support"],
        }
    )


def report_of(session: Session) -> dict[str, Any]:
    snapshot = session.snapshot()
    rows = list(snapshot.years)
    if session.state.day % DAYS_PER_YEAR:
        number = session.state.day // DAYS_PER_YEAR
        rows.append(year_row(session.planner, session.ledger, number))
    return {
        "days": session.state.day,
        "kpis": dict(snapshot.kpis)
        | {
            "budget_yuan": snapshot.budget_yuan,
            "residents": snapshot.residents,
            "goals_done": len(session.state.goals_done),
            "goals": len(session.level.goals),
            "won": session.state.outcome == "won",
        },
        "outcome": session.state.outcome,
        "years": [year_report(row) for row in rows],
        "state_hash": session.state_hash(),
    }


def print_years(report: dict[str, Any]) -> None:
    print("year  scope 1 t  scope 2 t  scope 3 t    sinks t  unserved MWh  support")
    for row in report["years"]:
        print(
            f"{row['year']}  {row['scope1_t']:9.1f}  {row['scope2_market_t']:9.1f}"
            f"  {row['scope3_t']:9.1f}  {row['sinks_t']:9.1f}"
            f"  {row['unserved_mwh']:12.2f}  {row['support']:7.1f}"
        )
    outcome = report["outcome"] or "goes on"
    kpis = report["kpis"]
    print(
        f"day {report['days']}: {outcome}, {kpis['goals_done']}/{kpis['goals']} goals"
    )
    print(json.dumps({"state_hash": report["state_hash"]}))
