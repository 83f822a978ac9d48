"""Refuses hostile or broken files in linear time, before any parser sees them."""

import re

from sim_core.errors import Problem

LARGEST_BYTES = 1024 * 1024
DEEPEST_NESTING = 16
MOST_KEY_PARTS = 16
MOST_TOKENS = 40_000
LONGEST_LINE = 20_000
QUOTED_LENGTH = 200

# Every branch takes at least one sign and never gives one back: linear in the text.
TOKEN = re.compile(
    r'#[^\n]*+|"""(?:[^"\\]|\\.|"(?!""))*+"{0,5}|'
    r"'''(?:[^']|'(?!''))*+'{0,5}|"
    r'"(?:[^"\\\n]|\\.)*+"?|' + r"'[^'\n]*+'?|[\[\]{},=.\n]",
    re.DOTALL,
)


def refused_bytes(path: str, content: bytes) -> Problem | None:
    """Too large, not UTF-8, or with a NUL sign."""
    if len(content) > LARGEST_BYTES:
        return Problem(
            path,
            1,
            1,
            f"the file has {len(content):,} bytes, more than {LARGEST_BYTES:,}",
            hint="a level needs a few kilobytes; is it the right file?",
        )
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as fault:
        line, column = _place(content[: fault.start].decode("utf-8"))
        return Problem(
            path, line, column, "the file is not UTF-8", hint="save it as UTF-8"
        )
    if b"\0" in content:
        line, column = _place(content[: content.index(b"\0")].decode("utf-8"))
        return Problem(path, line, column, "there is a NUL sign in the file")
    return None


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def refused_shape(path: str, text: str) -> Problem | None:
    """Lines too long, nested too deep, keys of too many parts, or too many values."""
    for number, row in enumerate(text.split("\n"), start=1):
        if len(row) > LONGEST_LINE:
            message = f"a line has {len(row):,} signs, more than {LONGEST_LINE:,}"
            return Problem(path, number, 1, message)
    depth = parts = tokens = 0
    for match in TOKEN.finditer(text):
        sign = match[0]
        if len(sign) > 1:
            continue
        tokens += sign != "\n"
        depth, parts = _counted(sign, depth, parts)
        message = _excess(depth, parts, tokens)
        if message:
            line, column = _place(text[: match.start()])
            return Problem(path, line, column, message)
    return None


def _counted(sign: str, depth: int, parts: int) -> tuple[int, int]:
    if sign == ".":
        return depth, parts + 1
    if sign in "[{":
        return depth + 1, 0
    return (max(depth - 1, 0), 0) if sign in "]}" else (depth, 0)


def _excess(depth: int, parts: int, tokens: int) -> str:
    if depth > DEEPEST_NESTING:
        return f"brackets are nested deeper than {DEEPEST_NESTING}"
    if parts >= MOST_KEY_PARTS:
        return f"a key has more than {MOST_KEY_PARTS} parts"
    if tokens > MOST_TOKENS:
        return f"there are more than {MOST_TOKENS:,} keys and values"
    return ""


def quoted(lines: list[str], line: int) -> str:
    """The line to show with a fault; nothing where it would fill the screen."""
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    return text.replace("\t", " ") if len(text) <= QUOTED_LENGTH else ""
