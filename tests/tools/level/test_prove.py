"""What bots tell of a level: who wins, when, how long one waits, what is too easy."""

import json

import pytest
from builders import first_light_bay

from sim_core.bots import BOTS
from tools.level.cli import main
from tools.level.prove import Game, exploits, report_of, rhythm_days


def game(policy, outcome="", **goals):
    return Game(policy, 1, outcome, 1826, goals, 60.0, 1e6)


WON = game("sensible", "won", rebuild=40, first_solar=100, halve_carbon=900)
LATE = game("sensible", "won", rebuild=40, first_solar=100, halve_carbon=1500)
LOST = game("sensible", "lost_support", rebuild=40)


def test_two_of_three_games_won_on_days_900_and_1500_make_a_par_of_1200():
    games = [WON, LATE, LOST, *(game(name) for name in BOTS if name != "sensible")]
    row = report_of(first_light_bay(), games)["policies"]["sensible"]
    assert row["win_rate"] == pytest.approx(2 / 3)
    assert row["par_days"] == 1200
    assert row["outcomes"] == ["lost_support", "won"]


def test_the_longest_wait_is_800_and_1400_days_so_1100_in_the_median():
    assert rhythm_days([WON, LATE, LOST]) == 1100


def test_what_doing_nothing_meets_is_an_exploit():
    goal = first_light_bay().goals[0].id
    found = list(exploits(first_light_bay(), [game("idle", **{goal: 30}), WON]))
    assert found == [f'doing nothing meets "{goal}" in 1 of 1 games']


def test_a_level_nobody_wins_and_one_that_wins_itself_are_told():
    assert "no bot wins" in list(exploits(first_light_bay(), [game("idle"), LOST]))
    idle = game("idle", "won", rebuild=3)
    assert "doing nothing wins" in list(exploits(first_light_bay(), [idle]))


@pytest.mark.thorough
def test_the_first_level_has_no_exploit_and_a_way_to_win(tmp_path, capsys):
    path = "levels/campaign/first_light_bay.toml"
    out = tmp_path / "proof.json"
    assert main(["prove", path, "--seeds", "1", "--json", str(out)]) == 0
    report = json.loads(out.read_text())["levels"][0]
    assert report["policies"]["sensible"]["win_rate"] == 1.0
    assert report["exploits"] == []
    assert "sensible   100%" in capsys.readouterr().out
