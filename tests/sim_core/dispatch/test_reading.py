"""Broken system files: one clear message each, before anything large is made."""

import copy
import gzip
import json

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim_core.energy.dispatch.reading import read_system
from sim_core.energy.dispatch.solve import solve
from sim_core.errors import IslandError

GOOD = {
    "spec": {
        "id": "small",
        "hours": 4,
        "buses": {"main": "AC", "far": "AC"},
        "loads": [{"id": "load", "bus": "main", "series": "load"}],
        "generators": [
            {
                "id": "pv",
                "bus": "main",
                "tech": "pv",
                "p_nom_MW": 2,
                "availability": "pv",
                "marginal_cost_per_MWh": 0.01,
                "co2_t_per_MWh": 0.0,
            },
            {
                "id": "diesel",
                "bus": "main",
                "tech": "diesel",
                "p_nom_MW": 5,
                "marginal_cost_per_MWh": 200.0,
                "co2_t_per_MWh": 0.7,
            },
        ],
        "storages": [
            {"id": "battery", "bus": "main", "p_nom_MW": 1, "energy_MWh": 2},
        ],
        "links": [],
    },
    "series_file": "small.csv",
}
SERIES = "hour,load,pv\n0,1,0\n1,2,0.5\n2,3,1\n3,2,0\n"


def write(folder, document=GOOD, series=SERIES):
    path = folder / "small.json"
    text = document if isinstance(document, str) else json.dumps(document)
    path.write_text(text, encoding="utf-8")
    (folder / "small.csv").write_text(series, encoding="utf-8")
    return path


def changed(*keys, value):
    document = copy.deepcopy(GOOD)
    place = document["spec"]
    for key in keys[:-1]:
        place = place[key]
    if value is None:
        del place[keys[-1]]
    else:
        place[keys[-1]] = value
    return document


def test_a_good_file_is_read(tmp_path):
    """Sun serves 1 MW of the 3rd hour's load, 2 MW of it with 1 of 2 MW capacity."""
    system = read_system(write(tmp_path))

    assert system.hours == 4
    assert_allclose(system.plants[0].available_mw, [0.0, 1.0, 2.0, 0.0])
    assert_allclose(solve(system).energy_mwh()["pv"], 3.0)


BROKEN = [
    (("generators", 0, "availability"), "pw", 'no series "pw"; did you mean "pv"?'),
    (("loads", 0, "series"), "lod", 'no series "lod"; did you mean "load"?'),
    (("generators", 0, "bus"), "mian", 'unknown bus "mian"; did you mean "main"?'),
    (("storages", 0, "bus"), "nowhere", 'unknown bus "nowhere"'),
    (("generators", 1, "p_nom_MW"), -5, '"p_nom_MW" is -5; it must be at least 0'),
    (("storages", 0, "energy_MWh"), -1, '"energy_MWh" is -1'),
    (("generators", 1, "p_nom_MW"), float("nan"), '"p_nom_MW" is nan'),
    (("generators", 1, "p_nom_MW"), "5", '"p_nom_MW" is not a number'),
    (("generators", 1, "p_nom_MW"), None, '"p_nom_MW" is missing'),
    (("generators", 1, "marginal_cost_per_MWh"), None, "marginal_cost_per_MWh"),
    (("storages", 0, "eff_charge"), 1.5, '"eff_charge" is 1.5'),
    (("storages", 0, "initial_MWh"), 9, '"initial_MWh" is 9'),
    (("hours",), 10**9, "whole hours up to"),
    (("hours",), 0, '"hours" is 0'),
    (("hours",), 2.5, '"hours" is 2.5'),
    (("hours",), 5, "4 rows of hours; the system has 5"),
    (("hours",), 3, "more rows of hours"),
    (("generators",), "none", '"generators" is missing or not a list'),
    (("buses",), {}, '"buses" is missing or empty'),
    (("generators", 1, "id"), "pv", 'the id "pv" stands twice'),
    (("generators", 1, "committable"), True, "unit commitment"),
    (("generators", 1, "start_up_cost"), 300.0, "unit commitment"),
    (
        ("links",),
        [{"id": "loop", "frm": "main", "to": "main", "p_nom_MW": 1}],
        'goes from "main" to itself',
    ),
]


