"""Every broken level gives exactly its expected message; every shipped one none."""

from pathlib import Path

import pytest

from sim_core.content import level_names, read_level
from sim_core.content.document import parse_document
from sim_core.content.reading import level_of
from sim_core.errors import ContentError
from tests.levels import SMALL_COVE, fixture_catalogue

BAD = sorted((Path(__file__).parents[2] / "bad_levels").glob("*.toml"))


def test_there_are_at_least_forty_broken_levels():
    assert len(BAD) >= 40


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_broken_level_gives_its_expected_message(path):
    expected = path.with_suffix(".expected").read_text(encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        level_of(parse_document(path.name, path.read_bytes()), fixture_catalogue(), "")

    assert f"{caught.value}\n" == expected


def test_the_level_that_the_broken_ones_come_from_is_sound():
    assert read_level(SMALL_COVE, fixture_catalogue()).id == "small_cove"


@pytest.mark.parametrize("name", level_names())
def test_a_shipped_level_has_no_findings(name):
    assert read_level(name).path == name
