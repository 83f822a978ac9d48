"""The catalogue, and the lint that every number of it has a source."""

import shutil

import pytest

from sim_core.content import NATURE_MODELS, read_catalogue
from sim_core.errors import ContentError
from tests.levels import HERE, fixture_catalogue


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(HERE / "data", folder)
    return folder


def faults_after(data, said, instead):
    sheet = data / "technologies" / "all.toml"
    text = sheet.read_text(encoding="utf-8")
    assert said in text
    sheet.write_text(text.replace(said, instead, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_catalogue(data, HERE / "assets")
    return caught.value.problems


def test_technologies_stand_in_order_of_id_and_are_found_by_it():
    catalogue = fixture_catalogue()

    assert list(catalogue.ids) == sorted(catalogue.ids)
    assert catalogue.technologies[catalogue.row("road")].id == "road"
    assert catalogue.get("road").layer == "road"
    assert catalogue.find("no_such_thing") is None
    assert catalogue.rules["money"]["refund_share"] == 0.5
    assert list(catalogue.worlds) == ["middle"]
    assert catalogue.climates == ("qingyuan",)


def test_an_empty_folder_is_an_empty_catalogue(tmp_path):
    assert read_catalogue(tmp_path, tmp_path).technologies == ()


def test_a_number_without_a_source_is_told(data):
    (problem,) = faults_after(data, 'build_days = "fixture"\n', "")

    assert (
        problem.message
        == 'technology[0].build_days: the number "build_days" has no source'
    )
    assert problem.quote == "build_days = 30"


def test_a_parameter_without_a_source_is_told(data):
    (problem,) = faults_after(data, 'residents = "fixture"\n', "")

    assert 'params.residents: the number "residents" has no source' in problem.message
    assert problem.quote == "residents = 20"


def test_a_source_that_does_not_exist_is_told(data):
    (problem,) = faults_after(data, '= "fixture"', '= "fixtures: table 3"')

    assert problem.message.endswith('sources.capex_yuan: no source "fixtures"')
    assert problem.hint == 'did you mean "fixture"?'


def test_a_source_of_nothing_is_told(data):
    (problem,) = faults_after(
        data, "[technology.sources]\n", '[technology.sources]\ncapx_yuan = "fixture"\n'
    )

    assert 'there is no number "capx_yuan" to cite a source for' in problem.message
    assert problem.hint == 'did you mean "capex_yuan"?'


def test_an_assumption_of_the_team_needs_its_reason(data):
    said = 'capex_yuan = "fixture"'
    (problem,) = faults_after(data, said, 'capex_yuan = "team_assumption"')

    assert "a team assumption needs its reason after a colon" in problem.message


def test_an_assumption_with_its_reason_passes(data):
    sheet = data / "technologies" / "all.toml"
    text = sheet.read_text(encoding="utf-8")
    reason = 'capex_yuan = "team_assumption: a round price"'
    sheet.write_text(text.replace('capex_yuan = "fixture"', reason), encoding="utf-8")

    assert read_catalogue(data, HERE / "assets").get("road").capex_yuan == 100_000


@pytest.mark.parametrize(
    ("said", "instead", "message"),
    [
        ('id = "house_ruin"', 'id = "road"', 'the id "road" is used twice'),
        ('upgrades = ["house_rebuilt"]', 'upgrades = ["x"]', 'no technology "x"'),
        ('model = "home"', 'model = "hut"', '"hut" is not one of: home, place'),
        ("lifetime_years = 25", "lifetime_years = 0", "must be above 0, not 0"),
        ("footprint = [2, 2]", "footprint = [2, 5]", "must be at most 4, not 5"),
        ('layer = "roof"\n', "", 'a roof needs "on"'),
    ],
)
def test_a_broken_sheet_is_told_with_its_line(data, said, instead, message):
    problems = faults_after(data, said, instead)

    assert message in problems[0].message
    assert problems[0].line > 1
    assert problems[0].path.endswith("all.toml")


def test_faults_of_two_sheets_are_told_together(data):
    (data / "technologies" / "broken.toml").write_text("[[technology]\n")
    problems = faults_after(data, 'model = "home"', 'model = "hut"')

    assert {problem.path.rsplit("/", 1)[-1] for problem in problems} == {
        "all.toml",
        "broken.toml",
    }


def test_the_shipped_catalogue_is_sound():
    catalogue = read_catalogue()

    assert len(set(catalogue.ids)) == len(catalogue.technologies)
    assert set(NATURE_MODELS) >= {"forest", "mangrove"}
