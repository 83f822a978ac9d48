"""Plays one golden game and prints the hash of its last state.

Run by the tests in a process of its own, with settings of the processor, and by hand
with other versions of Python: `python -m tests.golden.play NAME`, or without a name to
make all hashes anew.
"""

import json
import sys
from pathlib import Path

from sim_core.bots import BOTS
from sim_core.commandline.run import play
from sim_core.content import read_level
from sim_core.session import Session

HASHES = Path(__file__).resolve().parent / "hashes.json"
BAY = "campaign/first_light_bay"
# name: (level, policy, seed, days by policy, hours away afterwards)
GAMES = {
    **{
        f"bay_{policy}_{seed}": (BAY, policy, seed, 500, 0)
        for policy in BOTS
        for seed in (1, 7)
    },
    "bay_sensible_away": (BAY, "sensible", 3, 200, 4000),
    "bay_spend_all_away": (BAY, "spend_all", 11, 120, 2200),
    "bay_idle_away": (BAY, "idle", 13, 40, 900),
    "bay_sensible_long": (BAY, "sensible", 21, 900, 0),
}


def hash_of(name: str) -> str:
    if name == "bay_upgrades":
        return _upgraded()
    if name == "bay_heated":
        return _heated()
    level, policy, seed, days, hours_away = GAMES[name]
    session = Session.new(read_level(level), seed=seed)
    play(session, days, [], policy)
    if hours_away:
        session.catch_up(hours_away)
        session.advance(30)
    return session.state_hash()


def _upgraded() -> str:
    """Upgrades, plants, stores and forest by hand, and the years after them."""
    from tests.builders import busy_session

    session = busy_session()
    session.advance(365)
    return session.state_hash()


def _heated() -> str:
    """A year with frost on a heat network, fed by air, computers and gas."""
    from tests.builders import frosty_session

    parts = {"heat_network": 4, "heat_pump_station": 2, "heat_exchanger": 1}
    parts |= {"heat_boiler": 1, "heat_tank": 1, "data_centre": 1, "submarine_cable": 1}
    session = frosty_session(parts)
    session.advance(365)
    return session.state_hash()


NAMES = (*GAMES, "bay_upgrades", "bay_heated")


if __name__ == "__main__":
    if sys.argv[1:]:
        print(hash_of(sys.argv[1]))
    else:
        table = {name: hash_of(name) for name in NAMES}
        HASHES.write_text(json.dumps(table, indent=2) + "\n")
