"""Why a preview of homes shows what it shows, in words."""

import pytest

from game.scenes.previewwhy import reasons
from game.style import Style
from sim_core.content import read_catalogue
from sim_core.preview import Preview


@pytest.fixture
def told(app):
    def words(kind: str, shown: Preview, was: str = "") -> list[str]:
        catalogue, style = read_catalogue(), Style(1.0, "en")
        found = reasons(style, catalogue, catalogue.get(kind), shown, was)
        return [line for line, _ in found]

    return words


def test_a_rebuilt_ruin_says_that_people_leave_other_homes(told):
    shown = Preview(
        None, moved_people=31.0, demand_mwh_per_year=-3.7, gas_t_per_year=0.1,
        energy_mwh={"coal_plant_worn": -3.2},
    )  # fmt: skip
    lines = told("house_rebuilt", shown, "house_ruin")
    assert lines[0].startswith("About 31 people move here from other homes")
    assert lines[1] == "All homes together: power −3.7 MWh a year"
    assert lines[2] == "Worn coal plant: 3 MWh less a year"


def test_a_retrofit_says_gas_saved_power_drawn_and_comfort_won(told):
    shown = Preview(
        None, demand_mwh_per_year=6.4, gas_t_per_year=-3.9, comfort=(79.0, 89.0),
        energy_mwh={"coal_plant_worn": 5.4},
    )  # fmt: skip
    assert told("house_retrofitted", shown, "house_rebuilt") == [
        "All homes together: power +6.4 MWh, bottled gas −3.9 t CO₂e a year",
        "Warmer in winter, cooler in summer: comfort 79 → 89 of 100",
        "Worn coal plant: 5 MWh more a year",
    ]


def test_a_home_of_which_nothing_changes_says_nothing(told):
    assert told("house_rebuilt", Preview(None)) == []
