"""Nearest words, names of figures, and places in a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_core.content.kpis import FAMILIES, NAMES, kpi_fault
from sim_core.content.nearest import did_you_mean, edit_distance, nearest
from sim_core.content.spans import spans_of

words = st.text("abcd_", max_size=8)


@pytest.mark.parametrize(
    ("first", "second", "edits"),
    [
        ("kitten", "sitting", 3),
        ("solar", "solar", 0),
        ("", "wind", 4),
        ("coal_plnat", "coal_plant", 1),
        ("ca", "abc", 3),
    ],
)
def test_edit_distance(first, second, edits):
    assert edit_distance(first, second) == edits


@given(words, words)
def test_edits_are_the_same_both_ways_and_bounded_by_the_longer_word(first, second):
    edits = edit_distance(first, second)

    assert edits == edit_distance(second, first)
    assert abs(len(first) - len(second)) <= edits <= max(len(first), len(second))
    assert (edits == 0) == (first == second)


def test_the_nearest_word_is_near_or_holds_the_word():
    known = ["house_rebuilt", "house_ruin", "road"]

    assert nearest("house_rebiult", known) == "house_rebuilt"
    assert nearest("rebuilt", known) == "house_rebuilt"
    assert nearest("zeppelin", known) == ""
    assert nearest("x" * 10_000, known) == ""


def test_few_words_are_all_named_where_none_is_near():
    assert did_you_mean("zeppelin", ["road", "cable"]) == "there are: cable, road"
    assert did_you_mean("zeppelin", [f"word{n}" for n in range(20)]) == ""


def test_a_figure_is_a_name_or_a_family_with_something_that_exists():
    technologies, models = ["house_rebuilt"], ["solar"]

    assert kpi_fault("unserved_mwh", technologies, models) is None
    assert kpi_fault("built:house_rebuilt", technologies, models) is None
    assert kpi_fault("in_service:solar", technologies, models) is None
    assert kpi_fault("in_service:house_rebuilt", technologies, models) is not None
    assert kpi_fault("unserved_mwh:solar", technologies, models) is not None
    assert kpi_fault("built:", technologies, models) is not None


def test_every_figure_that_goals_may_name_can_be_worked_out():
    """The names here are those of the ledger, of `sim_core.kpis`, and of the state."""
    kpis = pytest.importorskip("sim_core.kpis")
    from sim_core.ledger import DAILY
    from sim_core.state import IslandState

    known = set(DAILY) | set(kpis.DERIVED) | set(IslandState.__dataclass_fields__)
    known |= set(kpis.STANDING)

    assert set(NAMES) <= known
    assert set(NAMES) >= set(DAILY) | set(kpis.DERIVED)
    assert set(FAMILIES) == {"built", "in_service"}


def test_places_of_keys_and_values_in_every_form_of_toml():
    text = (
        "a.b = 1\n"
        '"q k" = [10,\n  [20, 30]]  # 小\n'
        'n = { zh = "小湾", en.x = 2 }\n'
        "[t.u]\nv = 1\n"
        "[[w]]\n[[w]]\nk = 1\n[w.p]\nx = 5\n"
    )
    spans = spans_of(text)

    assert spans.place(("a", "b")) == (1, 7)
    assert spans.place(("a", "b"), at_key=True) == (1, 3)
    assert spans.place(("q k", 1, 1)) == (3, 8)
    assert spans.place(("n", "en", "x")) == (4, 25)
    assert spans.place(("t", "u", "v")) == (6, 5)
    assert spans.place(("w", 1, "k")) == (9, 5)
    assert spans.place(("w", 1, "p", "x")) == (11, 5)
    assert spans.place(("w", 0, "k"), at_key=True) == (7, 1)
    assert spans.place(("nowhere",)) == (1, 1)


def test_a_cell_of_a_map_has_its_own_place():
    text = '[map]\ntiles = """\n....\n..X.\n"""\nflat = "..X."\n'
    spans = spans_of(text)

    assert spans.place(("map", "tiles"), cell=(1, 2)) == (4, 3)
    assert spans.place(("map", "flat"), cell=(0, 2)) == (6, 8)
