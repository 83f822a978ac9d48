"""The frozen level: its hash, its map, its buildings."""

import pytest
from pydantic import ValidationError

from sim_core.calendar import Date
from sim_core.content import LevelMap, parse_level, read_level
from tests.levels import SMALL_COVE, fixture_catalogue

SOUND = SMALL_COVE.read_text(encoding="utf-8")


def level_of(text):
    return parse_level(text.encode(), "level.toml", fixture_catalogue())


@pytest.fixture(scope="module")
def cove():
    return read_level(SMALL_COVE, fixture_catalogue())


def test_dates_are_those_of_the_game_calendar(cove):
    assert cove.start == Date(2021, 1, 1)
    assert cove.goals[2].by == Date(2023, 6, 30)


def test_nothing_of_a_level_can_be_changed(cove):
    with pytest.raises(ValidationError):
        cove.seed = 8
    with pytest.raises(ValidationError):
        cove.town.coins = 1.0


def test_buildings_are_the_single_ones_and_then_those_of_groups(cove):
    """3 single ones, 3 rebuilt houses, 2 ruins, 8 pieces of road."""
    kinds = [placed.kind for placed in cove.buildings]

    assert kinds[:4] == ["coal_plant", "school", "rooftop_pv", "house_rebuilt"]
    assert len(kinds) == 3 + 3 + 2 + 8
    assert cove.buildings[3].at == (4, 8)
    assert cove.buildings[3].built == 1985


def test_a_level_names_itself_by_its_file(cove):
    assert cove.path.endswith("small_cove.toml")
    assert level_of(SOUND).path == "level.toml"


def test_the_hash_does_not_see_comments_order_or_defaults(cove):
    other = SOUND.replace("seed    = 7\n", "").replace(
        "format  = 1\n", "# said otherwise\nseed = 0x07\nformat  = 1\n"
    )
    other = other.replace('gwp     = "AR5"\n', "").replace("24_000", "24000.0")

    assert level_of(other).hash == cove.hash


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("seed    = 7", "seed    = 8"),
        ("at    = [5, 9]", "at    = [6, 9]"),
        ("小湾", "小海湾"),
        ("at_most = 0.0", "at_most = 0.1"),
        (".,:gdddgggg", ".,:gddddggg"),
    ],
)
def test_the_hash_sees_everything_else(cove, said, instead):
    assert level_of(SOUND.replace(said, instead, 1)).hash != cove.hash


def test_windows_line_ends_change_nothing(cove):
    assert level_of(SOUND.replace("\n", "\r\n")).hash == cove.hash


def test_map_says_land_height_and_ramp(cove):
    """Row 6 is `.,:gdddggggoll,.` over `000000000a120000`."""
    island = cove.map

    assert (island.width, island.height) == (16, 16)
    assert island.land_class(1, 6) == "shallows"
    assert island.land_class(11, 6) == "rock"
    assert [island.level(x, 6) for x in (8, 9, 10, 11)] == [0, 0, 1, 2]
    assert [x for x in range(16) if island.is_ramp(x, 6)] == [9]
    assert island.is_water(1, 6)
    assert not island.is_water(11, 6)
    assert not island.contains(16, 0)


def test_ramps_may_climb_two_steps_in_a_row():
    """a, b: from 0 over 1 to 2, both straight."""
    ramp = SOUND.replace("000000000a120000", "000000000ab20000")

    assert level_of(ramp).map.is_ramp(10, 6)


def test_rows_given_as_a_list_read_as_rows_given_as_text():
    island = LevelMap.model_validate({"tiles": ("..", ".."), "heights": "00\n00\n"})

    assert island.heights == ("00", "00")
    assert island.ground == ("..", "..")
