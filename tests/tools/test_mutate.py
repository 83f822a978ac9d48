"""The tool that changes constants finds them all and changes one at a time."""

from pathlib import Path

import tomli

from tools.mutate import run
from tools.mutate.constants import changed, constants

CODE = '''"""Words with 3.5 in them."""

RATE = 0.5
COUNT = 7


def doubled(value):
    return value * 2.0 + 1e-3
'''
TABLE = """# a remark with 9.9
name = "text with 1.5"
year = 2006
small = 7
large = 365
row = { value = 0.15, low = 0.0, high = 0.2, unit = "t 4.4" }
list = [1.5, -2.5]
"""


def found(name, text):
    return [(m.line, m.old, m.new) for m in constants(Path(name), text)]


def test_numbers_with_a_point_are_found_in_code():
    """0.5 x 1.05 = 0.525; a whole number counts things and is left alone."""
    assert sorted(found("rules.py", CODE)) == [
        (3, "0.5", "0.525"),
        (8, "1e-3", repr(1e-3 * 1.05)),
        (8, "2.0", "2.1"),
    ]


def test_values_of_tables_are_found_and_years_words_and_zeros_are_not():
    assert [(line, old) for line, old, _ in found("table.toml", TABLE)] == [
        (5, "365"),
        (6, "0.15"),
        (6, "0.2"),
        (7, "1.5"),
        (7, "-2.5"),
    ]


def test_one_constant_changes_and_the_rest_of_the_file_stays():
    mutant = constants(Path("table.toml"), TABLE)[1]
    after = mutant.text(TABLE)
    assert "value = 0.1575" in after
    assert after.replace("0.1575", "0.15") == TABLE


def test_what_no_test_can_notice_is_explained_by_a_line_that_is_there():
    rows = tomli.loads(run.EXPLAINED.read_text(encoding="utf-8"))["constant"]
    told = {run.explained(mutant) for mutant in run.mutants(run.CODE)} - {""}
    assert told == {row["reason"] for row in rows}


def test_zero_and_small_whole_numbers_are_left_alone():
    assert changed("0.0") is None
    assert changed("3") is None
    assert changed("365") == "383"


def test_every_test_that_is_asked_is_there():
    near = [f"tests/sim_core/{name}" for name in run.NEAR.values()]
    for name in (*run.QUICK, *run.SLOW, *near, run.LOCK):
        assert (run.HOME / name).exists(), name
