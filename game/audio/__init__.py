"""Music, ambience and effects: follows what the window shows, and never holds it up."""

from game.audio.player import Audio

__all__ = ["Audio"]
