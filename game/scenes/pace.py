"""How game days pass: paused, 1, 3 or 10 a second, or the live hour."""

from dataclasses import dataclass

LIVE = -1
LIVE_DAY_S = 24.0
MOST_DAYS = 30
EVENING = 18


@dataclass
class Pace:
    """The chosen speed, and how much of the coming day has gone by."""

    speed: int = 0
    resumed: int = 1
    share: float = 0.0

    @property
    def is_live(self) -> bool:
        return LIVE in (self.speed, self.resumed if not self.speed else 0)

    @property
    def hour(self) -> int:
        """The hour that is shown: the live one, else the evening's."""
        return int(self.share * 24.0) % 24 if self.is_live else EVENING

    @property
    def live_hour(self) -> float | None:
        """The live hour and its share; None where days pass too fast for hours."""
        return self.share * 24.0 if self.is_live else None

    def choose(self, speed: int) -> None:
        """Take a speed; a pause remembers the one before and gives it back."""
        if speed:
            self.speed = self.resumed = speed
        elif self.speed:
            self.resumed, self.speed = self.speed, 0
        else:
            self.speed = self.resumed

    def pause(self) -> None:
        if self.speed:
            self.choose(0)

    def days(self, seconds: float) -> int:
        """Whole days that are due after so many seconds."""
        per_s = 1.0 / LIVE_DAY_S if self.speed == LIVE else float(self.speed)
        self.share += seconds * per_s
        whole = int(self.share)
        self.share -= whole
        return min(whole, MOST_DAYS)
