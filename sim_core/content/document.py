"""A TOML file that has been read, and the faults found in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import tomli

from sim_core.content.guards import quoted, refused_bytes, refused_shape
from sim_core.content.nearest import Near
from sim_core.errors import ContentError, Problem

Loc: TypeAlias = tuple[str | int, ...]
MOST_PROBLEMS = 200
SYNTAX_HINTS = (
    ("Illegal character '\\n'", "is a closing quote missing before the line's end?"),
    ("overwrite a value", "this key is there twice; keep one of them"),
    ("declare", "this table is there twice; keep one of them"),
    ("Invalid value", "text stands in quotes, a date as 2021-01-01, yes as true"),
    ("Unterminated", "a closing quote is missing"),
    ("Unclosed", "a closing bracket is missing"),
)


@dataclass(frozen=True)
class Fault:
    """Something wrong at a path of keys; `cell` is a row and column of a map."""

    loc: Loc
    message: str
    hint: str | Near = ""
    at_key: bool = False
    cell: tuple[int, int] | None = None

    def told(self) -> str:
        """The message behind the path of keys, such as goal[2].when.kpi."""
        parts = [f"[{k}]" if isinstance(k, int) else f".{k:.40}" for k in self.loc]
        path = "".join(parts).removeprefix(".")
        return f"{path}: {self.message}" if path else self.message


@dataclass(frozen=True)
class Document:
    path: str
    text: str
    data: dict[str, Any]

    def problems(self, faults: list[Fault]) -> tuple[Problem, ...]:
        """Faults with their place in the file, in the order of the file."""
        from sim_core.content.spans import spans_of

        spans = spans_of(self.text)
        lines = self.text.split("\n")
        placed = {
            (*spans.place(fault.loc, fault.at_key, fault.cell), fault.told()): fault
            for fault in faults
        }
        return tuple(
            Problem(
                self.path,
                line,
                column,
                message,
                quoted(lines, line),
                str(placed[line, column, message].hint),
            )
            for line, column, message in sorted(placed)[:MOST_PROBLEMS]
        )


def shown_path(path: Path) -> str:
    """The path from where the user stands, if it lies below."""
    here = Path.cwd()
    is_below = path.is_absolute() and path.is_relative_to(here)
    return path.relative_to(here).as_posix() if is_below else str(path)


def read_document(path: Path, name: str = "") -> Document:
    """Read and parse a file; raises ContentError for what is no sound TOML."""
    shown = name or shown_path(path)
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise ContentError(
            (Problem(shown, 0, 0, f"cannot be read: {reason}"),)
        ) from None
    return parse_document(shown, content)


def parse_document(name: str, content: bytes) -> Document:
    """Parse the bytes of a file after the guards have let them pass."""
    problem = refused_bytes(name, content)
    if problem is None:
        text = content.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        problem = refused_shape(name, text)
    if problem is not None:
        raise ContentError((problem,))
    try:
        return Document(name, text, _frozen_lists(tomli.loads(text)))
    except tomli.TOMLDecodeError as fault:
        problem = _of_decode_error(name, text, fault)
    except (ValueError, RecursionError, OverflowError) as fault:
        problem = Problem(name, 1, 1, f"not readable as TOML: {fault}")
    raise ContentError((problem,))


def _of_decode_error(name: str, text: str, fault: tomli.TOMLDecodeError) -> Problem:
    lines = text.split("\n")
    line = min(max(fault.lineno, 1), len(lines))
    message = f"not sound TOML: {fault.msg[:1].lower()}{fault.msg[1:]}"
    hint = next((hint for part, hint in SYNTAX_HINTS if part in fault.msg), "")
    return Problem(name, line, fault.colno, message, quoted(lines, line), hint)


def _frozen_lists(value: Any) -> Any:
    """The same document with tuples for lists, as strict records want them."""
    if isinstance(value, dict):
        return {key: _frozen_lists(item) for key, item in value.items()}
    return tuple(map(_frozen_lists, value)) if isinstance(value, list) else value
