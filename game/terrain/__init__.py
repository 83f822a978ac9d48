"""The ground of a level, composed from its map and nine seamless textures."""

from game.terrain.compose import ZOOM_LEVEL_PX, Ground, ground_of, to_world

__all__ = ["ZOOM_LEVEL_PX", "Ground", "ground_of", "to_world"]
