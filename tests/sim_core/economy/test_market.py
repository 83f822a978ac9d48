"""World pathways: prices by year, learning, warming and the mainland's factor."""

import pytest
from builders import first_light_bay

from sim_core.carbon import intensity
from sim_core.content import read_catalogue
from sim_core.economy.market import learning_rates, of_year, price_share
from sim_core.world import World

WORLDS = ("very_low", "middle", "high")


def world(name):
    return read_catalogue().worlds[name]


def level_world(name="middle"):
    catalogue = read_catalogue()
    return World(first_light_bay().model_copy(update={"world": name}), catalogue)


def test_a_figure_between_two_years_is_drawn_straight():
    """20 in 2025 and 30 in 2030: 24 in 2027; flat outside."""
    years, values = [2025, 2030], [20.0, 30.0]
    assert of_year(years, values, 2027) == 24.0
    assert of_year(years, values, 2019) == 20.0
    assert of_year(years, values, 2055) == 30.0


def test_two_doublings_of_solar_leave_sixty_four_percent():
    """A fifth less each doubling: 0.8 x 0.8."""
    table = world("middle") | {
        "years": [2021, 2030],
        "built": {"solar": [100.0, 400.0]},
    }
    assert price_share(table, "solar", 2030) == pytest.approx(0.64)


def test_what_the_island_builds_counts_with_the_world():
    """100 GW of the world and 100 GW of its own: one doubling."""
    table = world("middle") | {
        "years": [2021, 2030],
        "built": {"solar": [100.0, 200.0]},
    }
    assert price_share(table, "solar", 2021, 100_000.0) == pytest.approx(0.8)


def test_a_sheet_that_learns_nothing_keeps_its_price():
    assert price_share(world("middle"), "", 2050) == 1.0


@pytest.mark.parametrize("name", WORLDS)
def test_every_world_gives_all_figures_for_all_its_years(name):
    table = world(name)
    count = len(table["years"])
    rows = [*table["fuel_yuan_per_gj"].values(), *table["built"].values()]
    rows += [table["power"]["import_yuan_per_mwh"]]
    rows += [table["power"]["carbon_price_yuan_per_t"]]
    rows += [table["grid"]["projected_share"]]
    assert {len(row) for row in rows} == {count}
    assert len(table["climate"]["warming_c"]) == len(table["climate"]["years"])


@pytest.mark.parametrize("name", WORLDS)
def test_every_figure_of_a_world_names_its_source(name):
    table, known = world(name), read_catalogue().sources | {"team_assumption"}
    cited = [*table["fuel_source"].values(), *table["power_source"].values()]
    cited += [*table["built_source"].values(), table["climate"]["source"]]
    cited += [table["grid"]["source"], table["grid"]["projected_source"]]
    assert set(table["fuel_source"]) == set(table["fuel_yuan_per_gj"])
    assert set(table["built_source"]) == set(table["built"])
    assert {text.partition(":")[0] for text in cited} <= known


def test_learning_rates_lie_within_their_ranges_and_name_what_they_count():
    for row in learning_rates().values():
        assert row["low"] <= row["rate"] <= row["high"]
        assert row["of"] in world("middle")["built"]


def test_the_cleaner_the_world_the_cheaper_the_sun_and_the_cooler_the_air():
    solar = [price_share(world(name), "solar", 2050) for name in WORLDS]
    warm = [level_world(name).warming_c(2080) for name in WORLDS]
    assert solar == sorted(solar)
    assert warm == sorted(warm)
    assert warm[0] < 1.0 < warm[2]


def test_all_worlds_agree_on_the_years_that_have_been():
    for what in ("fuel_yuan_per_gj", "built"):
        for name, row in world("middle")[what].items():
            assert all(world(other)[what][name][:4] == row[:4] for other in WORLDS)


def test_published_factors_are_used_as_they_are_and_later_ones_by_a_share():
    """2025 in the middle world: 95 % of the factor of 2022."""
    found = level_world()
    assert found.grid_activity(2022) == "grid/statistical/guangdong/2022"
    later = intensity(found.grid_activity(2025), "AR5")
    published = intensity("grid/statistical/guangdong/2022", "AR5")
    assert later.co2e_t == pytest.approx(0.95 * published.co2e_t)


def test_a_carbon_price_makes_coal_dearer_by_its_tonnes():
    """At 100 yuan/t, 100 yuan more for each tonne of a MWh."""
    found = level_world()
    coal = read_catalogue().get("coal_plant_worn")
    free = found.marginal_cost_yuan_per_mwh(coal, 2021)
    prices = [100.0] * len(found.table["years"])
    power = dict(found.table["power"]) | {"carbon_price_yuan_per_t": prices}
    found.table = dict(found.table) | {"power": power}

    priced = found.marginal_cost_yuan_per_mwh(coal, 2021)

    tonnes = found.tonnes_per_mwh(coal, 2021)
    assert priced - free == pytest.approx(100.0 * tonnes)
