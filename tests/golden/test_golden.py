"""The same game gives the same bits under every CPU setting, and as committed."""

import json
import os
import subprocess
import sys

import pytest

from tests.golden.play import HASHES, NAMES

SETTINGS = ("", "X86_V4", "X86_V3 X86_V4")


def played(name: str, disabled: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.golden.play", name],
        capture_output=True,
        text=True,
        check=True,
        cwd=HASHES.parents[2],
        env=os.environ | {"NPY_DISABLE_CPU_FEATURES": disabled},
    )
    return done.stdout.splitlines()[-1]


@pytest.mark.slow
@pytest.mark.parametrize("disabled", SETTINGS, ids=lambda text: text or "all")
@pytest.mark.parametrize("name", NAMES)
def test_a_game_ends_in_the_committed_state(name, disabled):
    assert played(name, disabled) == json.loads(HASHES.read_text())[name]
