"""Input as a player gives it."""

import pygame


def press(app, key, mod=0):
    """A key, and what the scene does with it."""
    event = pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod)
    app.change(app.scenes[-1].handle(event))
    app.draw(app.screen)


def click_at(app, pixel):
    """The left button, down and up at one place."""
    scene = app.scenes[-1]
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        app.change(scene.handle(pygame.event.Event(kind, button=1, pos=pixel)))
    app.draw(app.screen)


def click_on(app, message):
    """The control that sends a message."""
    widget = app.scenes[-1].page.widget(message)
    assert widget is not None, message
    scale = app.style.scale
    x, y = widget.rect.center
    click_at(app, (round(x * scale), round(y * scale)))


def point_at(app, pixel):
    event = pygame.event.Event(
        pygame.MOUSEMOTION, pos=pixel, rel=(0, 0), buttons=(0, 0, 0)
    )
    app.change(app.scenes[-1].handle(event))


def pixel_of(island, tile):
    """The middle of a tile on the screen."""
    corners = island.view.diamond(*tile, (1, 1), island.app.screen)
    return (corners[1][0] + corners[3][0]) // 2, (corners[0][1] + corners[2][1]) // 2
