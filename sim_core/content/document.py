"""A TOML file that has been read, and the faults found in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import tomli

from sim_core.content.guards import quoted, refused_bytes, refused_shape
from sim_core.errors import ContentError, Problem

Loc: TypeAlias = tuple[str | int, ...]
MOST_PROBLEMS = 200


@dataclass(frozen=True)
class Fault:
    """Something wrong at a path of keys; `cell` is a row and column of a map."""

    loc: Loc
    message: str
    hint: str = ""
    at_key: bool = False
    cell: tuple[int, int] | None = None


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
        placed = [
            Problem(
                self.path,
                *spans.place(fault.loc, fault.at_key, fault.cell),
                fault.message,
                hint=fault.hint,
            )
            for fault in faults
        ]
        kept = sorted(set(placed))[:MOST_PROBLEMS]
        return tuple(_with_quote(problem, lines) for problem in kept)


def _with_quote(problem: Problem, lines: list[str]) -> Problem:
    return Problem(
        problem.path,
        problem.line,
        problem.column,
        problem.message,
        quoted(lines, problem.line),
        problem.hint,
    )


def read_document(path: Path, name: str = "") -> Document:
    """Read and parse a file; raises ContentError for what is no sound TOML."""
    shown = name or str(path)
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
    return Problem(name, line, fault.colno, message, quoted(lines, line))


def _frozen_lists(value: Any) -> Any:
    """The same document with tuples for lists, as strict records want them."""
    if isinstance(value, dict):
        return {key: _frozen_lists(item) for key, item in value.items()}
    return tuple(map(_frozen_lists, value)) if isinstance(value, list) else value
