"""The ground of a level, composed from its map and nine seamless textures."""

from game.terrain.ground import Ground, ground_of
from game.terrain.land import LEVEL_PX, to_world

__all__ = ["LEVEL_PX", "Ground", "ground_of", "to_world"]
