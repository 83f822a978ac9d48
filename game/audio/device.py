"""The sound card: opened late, fed by a thread, silent where there is none.

Opening takes a few milliseconds, reading a loop up to a tenth of a second; the thread
reads files so that no frame waits for them.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

import pygame

RATE_HZ, SIXTEEN_BITS, CHANNELS, BUFFER = 44100, -16, 2, 1024
VOICES = 24
LAST_WAIT_S = 2.0


class Device:
    """Loops on their own channels, effects on the others, one piece of music."""

    def __init__(self, folder: Path, layers: list[str]) -> None:
        self.folder = folder
        self.layers = layers
        self.is_open = False
        self.piece = ""
        self._sounds: dict[str, Any] = {}
        self._wanted: SimpleQueue[str] = SimpleQueue()
        self._reader: Thread | None = None

    def open(self) -> bool:
        """Take the sound card; False where there is none."""
        try:
            with _quiet():
                pygame.mixer.init(
                    RATE_HZ, SIXTEEN_BITS, CHANNELS, BUFFER, allowedchanges=0
                )
        except (pygame.error, NotImplementedError):
            return False
        pygame.mixer.set_num_channels(VOICES)
        self.is_open = True
        self._reader = Thread(target=self._read, name="sounds", daemon=True)
        self._reader.start()
        return True

    def close(self) -> None:
        """Stop reading and give the card back."""
        if not self.is_open:
            return
        self.is_open = False
        self._wanted.put("")
        assert self._reader is not None
        self._reader.join(LAST_WAIT_S)
        pygame.mixer.quit()

    def _read(self) -> None:
        """The thread: one file after another, until the device is closed."""
        while (name := self._wanted.get()) and self.is_open:
            try:
                self._sounds[name] = pygame.mixer.Sound(self.folder / name)
            except (pygame.error, OSError):
                # A sound that cannot be read is silence, not the end of the game.
                print(f"{self.folder / name}: cannot be played", file=sys.stderr)

    def sound(self, name: str) -> Any:
        """A sound that has been read, or None; asking for it has it read soon."""
        if name not in self._sounds:
            self._sounds[name] = None
            self._wanted.put(name)
        return self._sounds[name]

    def strike(self, name: str, volume: float) -> bool:
        """Play a short sound once, if it is here and a voice is free."""
        sound, voice = self.sound(name), self._free_voice()
        if sound is None or voice is None:
            return False
        voice.play(sound)
        voice.set_volume(volume)
        return True

    def _free_voice(self) -> Any:
        # The mixer's own search forgets that the first channels are the layers'.
        voices = map(pygame.mixer.Channel, range(len(self.layers), VOICES))
        return next((voice for voice in voices if not voice.get_busy()), None)

    def layer(self, name: str, file: str, volume: float) -> bool:
        """Let a loop run at a volume; False as long as it is being read."""
        voice = pygame.mixer.Channel(self.layers.index(name))
        if volume <= 0.0:
            voice.stop()
            return True
        sound = self.sound(file)
        if sound is None:
            return False
        if not voice.get_busy():
            voice.play(sound, loops=-1)
        voice.set_volume(volume)
        return True

    def start_music(self, file: str) -> None:
        """Music is read while it plays, and goes round without a gap."""
        self.piece = file
        try:
            pygame.mixer.music.load(self.folder / file)
            pygame.mixer.music.set_volume(0.0)
            pygame.mixer.music.play(loops=-1)
        except (pygame.error, OSError):
            print(f"{self.folder / file}: cannot be played", file=sys.stderr)

    @staticmethod
    def music_volume(volume: float) -> None:
        pygame.mixer.music.set_volume(volume)

    @staticmethod
    def rest_music(is_resting: bool) -> None:
        """Silent music need not be read."""
        if is_resting:
            pygame.mixer.music.pause()
        else:
            pygame.mixer.music.unpause()


@contextmanager
def _quiet() -> Iterator[None]:
    """Sound libraries complain on the console where no card is; nobody asked them."""
    try:
        kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    except OSError:
        yield
        return
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
