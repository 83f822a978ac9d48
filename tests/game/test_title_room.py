"""The title and the help fit windows that are less high than the drawn ones."""

import pygame
import pytest

from game.scenes.help import LEAST_ROW_H, ROW_H, Help, Sheet
from game.scenes.title import Menu, Title


@pytest.mark.parametrize("height", [364, 400, 620, 700, 716, 728, 800, 900])
def test_the_title_keeps_its_last_row_and_its_hints_inside(app, height):
    room = pygame.FRect(0, 0, 1280, height)
    assert Menu(Title(app)).place(room).bottom <= height - 12 + 1e-3


def test_the_help_moves_its_rows_closer_before_it_scrolls(app):
    sheet = Sheet(Help(app))
    heights = []
    for height in (728, 800, 500):
        room = pygame.FRect(0, 0, 1280, height)
        assert sheet.place(room).height <= height - 32
        heights.append(sheet.row_h)
    assert LEAST_ROW_H < heights[0] < heights[1] == ROW_H
    assert heights[2] == LEAST_ROW_H