@pytest.mark.parametrize(("keys", "value", "message"), BROKEN)
def test_a_broken_file_is_named_with_its_fault(tmp_path, keys, value, message):
    path = write(tmp_path, changed(*keys, value=value))

    with pytest.raises(IslandError) as fault:
        read_system(path)

    assert message in str(fault.value)


BAD_SERIES = [
    ("hour,load,pv\n0,1,0\n1,2,nan\n2,3,1\n3,2,0\n", '"pv" is nan in hour 1'),
    ("hour,load,pv\n0,1,0\n1,2\n2,3,1\n3,2,0\n", "hour 1 has 2 values"),
    ("hour,load,pv\n0,1,0\n1,x,0\n2,3,1\n3,2,0\n", 'column "load"'),
    ("hour,load,pv\n0,1,0\n1,2,-1\n2,3,1\n3,2,0\n", "negative in hour 1"),
    ("", "0 rows of hours"),
]


@pytest.mark.parametrize(("series", "message"), BAD_SERIES)
def test_broken_series_are_named_with_their_hour(tmp_path, series, message):
    path = write(tmp_path, GOOD, series)

    with pytest.raises(IslandError) as fault:
        read_system(path)

    assert message in str(fault.value)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"spec": 3}', "\x00", "[" * 100_000])
def test_a_file_that_is_no_system_is_refused(tmp_path, text):
    with pytest.raises(IslandError):
        read_system(write(tmp_path, text))


def test_missing_files_are_named(tmp_path):
    with pytest.raises(IslandError, match="cannot be read"):
        read_system(tmp_path / "none.json")
    path = write(tmp_path)
    (tmp_path / "small.csv").unlink()
    with pytest.raises(IslandError, match=r"small\.csv"):
        read_system(path)


def test_a_damaged_gzip_is_named(tmp_path):
    document = {**GOOD, "series_file": "small.csv.gz"}
    path = write(tmp_path, document)
    packed = gzip.compress(SERIES.encode())
    (tmp_path / "small.csv.gz").write_bytes(packed[:-12])

    with pytest.raises(IslandError, match=r"small\.csv\.gz"):
        read_system(path)


def test_a_ring_of_links_is_refused_day_by_day(tmp_path):
    document = changed("buses", value=["main", "far", "west"])
    document["spec"]["links"] = [
        {"id": f"{a}{b}", "frm": a, "to": b, "p_nom_MW": 1}
        for a, b in (("main", "far"), ("far", "west"), ("west", "main"))
    ]
    for bus in ("far", "west"):
        load = {"id": bus, "bus": bus, "series": "load"}
        document["spec"]["loads"].append(load)
    system = read_system(write(tmp_path, document))

    with pytest.raises(IslandError, match="ring"):
        solve(system, "day")


def test_load_that_nothing_can_serve_is_named_with_its_hour(tmp_path):
    system = read_system(write(tmp_path, changed("generators", 1, "p_nom_MW", value=1)))

    with pytest.raises(IslandError, match=r"hour \d+: .* MW are missing"):
        solve(system)


@pytest.mark.parametrize("mode", ["horizon", "day"])
def test_a_cap_that_cannot_be_met_is_told(tmp_path, mode):
    """Load without sun needs diesel, which a cap of 0 t forbids."""
    document = changed("co2_cap_t", value=0.0)
    document["spec"]["hours"] = 24
    series = "hour,load,pv\n" + "".join(f"{hour},2,0\n" for hour in range(24))
    system = read_system(write(tmp_path, document, series))

    with pytest.raises(IslandError, match="cap"):
        solve(system, mode)


def test_day_mode_needs_whole_days(tmp_path):
    system = read_system(write(tmp_path))

    with pytest.raises(IslandError, match="whole days"):
        solve(system, "day")


def test_reading_makes_arrays_of_plain_numbers(tmp_path):
    system = read_system(write(tmp_path))

    assert system.loads[0].power_mw.dtype == np.float64
