"""What remembers its latest answers within a budget of bytes."""

from typing import NamedTuple

import pygame

from game.views.lately import Lately


class Tile(NamedTuple):
    picture: pygame.Surface


def remembering(most_bytes):
    asked = []

    def make(number):
        asked.append(number)
        return Tile(pygame.Surface((10, 10), pygame.SRCALPHA))

    return Lately(make, most_bytes), asked


def test_what_was_asked_longest_ago_is_let_go_first():
    """A picture of 10 x 10 holds 400 bytes; two have room."""
    kept, asked = remembering(800)
    for number in (1, 2, 1, 3, 1, 2):
        kept(number)
    assert asked == [1, 2, 3, 2]
    assert kept.size_bytes == 800


def test_one_answer_is_kept_however_large_it_is():
    kept, asked = remembering(100)
    assert kept(1) is kept(1)
    assert asked == [1]


def test_an_answer_without_a_picture_takes_no_room():
    kept = Lately(lambda number: None, 0)
    kept(1)
    assert kept.size_bytes == 0
