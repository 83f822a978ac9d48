"""The codex: every family explained in two languages, every number a shipped one."""

import re

import pytest

from sim_core.carbon import read_factors
from sim_core.carbon.inventory import summed
from sim_core.carbon.inventory_file import read_inventory
from sim_core.codex import KINDS, card_of, read_codex, rows_of, searched
from sim_core.paths import LEVELS

CARDS = read_codex()


def test_every_family_of_factors_has_a_card():
    families = {row.id.partition(".")[0] for row in read_factors().all()}
    assert {name for name in families if card_of(f"{name}.x") is None} == set()


@pytest.mark.parametrize("entry", CARDS.values(), ids=list(CARDS))
def test_a_card_is_whole(entry):
    assert entry.kind in KINDS
    for text in (entry.title, entry.words):
        assert re.search(r"[\u4e00-\u9fff]", text.zh), entry.id
        assert text.en.strip()
        assert not re.search(r"[\u4e00-\u9fff]", text.en)
    assert entry.formula
    assert entry.sources
    assert set(entry.sources) <= set(read_factors().sources) | {"fair_calibration_141"}
    assert set(entry.see) <= set(CARDS), entry.see
    assert entry.id not in entry.see
    if entry.case:
        assert entry.case_source in read_factors().sources


def test_cards_that_read_claims_name_the_report_and_a_sum():
    claims = [entry for entry in CARDS.values() if entry.kind == "claim"]
    assert len(claims) >= 6
    for entry in claims:
        assert "tencent_2022" in entry.sources
        assert re.search(r"[÷=]", entry.formula)


def test_a_card_shows_the_shipped_number():
    assert CARDS["cement"].factor.value == 0.51
    assert CARDS["grid_factor"].factor.value == 0.4403
    assert CARDS["stone"].factor.confidence == "A"


def test_every_shipped_number_and_its_grade_stand_in_one_card():
    """So that no B, to be checked again, is shipped without being marked."""
    listed = [row.id for entry in CARDS for row in rows_of(entry)]
    shipped = [*read_factors().rows, *(n for n in listed if n.startswith("desnz."))]
    assert sorted(listed) == sorted(shipped)
    assert len([name for name in listed if name.startswith("desnz.")]) > 30
    assert {row.confidence for row in rows_of("landfill")} == {"A", "B"}


def test_the_codex_is_searched_in_both_languages():
    assert [entry.id for entry in searched("塞罕坝")] == ["claim_saihanba"]
    assert "rice" in [entry.id for entry in searched("methane flooded")]
    assert searched("no such word") == ()


# A card and the relation of the company's inventory that it reads.
READ = {
    "claim_forest": "forest_of_waste_heat",
    "claim_saihanba": "meetings_and_forests",
    "claim_meetings": "one_meeting",
    "claim_losses": "losses_in_category_3",
    "claim_green_share": "green_share",
    "claim_electricity": "electricity",
    "claim_solar": "first_months_of_solar",
}


def test_each_claim_card_stands_for_a_relation_that_is_not_simply_right():
    found = summed(read_inventory(LEVELS / "data" / "tencent_2021.toml"))
    verdicts = {claim["id"]: claim["verdict"] for claim in found["claims"]}
    assert set(READ) == {e.id for e in CARDS.values() if e.kind == "claim"}
    for relation in READ.values():
        assert verdicts[relation] != "ok"
