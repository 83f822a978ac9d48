"""From the player's sliders to gains, and gains that change without a jump."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.settings import Settings

FADE_S = 1.6


def gain(share: float) -> float:
    """The factor of a slider: its square, because the ear hears in ratios."""
    share = min(max(share, 0.0), 1.0)
    return share * share


@dataclass(frozen=True)
class Levels:
    """Gains of the three kinds of sound, the master's included."""

    music: float = 0.0
    effects: float = 0.0
    ambience: float = 0.0


def levels_of(settings: "Settings") -> Levels:
    """The settings' volumes as gains; muted is nothing at all."""
    master = 0.0 if settings.muted else gain(settings.volume)
    return Levels(
        master * gain(settings.music_volume),
        master * gain(settings.effects_volume),
        master * gain(settings.ambience_volume),
    )


@dataclass
class Fader:
    """A gain on its way to another."""

    value: float = 0.0
    target: float = 0.0

    @property
    def is_moving(self) -> bool:
        return self.value != self.target

    def move(self, seconds: float, fade_s: float = FADE_S) -> None:
        """The whole way from 0 to 1 takes `fade_s`."""
        step = seconds / fade_s
        way = self.target - self.value
        self.value = (
            self.target
            if abs(way) <= step
            else self.value + step * (1.0 if way > 0.0 else -1.0)
        )

    def jump(self) -> None:
        self.value = self.target
