"""Whatever is done to a system file: it is solved, or refused in one clear message."""

import copy
import math

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim_core.energy.dispatch.reading import read_system
from sim_core.energy.dispatch.solve import solve
from sim_core.errors import IslandError
from tests.sim_core.dispatch.checking import assert_feasible
from tests.sim_core.dispatch.test_reading import GOOD, SERIES, write

STRANGE = (
    None, True, -1, -0.5, 0, 1e9, 1e300, 10**40, math.nan, math.inf, "", "x", "pv",
    "main", "load", [], {}, [1], {"id": "pv"}, 1e-320,
)  # fmt: skip
KEYS = (
    "charge", "cyclic", "committable", "eff_charge", "eff_discharge", "p_min_pu",
    "ramp_up", "ramp_down", "sign", "standing_loss_per_h", "initial_MWh",
    "inflow_series", "availability", "marginal_cost_series", "co2_cap_t", "hours",
)  # fmt: skip
RICH = copy.deepcopy(GOOD)
RICH["spec"]["links"] = [
    {"id": "out", "frm": "main", "to": "far", "p_nom_MW": 1, "efficiency": 0.9},
    {"id": "back", "frm": "far", "to": "main", "p_nom_MW": 1, "efficiency": 0.9},
]
for bus in ("main", "far"):
    RICH["spec"]["generators"] += [
        {
            "id": f"{kind}_{bus}",
            "bus": bus,
            "tech": kind,
            "p_nom_MW": 50,
            "sign": sign,
            "marginal_cost_per_MWh": cost,
        }
        for kind, sign, cost in (("unserved", 1, 3000.0), ("sink", -1, 1.0))
    ]


def places(node, path=()):
    """Every table and list entry of a document."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in pairs:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


PLACES = list(places(RICH["spec"]))


def mutated(path, value, how):
    document = copy.deepcopy(RICH)
    place = document["spec"]
    for key in path[:-1]:
        place = place[key]
    if how == "drop":
        del place[path[-1]]
    elif how == "twice" and isinstance(place, list):
        place.append(copy.deepcopy(place[path[-1]]))
    elif how == "add" and isinstance(place[path[-1]], dict):
        place[path[-1]][value[0]] = value[1]
    else:
        place[path[-1]] = value[1]
    return document


def assert_solved_or_refused(path):
    try:
        solution = solve(read_system(path))
    except IslandError as fault:
        message = str(fault)
        assert message
        assert "\n" not in message
        assert len(message) < 400
    else:
        assert_feasible(solution, may_turn_over=True)
        assert math.isfinite(solution.total_cost)


@given(
    path=st.sampled_from(PLACES),
    key=st.sampled_from(KEYS),
    value=st.sampled_from(STRANGE),
    how=st.sampled_from(["set", "drop", "twice", "add"]),
)
@settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_changed_system_is_solved_or_refused(tmp_path, path, key, value, how):
    assert_solved_or_refused(write(tmp_path, mutated(path, (key, value), how)))


@given(
    at=st.integers(0, len(SERIES)),
    length=st.integers(0, 6),
    text=st.sampled_from(["", "nan", "-1", "inf", ",", "\n", "x", "1e400", "\0", '"']),
)
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_changed_series_are_solved_or_refused(tmp_path, at, length, text):
    series = SERIES[:at] + text + SERIES[at + length :]

    assert_solved_or_refused(write(tmp_path, RICH, series))
