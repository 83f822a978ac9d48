"""Finds the constants of a file and writes one of them anew."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHARE = 1.05
LEAST_WHOLE = 20
# Numbers that name, order or date something are no quantities.
SKIPPED_KEYS = {"year", "number", "first_year", "last_year", "years"}
NUMBER = re.compile(r"(?<![\w.\"])(-?\d+\.?\d*(?:[eE][-+]?\d+)?)(?![\w.\"])")


@dataclass(frozen=True)
class Mutant:
    """One constant of a file, with the text that stands in its place."""

    path: Path
    line: int
    start: int
    end: int
    old: str
    new: str

    @property
    def name(self) -> str:
        return f"{self.path.as_posix()}:{self.line}:{self.start + 1}"

    def text(self, before: str) -> str:
        """The file with this constant changed."""
        lines = before.split("\n")
        line = lines[self.line - 1]
        lines[self.line - 1] = line[: self.start] + self.new + line[self.end :]
        return "\n".join(lines)


def changed(text: str) -> str | None:
    """The number 5 % up; small whole numbers count things and are left alone."""
    value = float(text)
    if value == 0.0:
        return None
    is_whole = not any(sign in text for sign in ".eE")
    if is_whole:
        return str(round(value * SHARE)) if abs(value) >= LEAST_WHOLE else None
    return repr(value * SHARE)


def of_code(path: Path, text: str) -> Iterator[Mutant]:
    """Numbers with a point in Python, wherever they stand."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, float):
            continue
        if node.end_col_offset is None or node.lineno != node.end_lineno:
            continue
        old = text.split("\n")[node.lineno - 1][node.col_offset : node.end_col_offset]
        new = changed(old.replace("_", ""))
        if new is not None:
            yield Mutant(
                path, node.lineno, node.col_offset, node.end_col_offset, old, new
            )


def of_table(path: Path, text: str) -> Iterator[Mutant]:
    """Numbers on the right of a key in TOML, outside of quotes."""
    for number, line in enumerate(text.split("\n"), start=1):
        bare = _without_words(line)
        for found in NUMBER.finditer(bare):
            key = _key_before(bare, found.start())
            if not key or key in SKIPPED_KEYS:
                continue
            new = changed(found[1])
            if new is not None:
                yield Mutant(path, number, found.start(), found.end(), found[1], new)


def _without_words(line: str) -> str:
    """The line with texts and remarks blanked, every place kept."""
    blank = re.sub(r'"[^"]*"', lambda m: '"' * len(m[0]), line)
    place = blank.find("#")
    return blank if place < 0 else blank[:place] + " " * (len(blank) - place)


def _key_before(line: str, place: int) -> str:
    """The key whose value the number is, also inside a list."""
    found = re.findall(r"([A-Za-z_][\w.]*)\s*=", line[:place])
    return found[-1] if found else ""


def constants(path: Path, text: str) -> list[Mutant]:
    rule = of_code if path.suffix == ".py" else of_table
    return list(rule(path, text))
