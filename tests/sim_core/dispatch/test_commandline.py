"""`dispatch` on the command line."""

import argparse
import csv
import json
from pathlib import Path

import pytest
from numpy.testing import assert_allclose

from sim_core.commandline import dispatch
from sim_core.errors import IslandError

CASES = Path(__file__).parent / "cases"


def run(*words):
    parser = argparse.ArgumentParser()
    dispatch.add_arguments(parser)
    return dispatch.main(parser.parse_args([str(word) for word in words]))


def test_json_has_the_promised_keys(tmp_path):
    out = tmp_path / "out.json"

    code = run(CASES / "cable_losses.json", "--json", out)

    result = json.loads(out.read_text())
    assert code == 0
    assert_allclose(result["total_cost"], 401_396.7472, rtol=1e-6)
    assert_allclose(result["energy_mwh"]["mainland"], 1995.1192, rtol=1e-5)
    assert_allclose(result["emissions_t"], 2714.7261, rtol=1e-5)
    assert_allclose(result["curtailed_mwh"], 0.0, atol=0.01)
    assert_allclose(result["unserved_mwh"], 0.0, atol=0.01)
    assert result["seconds"] > 0.0


def test_series_has_a_row_an_hour_for_every_part(tmp_path):
    out = tmp_path / "out.csv"

    run(CASES / "negative_prices.json", "--series", out)

    with out.open() as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 168
    assert {"gen:gas", "ch:battery", "soc:battery", "link_in:cable_in"} <= {*rows[0]}


def test_day_mode_and_quality_are_chosen_by_flags(capsys):
    run(
        CASES / "scarcity.json", "--mode", "day", "--foresight", 48, "--quality", "live"
    )

    assert "unserved" in capsys.readouterr().out


def test_commitment_is_refused_with_a_way_out():
    with pytest.raises(IslandError, match=r"unit commitment .* is not supported"):
        run(CASES / "unit_commitment.json")


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(IslandError, match="cannot write"):
        run(CASES / "diesel_only.json", "--series", tmp_path / "no" / "out.csv")
