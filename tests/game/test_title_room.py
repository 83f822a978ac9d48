"""The title and the help fit windows that are less high than the drawn ones."""

import pygame
import pytest

from game.scenes.title import Menu, Title


@pytest.mark.parametrize("height", [364, 400, 620, 700, 716, 728, 800, 900])
def test_the_title_keeps_its_last_row_and_its_hints_inside(app, height):
    room = pygame.FRect(0, 0, 1280, height)
    assert Menu(Title(app)).place(room).bottom <= height - 12 + 1e-3
