"""The first level can be won, and not by doing nothing or by spending blindly."""

import pytest
from builders import new_session

from sim_core.bots import BOTS
from sim_core.commandline.run import play


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "outcome", "goals"),
    [("sensible", "won", 5), ("idle", "", 0), ("spend_all", "", 0)],
)
def test_only_sensible_play_wins_first_light_bay(name, outcome, goals):
    assert name in BOTS
    session = new_session()
    play(session, 1826, [], name)
    assert session.state.outcome == outcome
    assert len(session.state.goals_done) == goals
