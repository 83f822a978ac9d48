"""`python -m tools.art.front`: the title's picture, half in smog, half in sun.

Reads assets/pictures/vista_day.jpg and writes assets/pictures/title.jpg.
"""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import numpy as np
import pygame

from sim_core.paths import ASSETS

FOLDER = ASSETS / "pictures"
SHIFT_PX, SOFT_PX = 232, 90
EDGE_X = 1010.0


def moved_right(picture: np.ndarray) -> np.ndarray:
    """Room for the menu: sea on the left, blended into the picture."""
    sea = picture[:24].mean(0)
    found = np.empty_like(picture)
    found[SHIFT_PX:] = picture[: len(picture) - SHIFT_PX]
    found[:SHIFT_PX] = sea
    share = np.linspace(0.0, 1.0, SOFT_PX)[:, None, None]
    band = slice(SHIFT_PX, SHIFT_PX + SOFT_PX)
    found[band] = found[band] * share + sea * (1.0 - share)
    return found


def front_line(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How much smog a pixel has, and how near it is to the front."""
    edge = EDGE_X + (y.max() / 2 - y) * 0.22
    edge = edge + 26.0 * np.sin(y / 70.0) + 12.0 * np.sin(y / 23.0)
    share = np.clip((edge - x) / 70.0 + 0.5, 0.0, 1.0)
    return share * share * (3.0 - 2.0 * share), np.exp(-(((x - edge) / 60.0) ** 2))


def in_smog(picture: np.ndarray, y: np.ndarray) -> np.ndarray:
    light = picture.mean(2, keepdims=True)
    grey = (light * 0.86 + picture * 0.14) * (0.90, 0.895, 0.88) + (16, 14, 10)
    smog = 0.30 * np.clip((700.0 - y) / 700.0, 0.0, 1.0)[..., None] ** 1.2
    return grey * (1.0 - smog) + np.array((150.0, 140.0, 124.0)) * smog


def in_sun(picture: np.ndarray) -> np.ndarray:
    light = picture.mean(2, keepdims=True)
    return np.clip(light + (picture - light) * 1.16, 0.0, 255.0) * 1.03


def main() -> None:
    vista = pygame.image.load(FOLDER / "vista_day.jpg")
    picture = moved_right(pygame.surfarray.array3d(vista).astype(float))
    x, y = np.meshgrid(*map(np.arange, picture.shape[:2]), indexing="ij")
    smog, glow = front_line(x.astype(float), y.astype(float))
    out = (
        in_sun(picture) * (1.0 - smog[..., None])
        + in_smog(picture, y) * smog[..., None]
    )
    out += glow[..., None] * (26.0, 24.0, 10.0)
    out *= 1.0 - 0.40 * np.clip((560.0 - x) / 560.0, 0.0, 1.0)[..., None]
    surface = pygame.surfarray.make_surface(np.clip(out, 0, 255).astype(np.uint8))
    pygame.image.save(surface, FOLDER / "title.jpg")


if __name__ == "__main__":
    main()
