"""`check`: every fault of every level as file:line:column: path: message."""

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from sim_core.content import Catalogue, Level, level_path, read_catalogue, read_level
from sim_core.errors import ContentError, IslandError, Problem

NO_LEVELS = ("data", "schema")


@dataclass(frozen=True)
class Finding:
    """What came of checking one level."""

    path: str
    level: Level | None
    problems: tuple[Problem, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATHS", help="files or folders")
    parser.add_argument("--format", choices=("pretty", "json"), default="pretty")


def main(arguments: argparse.Namespace) -> int:
    # A broken catalogue is no fault of the levels: it is told alone.
    catalogue = read_catalogue()
    findings = [checked(path, catalogue) for path in files_of(arguments.paths)]
    is_json = arguments.format == "json"
    print(as_json(findings) if is_json else as_text(findings))
    return 1 if any(finding.problems for finding in findings) else 0


def files_of(paths: Iterable[str]) -> list[str]:
    """The levels meant: files and names as they are, folders with all below them."""
    found: dict[str, None] = {}
    for path in paths:
        below = [str(file) for file in _levels_below(Path(path))]
        if Path(path).is_dir() and not below:
            raise IslandError(f"{path}: there is no level in this folder")
        found |= dict.fromkeys(below or [path])
    return list(found)


def _levels_below(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    files = sorted(folder.rglob("*.toml"))
    return [
        file
        for file in files
        if not set(file.relative_to(folder).parts[:-1]) & set(NO_LEVELS)
    ]


def checked(path: str, catalogue: Catalogue) -> Finding:
    """One level and its faults."""
    try:
        return Finding(str(level_path(path)), read_level(path, catalogue), ())
    except ContentError as fault:
        return Finding(path, None, fault.problems)


def as_text(findings: list[Finding]) -> str:
    lines = [line for finding in findings for line in _lines(finding)]
    count = sum(len(finding.problems) for finding in findings)
    lines.append(f"{_counted(len(findings), 'level')}, {_counted(count, 'fault')}")
    return "\n".join(lines)


def _lines(finding: Finding) -> list[str]:
    level = finding.level
    if level is None:
        return [str(problem) for problem in finding.problems]
    size = f"{level.map.width} × {level.map.height} tiles"
    contents = ", ".join(
        (
            size,
            _counted(len(level.buildings), "building"),
            _counted(len(level.goals), "goal"),
            _counted(len(level.steps), "step"),
        )
    )
    return [f"{finding.path}: sound ({contents})"]


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")


def as_json(findings: list[Finding]) -> str:
    levels = [
        {
            "path": finding.path,
            "id": finding.level.id if finding.level else None,
            "hash": finding.level.hash if finding.level else None,
            "problems": [asdict(problem) for problem in finding.problems],
        }
        for finding in findings
    ]
    faults = sum(len(finding.problems) for finding in findings)
    report = {"levels": levels, "faults": faults}
    return json.dumps(report, ensure_ascii=False, indent=2)
