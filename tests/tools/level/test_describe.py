"""The reference page and the schema say what the records say."""

import json

import pytest

from sim_core.content import Level
from sim_core.content.base import Doc, Words
from sim_core.content.technology import Technology
from tools.level.describe import README, SCHEMA, fields_of, readme, records, schema

UP_TO_DATE = "run: python3 run.py level describe"
RECORDS = [model for model, _ in records(Level, "")] + [Words, Technology]


def test_the_reference_page_is_up_to_date():
    assert README.read_text(encoding="utf-8") == readme(), UP_TO_DATE


def test_the_schema_is_up_to_date():
    assert SCHEMA.read_text(encoding="utf-8") == schema(), UP_TO_DATE


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_key_is_described_in_both_languages(model):
    for key, info in fields_of(model):
        docs = [item for item in info.metadata if isinstance(item, Doc)]
        assert len(docs) == 1, key
        assert docs[0].en.endswith("."), key
        assert docs[0].zh.endswith("。"), key


def test_the_schema_refuses_unknown_keys_everywhere():
    described = json.loads(schema())
    tables = [described, *described["$defs"].values()]

    assert all(item["additionalProperties"] is False for item in tables)


def test_the_schema_knows_bounds_choices_and_defaults():
    described = json.loads(schema())
    town = described["$defs"]["Town"]["properties"]

    assert described["properties"]["gwp"]["enum"] == ["AR4", "AR5", "AR6"]
    assert town["support"]["default"] == 60.0
    assert town["coins"]["maximum"] == 10_000_000
    assert town["coins"]["x-unit"] == "1,000 yuan"


def test_every_record_of_a_level_has_its_table():
    page = readme()

    for place in ("top", "map", "town", "goal[]", "goal[].when", "step[].done"):
        assert f"## `{place}`" in page


def test_what_a_level_offers_is_a_list_of_ids_and_a_tile_two_numbers():
    page = readme()

    assert "| `offers` | list of ids" in page
    assert "| `at` | `[column, row]`" in page
