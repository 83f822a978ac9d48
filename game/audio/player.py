"""The window's sound: plays cues, fades layers and music, keeps captions."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from game.audio.captions import Captions
from game.audio.device import Device
from game.audio.follow import Follower
from game.audio.levels import Fader, Levels, levels_of
from game.audio.table import FOLDER, table

if TYPE_CHECKING:
    from game.app import App
    from game.settings import Settings

# The device is opened with this frame: the first picture does not wait for it.
OPENS_AT = 3
# A piece is left no sooner; a live day is shorter than this.
LEAST_STAY_S = 60.0
MUSIC_FADE_S = 3.0
# What is left of the music under a fanfare.
HUSH = 0.35


class Audio:
    def __init__(self, settings: "Settings") -> None:
        self.levels = Levels()
        self.captions = Captions()
        self.is_silent = False
        self._device: Device | None = None
        self._follower = Follower()
        self._frames = 0
        self._now_s = 0.0
        self._struck_s: dict[str, float] = {}
        self._turns: dict[str, int] = {}
        self._mix: Mapping[str, float] = {}
        self._faders: dict[str, Fader] = {}
        self._music = Fader()
        self._wanted = "day"
        self._since_s = self._hush_s = 0.0
        self.settle(settings)

    @property
    def is_open(self) -> bool:
        return self._device is not None and self._device.is_open

    def settle(self, settings: "Settings") -> None:
        """Take the volumes as they are now set; they act at once."""
        before, self.levels = self.levels, levels_of(settings)
        self.captions.is_on = settings.captions
        if self.is_open and self.levels != before:
            self._aim()
            for fader in self._faders.values():
                fader.jump()
            self._music.jump()
            self._send(0.0)

    def frame(self, app: "App", seconds: float) -> None:
        """Once a frame, after it is shown."""
        self._frames += 1
        self._now_s += seconds
        self.captions.update(seconds)
        if self._frames == OPENS_AT and self._device is None:
            self.open()
        for cue in self._follower.cues(app):
            self.play(cue)
        if not self.is_open:
            return
        mix, was_hushed = self._follower.mix(), self._hush_s > 0.0
        self._hush_s = max(self._hush_s - seconds, 0.0)
        if mix is not self._mix or was_hushed:
            self._mix = mix
            self._aim()
        self._choose_piece("night" if app.style.theme == "night" else "day", seconds)
        self._send(seconds)

    def open(self) -> None:
        """Take the sound card; where there is none the game is silent and goes on."""
        self._device = Device(FOLDER, list(table().layers))
        self.is_silent = not self._device.open()
        if self.is_silent:
            return
        self._faders = {name: Fader() for name in table().layers}
        for cue in table().cues.values():
            for file in cue.files:
                self._device.sound(file)
        self._aim()

    def close(self) -> None:
        if self._device is not None:
            self._device.close()

    def play(self, name: str) -> None:
        """A cue, unless it has just been heard; in words too, if they are wanted."""
        cue = table().cues[name]
        if self._now_s - self._struck_s.get(name, -cue.gap_s) < cue.gap_s:
            return
        self._struck_s[name] = self._now_s
        if cue.is_told:
            self.captions.tell(name)
        volume = cue.volume * self.levels.effects
        if not self.is_open or volume <= 0.0:
            return
        assert self._device is not None
        turn = self._turns.get(name, 0)
        if self._device.strike(cue.files[turn % len(cue.files)], min(volume, 1.0)):
            self._turns[name] = turn + 1
            self._hush_s = max(self._hush_s, cue.hush_s)

    def _aim(self) -> None:
        """Say where each layer and the music are going."""
        for name, loop in table().layers.items():
            share = self._mix.get(name, 0.0)
            self._faders[name].target = loop.volume * share * self.levels.ambience
        loud = table().music[self._wanted].volume * self.levels.music
        loud *= HUSH if self._hush_s > 0.0 else 1.0
        self._music.target = loud if self._is_playing_wanted() else 0.0

    def _is_playing_wanted(self) -> bool:
        assert self._device is not None
        return self._device.piece == table().music[self._wanted].file

    def _choose_piece(self, wanted: str, seconds: float) -> None:
        """Begin a piece, or leave one that no longer fits and has had its time."""
        assert self._device is not None
        if not self.levels.music:
            return
        self._since_s += seconds
        has_stayed = not self._device.piece or self._since_s >= LEAST_STAY_S
        if wanted != self._wanted and has_stayed:
            self._wanted = wanted
            self._aim()
        if not self._is_playing_wanted() and self._music.value <= 0.0:
            self._device.start_music(table().music[self._wanted].file)
            self._since_s = 0.0
            self._aim()

    def _send(self, seconds: float) -> None:
        """Move what is on its way; the rest is left alone."""
        assert self._device is not None
        for name, fader in self._faders.items():
            if fader.is_moving or not seconds:
                fader.move(seconds)
                file = table().layers[name].file
                if not self._device.layer(name, file, fader.value):
                    fader.value = 0.0
        if self._music.is_moving or not seconds:
            self._music.move(seconds, MUSIC_FADE_S)
            self._device.music_volume(self._music.value)
            self._device.rest_music(self._music.value <= 0.0)
