"""Credits are issued once, retired once, and count only for what is left."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_core.carbon.capture import (
    captured,
    from_the_air,
    mineralised,
    room_t,
    stone_share,
)
from sim_core.carbon.credits import Batch, Project, Registry, Use, countable_t
from sim_core.carbon.tables import carbon_table
from sim_core.errors import IslandError

MANGROVE = Project("m", "mangrove", 1000.0, 100.0, 0.8, 0.1, True, 160.0)
WELL = Project("w", "mineral", 500.0, 0.0, 1.0, 0.0, True, 900.0)
OLD = Project("o", "forest", 1000.0, 900.0, 0.2, 0.4, False, 40.0)


def test_a_project_sells_what_is_beyond_baseline_leakage_and_buffer():
    """(1,000 - 100) x 0.9 x (1 - 0.2) = 648 t; 162 t lie in the buffer."""
    registry, batch = Registry().with_project(MANGROVE).issue("m", 2025)
    assert MANGROVE.creditable_t_per_year == pytest.approx(648.0)
    assert batch.count == 648
    assert registry.buffer_t["m"] == pytest.approx(162.0)


def test_quality_weighs_four_marks():
    """40 x 0.8 + 30 x 0.6 + 15 x 0.9 + 15 x 1 = 78.5; old forest 35; a well 100."""
    assert MANGROVE.quality == pytest.approx(78.5)
    # 40 x 0.2 + 30 x 0.6 + 15 x 0.6 + 0.
    assert OLD.quality == pytest.approx(35.0)
    assert WELL.quality == pytest.approx(100.0)


def test_a_year_is_issued_once():
    registry, _ = Registry().with_project(MANGROVE).issue("m", 2025)
    with pytest.raises(IslandError, match="has issued its credits of 2025"):
        registry.issue("m", 2025)
    registry, _ = registry.issue("m", 2026)
    assert len(registry.issued) == 2


def test_a_credit_is_retired_once():
    registry, batch = Registry().with_project(MANGROVE).issue("m", 2025)
    registry = registry.retire(batch, "island")
    assert registry.retired_t("island") == 648.0
    with pytest.raises(IslandError, match="was retired by island"):
        registry.retire(Batch("m", 2025, 5, 1), "harbour")


def test_what_was_never_issued_cannot_be_retired():
    registry, batch = Registry().with_project(MANGROVE).issue("m", 2025)
    with pytest.raises(IslandError, match="no credit 648"):
        registry.retire(Batch("m", 2025, 648, 1), "island")
    with pytest.raises(IslandError, match="no credit 0"):
        registry.retire(Batch("m", 2024, 0, 1), "island")
    with pytest.raises(IslandError, match='no project "x"'):
        registry.issue("x", 2025)
    assert batch.numbers == range(648)


def test_a_project_is_entered_once_and_with_sound_numbers():
    registry = Registry().with_project(MANGROVE)
    with pytest.raises(IslandError, match='a project "m" already'):
        registry.with_project(MANGROVE)
    bad = Project("b", "forest", 1.0, 0.0, 1.02, 0.0, True, 1.0)
    with pytest.raises(IslandError, match="additionality must lie between 0 and 1"):
        registry.with_project(bad)
    endless = Project("e", "forest", float("inf"), 0.0, 0.5, 0.0, True, 1.0)
    with pytest.raises(IslandError, match="removed_t_per_year must be a number"):
        registry.with_project(endless)


ACTS = st.lists(
    st.tuples(
        st.sampled_from("mwo"),
        st.integers(2020, 2023),
        st.integers(-3, 700),
        st.integers(1, 300),
        st.sampled_from(["island", "harbour", "mainland"]),
    ),
    max_size=30,
)


@given(ACTS)
def test_no_tonne_ever_counts_for_two(acts):
    """Whatever is tried, each number has one owner and none was never issued."""
    registry = Registry()
    for project in (MANGROVE, WELL, OLD):
        registry = registry.with_project(project)
    for name, year, first, count, owner in acts:
        with contextlib.suppress(IslandError):
            registry, _ = registry.issue(name, year)
        with contextlib.suppress(IslandError):
            registry = registry.retire(Batch(name, year, first, count), owner)
    issued = sum(registry.issued.values())
    by_owner = sum(registry.retired_t(o) for o in ("island", "harbour", "mainland"))
    assert registry.retired_t() == by_owner <= issued
    for name, year, number in registry.retired:
        assert 0 <= number < registry.issued[name, year]


def test_a_loss_is_paid_from_the_buffer_first():
    """162 t lie there; of 200 t that burn 38 are left to pay."""
    registry, _ = Registry().with_project(MANGROVE).issue("m", 2025)
    registry, unpaid = registry.reversed("m", 200.0)
    assert unpaid == pytest.approx(38.0)
    assert registry.buffer_t["m"] == 0.0


def test_offsets_count_for_nothing_before_nine_tenths_are_cut():
    uses = [Use(WELL, 100.0)]
    assert countable_t(uses, 500.0, 0.89) == {"w": 0.0}
    assert countable_t(uses, 500.0, 0.9) == {"w": 100.0}


def test_best_quality_counts_first_and_never_more_than_the_residual():
    """Residual 120: 100 of the well, 20 of the mangrove, none of the old forest."""
    uses = [Use(OLD, 500.0), Use(MANGROVE, 500.0), Use(WELL, 100.0)]
    found = countable_t(uses, 120.0, 0.95)
    assert found == {"w": 100.0, "m": 20.0, "o": 0.0}


@given(
    st.lists(st.floats(0, 1e6), min_size=3, max_size=3),
    st.floats(0, 1e6),
    st.floats(0, 1),
)
def test_what_counts_is_never_above_residual_nor_above_what_was_bought(
    bought, residual, cut
):
    uses = [Use(p, t) for p, t in zip((OLD, MANGROVE, WELL), bought, strict=True)]
    found = countable_t(uses, residual, cut)
    assert sum(found.values()) <= residual + 1e-6
    for use in uses:
        assert 0.0 <= found[use.project.id] <= use.bought_t


def test_the_projects_on_sale_are_sound_projects():
    registry = Registry()
    for row in carbon_table("credits")["project"]:
        values = {k: v for k, v in row.items() if k not in ("name", "source")}
        registry = registry.with_project(Project(**values))
    marks = {name: p.quality for name, p in registry.projects.items()}
    assert marks["old_forest"] < 50.0 < marks["new_mangrove"] < marks["basalt_wells"]


def test_stone_takes_water_and_power():
    """1,000 t: 25,000 t of water, 17.36/0.7 = 24.8 MWh; at 0.5 t/MWh 12.4 t."""
    found = mineralised(1000.0, 0.5)
    assert found.water_t == pytest.approx(25_000.0)
    assert found.electricity_mwh == pytest.approx(24.80, abs=0.01)
    assert found.net_t == pytest.approx(1000.0 - 12.40, abs=0.01)


def test_capture_from_the_air_on_coal_power_is_half_lost():
    """1,000 t: 400 + 24.8 MWh x 1.0 and 1,600 MWh of heat x 0.06: 520.8 t lost."""
    found = from_the_air(1000.0, 1.0, 0.06)
    assert found.electricity_mwh == pytest.approx(424.80, abs=0.01)
    assert found.heat_mwh == pytest.approx(1600.0)
    assert found.net_t == pytest.approx(1000.0 - 520.80, abs=0.01)
    assert from_the_air(1000.0, 0.0, 0.0).net_t == 1000.0


def test_two_years_turn_nineteen_twentieths_to_stone():
    """1 - 0.05^(t/2): a year 77.6 %, two 95 %, four 99.75 %."""
    assert stone_share(0.0) == pytest.approx(0.0)
    assert stone_share(1.0) == pytest.approx(1 - 0.05**0.5)
    assert stone_share(2.0) == pytest.approx(0.95)
    assert stone_share(4.0) == pytest.approx(0.9975)


def test_a_stack_saves_only_its_fossil_part():
    """1,000 t x 90 % x 60 % fossil."""
    assert captured(1000.0, 0.9, 0.6) == pytest.approx(540.0)


def test_a_cubic_kilometre_of_basalt_holds_seventy_million_tonnes():
    assert room_t(1.0) == pytest.approx(7.0e7)
