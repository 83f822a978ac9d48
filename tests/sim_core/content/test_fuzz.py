"""Whatever happens to a level's file, the answer is a level or its faults."""

import random

import pytest

from sim_core.content import parse_level
from sim_core.errors import ContentError, Problem
from tests.levels import SMALL_COVE, fixture_catalogue

SOUND = SMALL_COVE.read_bytes()
VALUES = (
    b"-1", b"0", b"1e400", b"nan", b"inf", b"true", b'""', b'"x"', b"[]", b"{}",
    b"[[]]", b"2021-02-28", b"2024-02-29", b"07:32:00", b"1979-05-27T07:32:00Z",
    b"99999999999999999999999", b"0xff", b"'''a\nb'''", b'"\\u0000"', b"[1, 2, 3]",
    b"{a.b.c = 1}", b"9" * 400, "\"\u202e小\"".encode(),
)  # fmt: skip


def _flipped(chance: random.Random, content: bytes) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + bytes([chance.randrange(256)]) + content[place + 1 :]


def _cut(chance: random.Random, content: bytes) -> bytes:
    first = chance.randrange(len(content))
    return content[:first] + content[first + chance.randrange(1, 200) :]


def _doubled(chance: random.Random, content: bytes) -> bytes:
    first = chance.randrange(len(content))
    piece = content[first : first + chance.randrange(1, 200)]
    place = chance.randrange(len(content))
    return content[:place] + piece + content[place:]


def _line_moved(chance: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def _other_value(chance: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    numbers = [n for n, line in enumerate(lines) if b" = " in line]
    if numbers:
        number = chance.choice(numbers)
        key = lines[number].split(b" = ")[0]
        lines[number] = key + b" = " + chance.choice(VALUES)
    return b"\n".join(lines)


def _other_inner_value(chance: random.Random, content: bytes) -> bytes:
    parts = content.split(b", ")
    number = chance.randrange(len(parts))
    key, equals, _ = parts[number].rpartition(b" = ")
    parts[number] = key + equals + chance.choice(VALUES)
    return b", ".join(parts)


def _key_letter(chance: random.Random, content: bytes) -> bytes:
    places = [n for n, sign in enumerate(content) if chr(sign).isalpha()]
    place = chance.choice(places) if places else 0
    letter = bytes([chance.randrange(97, 123)])
    return content[:place] + letter + content[place + 1 :]


MUTATIONS = (
    _flipped,
    _cut,
    _doubled,
    _line_moved,
    _other_value,
    _other_inner_value,
    _key_letter,
)


def mutated(number: int) -> bytes:
    """The level after one to four changes that depend only on the number."""
    chance = random.Random(number)
    content = SOUND
    for _ in range(chance.randrange(1, 5)):
        content = chance.choice(MUTATIONS)(chance, content or b"a = 1")
    return content


def problems_of(content: bytes) -> tuple[Problem, ...]:
    try:
        level = parse_level(content, "mutant.toml", fixture_catalogue())
    except ContentError as fault:
        return fault.problems or (Problem("", 0, 0, "no problem in the error"),)
    assert len(level.hash) == 64
    return ()


def judge(number: int) -> None:
    for problem in problems_of(mutated(number)):
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message


@pytest.mark.parametrize("block", range(3))
def test_mutated_levels_give_faults_and_never_a_traceback(block):
    for number in range(block * 100, block * 100 + 100):
        judge(number)


@pytest.mark.slow
@pytest.mark.thorough
@pytest.mark.parametrize("block", range(10))
def test_ten_thousand_mutated_levels_never_give_a_traceback(block):
    for number in range(block * 1000, block * 1000 + 1000):
        judge(number)
