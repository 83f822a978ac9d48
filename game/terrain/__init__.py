"""The ground of a level, composed from its map and nine seamless textures."""

from game.terrain.compose import LEVEL_PX, Ground, ground_of, to_world

__all__ = ["LEVEL_PX", "Ground", "ground_of", "to_world"]
