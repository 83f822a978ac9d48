"""Messages: what was told, how long it stays in view, and all that came before."""

from dataclasses import dataclass, field

LASTS_S, NEWS_LASTS_S = 6.0, 12.0
UNDATED = -1
MOST_SHOWN, MOST_KEPT = 12, 100


@dataclass
class Note:
    """A short message; `then` is what a click on it opens.

    News waits while the island is paused; an answer to a click does not.
    `day` is the day it tells of; undated, the day on which it is put.
    """

    words: str
    kind: str = "info"
    icon: str = "info"
    then: tuple = ()
    is_news: bool = False
    topic: str = ""
    day: int = UNDATED
    left_s: float = 0.0

    def __post_init__(self) -> None:
        self.left_s = self.left_s or (NEWS_LASTS_S if self.is_news else LASTS_S)


@dataclass
class Post:
    """Notes in view, and the news of the past, newest first."""

    shown: list[Note] = field(default_factory=list)
    kept: list[Note] = field(default_factory=list)
    unread: int = 0

    def put(self, note: Note, day: int) -> None:
        """Show a note in place of one like it. News is kept as well."""
        if note.day == UNDATED:
            note.day = day
        topic = note.topic or note.words
        self.shown = [one for one in self.shown if (one.topic or one.words) != topic]
        self.shown = [*self.shown, note][-MOST_SHOWN:]
        if note.is_news:
            self.kept = [note, *self.kept][:MOST_KEPT]
            self.unread += 1

    def pass_time(self, seconds: float, *, is_paused: bool) -> None:
        for note in self.shown:
            if not (note.is_news and is_paused):
                note.left_s -= seconds
        self.shown = [note for note in self.shown if note.left_s > 0.0]

    def dismiss(self, words: str) -> None:
        self.shown = [note for note in self.shown if note.words != words]

    def read_all(self) -> None:
        self.shown = [note for note in self.shown if not note.is_news]
        self.unread = 0
