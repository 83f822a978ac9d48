"""The level tools' check: what it looks at, what it says, how it ends."""

import json
import shutil
import subprocess
import sys

import pytest

from sim_core.content import read_level
from sim_core.errors import IslandError
from sim_core.paths import LEVELS
from tests.levels import SMALL_COVE, fixture_catalogue
from tools.__main__ import command_module, main
from tools.level.check import as_json, as_text, checked, files_of


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "broken.toml"
    text = SMALL_COVE.read_text(encoding="utf-8")
    path.write_text(text.replace("seed    = 7", "seed    = -7"), encoding="utf-8")
    return path


def test_a_sound_level_gets_a_line_too():
    text = as_text([checked(str(SMALL_COVE), fixture_catalogue())])

    counts = "16 × 16 tiles, 16 buildings, 4 goals, 2 steps"
    assert text == f"{SMALL_COVE}: sound ({counts})\n1 level, 0 faults"


def test_a_fault_says_file_line_column_path_and_message(broken):
    text = as_text([checked(str(broken), fixture_catalogue())])

    assert text.splitlines() == [
        f"{broken}:7:11: seed: must be at least 0, not -7",
        "    seed    = -7",
        "              ^",
        "1 level, 1 fault",
    ]


def test_json_holds_the_same_and_the_hash(broken):
    paths = (str(SMALL_COVE), str(broken))
    findings = [checked(path, fixture_catalogue()) for path in paths]
    report = json.loads(as_json(findings))

    sound, faulty = report["levels"]
    assert report["faults"] == 1
    assert sound["hash"] == read_level(SMALL_COVE, fixture_catalogue()).hash
    assert sound["problems"] == []
    assert faulty["id"] is None
    assert faulty["problems"][0] == {
        "path": str(broken),
        "line": 7,
        "column": 11,
        "message": "seed: must be at least 0, not -7",
        "quote": "seed    = -7",
        "hint": "",
    }


def test_a_folder_means_all_levels_below_it_but_no_data(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        shutil.copy(SMALL_COVE, tmp_path / name / "level.toml")
    (tmp_path / "data").mkdir()
    shutil.copy(SMALL_COVE, tmp_path / "data" / "no_level.toml")

    found = files_of([str(tmp_path), str(tmp_path / "one" / "level.toml")])

    names = ["one/level.toml", "two/level.toml"]
    assert found == [str(tmp_path / name) for name in names]


def test_a_folder_without_levels_is_told(tmp_path):
    with pytest.raises(IslandError, match="there is no level in this folder"):
        files_of([str(tmp_path)])


def test_a_fault_ends_with_one_and_a_wrong_call_with_two(broken, capsys):
    assert main(["level", "check", str(broken)]) == 1
    assert "must be at least 0" in capsys.readouterr().out
    assert main(["no_such_tool"]) == 2
    assert main([]) == 2
    assert main(["--help"]) == 0
    with pytest.raises(SystemExit) as caught:
        main(["level", "check"])
    assert caught.value.code == 2


def test_a_missing_level_names_the_nearest_and_gives_no_traceback(capsys):
    assert main(["level", "check", "no/such/level.toml"]) == 1
    assert "there is no such level" in capsys.readouterr().out


@pytest.mark.slow
def test_the_command_line_ends_with_one_where_there_is_a_fault(broken):
    command = [sys.executable, "-m", "tools", "level", "check", str(broken)]
    done = subprocess.run(command, cwd=LEVELS.parent, capture_output=True, text=True)

    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.slow
def test_a_sound_level_is_read_without_the_parser_that_places_faults():
    code = (
        "import sys; from sim_core.content import read_level;"
        "from tests.levels import SMALL_COVE, fixture_catalogue;"
        "read_level(SMALL_COVE, fixture_catalogue());"
        "print('tree_sitter' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=LEVELS.parent, capture_output=True, text=True)

    assert done.stdout.strip() == "False", done.stderr


def test_a_command_that_this_copy_lacks_is_told():
    with pytest.raises(IslandError, match="is not part of this copy"):
        command_module("tools.no_such_tool.cli")
