"""The faults that a player, teacher or designer can cause."""

from dataclasses import dataclass


class IslandError(Exception):
    """A fault of the input; the message says where and how to mend it."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in a file, with its place and a way out."""

    path: str
    line: int
    column: int
    message: str
    quote: str = ""
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        text = f"{place}: {self.message}"
        if self.quote:
            text += f"\n    {self.quote}\n    {' ' * max(self.column - 1, 0)}^"
        return f"{text}\n    hint: {self.hint}" if self.hint else text


class ContentError(IslandError):
    """All faults of one reading, together."""

    def __init__(self, problems: tuple[Problem, ...]):
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class CommandRejected(IslandError):
    """A command that the rules refuse; `key` names the sentence that says why."""

    def __init__(self, key: str, **values: object):
        self.key = key
        self.values = values
        super().__init__(f"{key} {values}" if values else key)


class SaveError(IslandError):
    """A saved island that cannot be read or written."""
