"""The same game gives the same bits under every CPU setting, and as committed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SETTINGS = ("", "X86_V4", "X86_V3 X86_V4")
GAMES = json.loads((HERE / "hashes.json").read_text())


def played(policy: str, seed: int, disabled: str) -> str:
    words = ["run", "campaign/first_light_bay", "--days", "500", "--json", "-"]
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "sim_core",
            *words,
            "--policy",
            policy,
            "--seed",
            f"{seed}",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=HERE.parents[1],
        env=os.environ | {"NPY_DISABLE_CPU_FEATURES": disabled},
    )
    return json.loads(done.stdout.splitlines()[-1])["state_hash"]


@pytest.mark.slow
@pytest.mark.parametrize("disabled", SETTINGS, ids=lambda text: text or "all")
@pytest.mark.parametrize(
    "game", GAMES, ids=lambda game: f"{game['policy']}-{game['seed']}"
)
def test_a_game_ends_in_the_committed_state(game, disabled):
    found = played(game["policy"], game["seed"], disabled)
    assert found == game["state_hash"]
