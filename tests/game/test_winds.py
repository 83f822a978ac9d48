"""The wind of places while a turbine is in hand."""

import numpy as np
import pygame
import pytest

from game.scenes.guide import show
from game.scenes.windcard import WindCard
from game.views.windmap import tile_picture
from game.winds import NO_RANK, RANKS, own_mw, wind_field
from sim_core.commands import Build
from sim_core.content import read_level
from sim_core.preview import finished
from sim_core.session import Session

KIND = "onshore_wind"
RIDGE, HOLLOW, SEA = (14, 8), (20, 17), (1, 1)


def field_of(session, kind=KIND):
    return wind_field(session, session.catalogue.get(kind))


def session_of_bay():
    return Session.new(read_level("campaign/first_light_bay"))


def test_the_ridge_is_of_the_highest_rank_and_the_hollow_of_the_lowest():
    field = field_of(session_of_bay())
    assert field.ranks[RIDGE[1], RIDGE[0]] == RANKS - 1
    assert field.ranks[HOLLOW[1], HOLLOW[0]] == 0
    assert field.here_m_s(RIDGE) > field.site_m_s > field.here_m_s(HOLLOW)


def test_a_turbine_for_land_is_shown_no_wind_at_sea_and_one_for_the_sea_none_inland():
    session = session_of_bay()
    assert field_of(session).here_m_s(SEA) is None
    assert field_of(session, "offshore_wind").here_m_s(RIDGE) is None
    assert field_of(session, "offshore_wind").here_m_s(SEA) is not None


def test_the_legend_names_a_wind_that_grows_with_the_rank():
    field = field_of(session_of_bay())
    ranks, m_s = zip(*field.typical_m_s.items(), strict=True)
    assert ranks == tuple(sorted(ranks))
    assert m_s == tuple(sorted(m_s))
    assert set(ranks) == set(np.unique(field.ranks)) - {NO_RANK}


def test_each_rank_has_a_sign_of_its_own_even_without_colour():
    pictures = [tile_picture(1.0, rank) for rank in range(RANKS)]
    inks = []
    for picture in pictures:
        dark = pygame.mask.from_threshold(picture, (24, 34, 46, 255), (2, 2, 2, 80))
        inks.append(len(dark.connected_components()))
    assert inks == [1, 1, 2, 3, 4]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_card_of_the_wind_lies_over_no_other_panel(app, island, scale):
    app.style.scale = scale
    pygame.display.set_mode((1280, 800))
    island.hand.take(KIND)
    island.hand.at_tile(RIDGE)
    app.draw(app.screen)
    panels = [panel for panel in island.page.panels if panel.rect is not None]
    card = next(panel for panel in panels if isinstance(panel, WindCard))
    assert card.legend_h > 0.0
    others = [panel.rect for panel in panels if panel is not card]
    assert card.rect.collidelist(others) == -1


def test_the_wind_is_shown_only_while_a_turbine_is_in_hand(app, island):
    island.hand.take("pv_farm")
    assert island.hand.winds() is None
    island.hand.take(KIND)
    field = island.hand.winds()
    assert field is not None
    assert island.hand.winds() is field
    assert island.hand.marks().winds is field


def test_the_step_of_the_wind_leads_to_a_place_of_the_highest_rank(app, island):
    step = next(step for step in island.session.level.steps if step.id == "wind")
    show(island, step)
    x, y = island.hand.tile
    assert island.hand.winds().ranks[y, x] == RANKS - 1
    assert island.hand.preview.reason is None


def test_the_power_of_single_turbines_sums_to_that_of_their_kind():
    session = session_of_bay()
    for place in (RIDGE, HOLLOW):
        session.submit(Build(KIND, place))
    session.state = finished(session.state)
    session.advance(1)
    kind = session.catalogue.row(KIND)
    rows = np.flatnonzero(session.state.buildings.tech == kind)
    flow = next(f for f in session.snapshot().today.supply if f.id == KIND)
    hour = int(np.argmax(flow.mw))
    parts = [own_mw(session, int(row), flow, hour) for row in rows]
    assert sum(parts) == pytest.approx(float(flow.mw[hour]))
    assert parts[0] > parts[1]
