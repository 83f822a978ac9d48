"""Files made to hurt are refused before a parser can suffer."""

import pytest

from sim_core.content import parse_level
from sim_core.content.document import parse_document
from sim_core.content.guards import refused_shape
from sim_core.errors import ContentError
from tests.levels import fixture_catalogue

MIB = 1024 * 1024
BOMBS = {
    "nested_arrays": b"a = " + b"[" * 5_000,
    "nested_inline_tables": b"a = " + b"{a = " * 5_000,
    "dotted_key": b".".join([b"a"] * 19_000) + b" = 1",
    "long_header": b"[" + b".".join([b"a"] * 20_000) + b"]",
    "many_keys": b"".join(b"k%d = 1\n" % n for n in range(70_000)),
    "many_tables": b"".join(b"[[a]]\n" for _ in range(100_000)),
    "many_values": b"a = [" + b"1," * 500_000 + b"]",
    "endless_integer": b"seed = " + b"9" * 5_000,
    "unclosed_text": b'a = "' + b"\\" * 500_000,
    "unclosed_quotes": b'"""' * 300_000,
    "spaced_dots": b"a" + b" . a" * 200_000 + b" = 1",
    "too_large": b"#" * (MIB + 1),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_with_a_place(name):
    with pytest.raises(ContentError) as caught:
        parse_level(BOMBS[name], "bomb.toml", fixture_catalogue())

    assert caught.value.problems[0].line == 1 or name in ("many_keys", "many_tables")


def test_quotes_and_comments_hide_brackets_from_the_guard():
    text = 'a = "[[[[[[[[[[[[[[[[[[[["\n# [[[[[[[[[[[[[[[[[[[[\n'
    text += "b = '''\n[[[[[[[[[[[[[[[[[[[[\n'''\n" + 'c = """[[[[[[[[""[[[[[[[[[["""\n'

    assert refused_shape("x.toml", text) is None
    assert len(parse_document("x.toml", text.encode()).data) == 3


def test_sixteen_brackets_pass_and_seventeen_do_not():
    assert refused_shape("x", "a = " + "[" * 16 + "]" * 16) is None
    assert refused_shape("x", "a = " + "[" * 17 + "]" * 17) is not None


def test_sixteen_parts_of_a_key_pass_and_seventeen_do_not():
    assert refused_shape("x", ".".join("a" * 16) + " = 1") is None
    assert refused_shape("x", ".".join("a" * 17) + " = 1") is not None


def test_a_fault_of_bytes_counts_signs_and_not_bytes():
    """`小` is three bytes and one sign, so the broken byte is at column 6."""
    with pytest.raises(ContentError) as caught:
        parse_document("x.toml", 'a\nb = "小'.encode()[:-3] + b"\xff")

    problem = caught.value.problems[0]
    assert (problem.line, problem.column) == (2, 6)


def test_a_folder_and_a_missing_file_are_told_in_words(tmp_path):
    from sim_core.content import read_level

    for place in (tmp_path, tmp_path / "none.toml", "no\0where.toml", ""):
        with pytest.raises(ContentError, match="there is no such level"):
            read_level(place, fixture_catalogue())


def test_no_more_than_two_hundred_faults_are_told():
    rows = b"".join(b"key%d = 1\n" % n for n in range(1_000))

    with pytest.raises(ContentError) as caught:
        parse_level(rows, "x.toml", fixture_catalogue())

    assert len(caught.value.problems) == 200
