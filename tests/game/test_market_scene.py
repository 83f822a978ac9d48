"""The market sheet: opened, chosen from, signed, ended, bought; and why not."""

import pygame
import pytest
from clicks import click_on, press

from game.scenes.example import with_market
from game.scenes.island import Island
from game.scenes.market import Market
from game.scenes.why import Why

pytestmark = pytest.mark.slow


@pytest.fixture
def market(app):
    """The sheet over an island whose power comes over a cable."""
    island = Island(app, with_market())
    app.scenes = [island]
    app.draw(app.screen)
    press(app, pygame.K_m)
    return app.scenes[-1]


def test_its_key_and_its_tool_open_the_sheet_and_the_key_closes_it(app, island):
    press(app, pygame.K_m)
    assert isinstance(app.scenes[-1], Market)
    press(app, pygame.K_m)
    assert app.scenes == [island]
    click_on(app, ("tool", "market"))
    assert isinstance(app.scenes[-1], Market)


def test_a_contract_is_signed_as_it_was_previewed(app, market):
    click_on(app, ("card", "green_tariff"))
    market.on(("amount", 0.4))
    market.on(("years", 2.0))
    app.draw(app.screen)
    command = market.shown.command()
    assert (command.share, command.years) == (0.4, 2)
    budget = market.session.state.budget_yuan
    click_on(app, ("order",))
    (_, signed) = market.session.state.contracts
    assert (signed.offer, signed.share) == ("green_tariff", 0.4)
    assert market.session.state.budget_yuan == budget
    assert market.shown.preview().tco2e_per_year > 0.0


def test_the_first_amount_is_what_no_contract_covers_yet(market):
    market.on(("card", "river_hydro"))
    assert market.shown.command().offer == "river_hydro"
    market.on(("card", "coast_wind"))
    left = market.shown.uncovered_mwh
    assert 0.0 <= left - market.shown.choice.amount < 1000.0
    assert left > 20_000.0


def test_a_contract_is_ended_and_its_fee_is_paid(app, market):
    click_on(app, ("card", "river_hydro"))
    fee = market.shown.preview().cost_yuan
    budget = market.session.state.budget_yuan
    click_on(app, ("order",))
    assert market.session.state.contracts
    click_on(app, ("yes",))
    assert app.scenes[-1] is market
    assert market.session.state.contracts == ()
    assert budget - market.session.state.budget_yuan == pytest.approx(fee)
    assert fee > 0.0


def test_credits_are_bought_and_the_sheet_says_that_none_counts(app, market):
    click_on(app, ("page", "credits"))
    click_on(app, ("card", "basalt_wells"))
    market.on(("amount", 20.0))
    app.draw(app.screen)
    assert market.shown.would_count().verdict == "early"
    assert market.shown.counted_more_t() == 0.0
    click_on(app, ("order",))
    assert market.shown.used_t("basalt_wells") == 20


def test_without_a_cable_the_button_says_why(app, island):
    island.session.advance(365)
    press(app, pygame.K_m)
    market = app.scenes[-1]
    button = market.page.widget(("order",))
    assert not button.enabled
    assert "cable" in button.reason
    market.on(("order",))
    assert island.session.state.contracts == ()


def test_page_keys_leaf_through_and_question_marks_open_the_tree(app, market):
    first = market.shown.name
    press(app, pygame.K_PAGEDOWN)
    assert market.shown.name != first
    press(app, pygame.K_PAGEUP)
    assert market.shown.name == first
    click_on(app, ("why", "scope2_market_t"))
    assert isinstance(app.scenes[-1], Why)


@pytest.mark.parametrize("page", ["contracts", "credits"])
def test_each_page_opens_its_card_of_the_codex(app, market, page):
    click_on(app, ("page", page))
    click_on(app, ("codex", page))
    assert app.scenes[-1].chosen == page


def test_arrows_on_the_slider_change_the_amount(app, market):
    click_on(app, ("card", "hill_solar"))
    market.page.set_focus(("amount",))
    before = market.shown.choice.amount
    press(app, pygame.K_LEFT)
    assert market.shown.choice.amount == before - 500.0


def test_in_a_small_window_a_card_opens_and_esc_goes_back(app, market):
    app.style.scale = 2.0
    app.draw(app.screen)
    click_on(app, ("card", "river_hydro"))
    assert market.is_open
    press(app, pygame.K_ESCAPE)
    assert not market.is_open
    assert app.scenes[-1] is market


def test_the_years_report_shows_contracts_and_credits_with_their_marks(app, market):
    from game.paper.claims import claim_rows
    from sim_core.disclosure_build import disclosure_of

    rows = list(claim_rows(disclosure_of(market.session, 2021)))
    assert [row.kind for row in rows] == ["warn", "bad"]
    # 12,000 MWh are signed for; 97 % of what is used arrives.
    assert rows[0].amount.endswith("GWh")
    assert rows[1].amount == "200 t"


def test_without_a_cable_the_sheet_leads_to_building_one(app, island):
    island.session.advance(365)
    press(app, pygame.K_m)
    click_on(app, ("find", "submarine_cable"))
    assert app.scenes == [island]
    assert island.kind == "submarine_cable"
