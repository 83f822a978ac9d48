"""One fault made in one line is told at that line, whatever the line."""

import pytest

from sim_core.content import parse_level
from sim_core.errors import ContentError
from tests.levels import SMALL_COVE, fixture_catalogue

LINES = SMALL_COVE.read_text(encoding="utf-8").split("\n")
# A table with this key is wrong for every key there is.
WRONG_VALUE = "{ wrong = [true] }"
KEYED = [
    number
    for number, line in enumerate(LINES, start=1)
    if " = " in line and '"""' not in line
]


def told_lines(number: int, instead: str) -> set[int]:
    lines = [*LINES]
    lines[number - 1] = instead
    with pytest.raises(ContentError) as caught:
        parse_level("\n".join(lines).encode(), "x.toml", fixture_catalogue())
    return {problem.line for problem in caught.value.problems}


@pytest.mark.parametrize("number", KEYED)
def test_a_mistyped_key_is_told_at_its_line(number):
    key, rest = LINES[number - 1].split(" ", 1)

    assert number in told_lines(number, f"{key}z {rest}")


@pytest.mark.parametrize("number", KEYED)
def test_a_value_of_the_wrong_kind_is_told_at_its_line_alone(number):
    key = LINES[number - 1].split(" = ", 1)[0]

    assert told_lines(number, f"{key} = {WRONG_VALUE}") == {number}


@pytest.mark.parametrize("number", KEYED)
def test_a_hint_names_the_mistyped_key(number):
    key, rest = LINES[number - 1].split(" ", 1)
    lines = [*LINES]
    lines[number - 1] = f"{key}z {rest}"
    with pytest.raises(ContentError) as caught:
        parse_level("\n".join(lines).encode(), "x.toml", fixture_catalogue())

    hints = {item.hint for item in caught.value.problems if item.line == number}
    assert f'did you mean "{key}"?' in hints
