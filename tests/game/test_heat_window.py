"""What the window says of a heat network: joined homes, pumps, cold homes."""

import pytest
from builders import frosty_session

from game.scenes import facts, heatfacts
from game.scenes.island import Island
from game.scenes.news import news
from game.scenes.previewwhy import reasons
from game.style import Style
from sim_core.preview import Preview

WEAK = {"heat_network": 5, "heat_pump_station": 1, "submarine_cable": 1}
STRONG = {"heat_network": 3, "heat_boiler": 4, "heat_tank": 1, "submarine_cable": 1}


def played(kinds):
    session = frosty_session(kinds)
    session.advance(3)
    return session


@pytest.fixture
def style(app):
    return Style(1.0, "en")


def shown(style, session, kind, hour=6):
    rows = facts.now_facts(
        style, session, session.snapshot(), session.catalogue.get(kind), hour
    )
    return {row.label: row.value for row in rows}


def test_a_pump_says_what_it_draws_and_makes_of_it(style):
    rows = shown(style, played(WEAK), "heat_pump_station")

    assert rows["draws"] == "0.5"
    assert 1.5 < float(rows["COP"]) < 3.2
    assert float(rows["cost of heat"]) > 0.0


def test_a_network_says_who_is_joined_what_is_lost_and_what_is_missing(style):
    weak = shown(style, played(WEAK), "heat_network")
    strong = shown(style, played(STRONG), "heat_network")

    assert (weak["homes joined"], strong["homes joined"]) == ("100", "66")
    assert weak["lost in pipes"] == "15"
    assert float(weak["heat missing"]) > 0.0
    assert "heat missing" not in strong


def test_a_network_without_a_source_says_so(style):
    rows = shown(style, played({"heat_network": 1}), "heat_network")

    assert rows["homes joined"] == "0"
    assert any("No source" in label for label in rows)


def test_a_tank_tells_its_heat_not_power(style):
    session = played(STRONG)
    tank = session.catalogue.get("heat_tank")

    assert "heat kept" in shown(style, session, "heat_tank")
    assert facts.store_of(session.snapshot(), tank).energy_mwh == 20.0
    assert facts.is_of_all(session.snapshot(), session.catalogue.get("heat_network"))


def test_cold_homes_are_news_once_and_stand_in_the_top_bar(app, style):
    session = frosty_session(WEAK)
    first = session.snapshot()
    session.advance(1)
    second = session.snapshot()
    session.advance(1)

    told = [
        [note.then for note in news(style, *pair, lambda last, days: 0.0)]
        for pair in ((first, second), (second, session.snapshot()))
    ]
    island = Island(app, session)
    app.scenes = [island]
    app.draw(app.screen)

    assert ("why", "heat_unserved_mwh") in told[0]
    assert ("why", "heat_unserved_mwh") not in told[1]
    assert heatfacts.cold_mwh(session.snapshot()) > heatfacts.COLD_MWH


def test_a_preview_warns_of_a_network_too_large_for_its_sources(style):
    session = frosty_session({})
    sheet = session.catalogue.get("heat_network")
    more = Preview(
        None, heat_unserved_mwh_per_year=900.0, heat_mwh={"heat_pump_station": 400.0}
    )

    lines = [
        reasons(style, session.catalogue, sheet, one) for one in (more, Preview(None))
    ]

    assert [ink for _, ink in lines[0]] == ["bad_t", "sub"]
    assert lines[1][0][1] == "warn_t"
