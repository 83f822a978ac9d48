"""Pictures of sounds, for those who must judge them without hearing them."""

import os
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import numpy as np
import pygame

from tools.audio.dsp import RATE_HZ, Signal

SIZE = (1400, 420)
WAVE_H = 90
WINDOW = 4096
FLOOR_DB = -95.0
LOWEST_HZ, HIGHEST_HZ = 40.0, 16000.0
INK, PAPER, LINE = (54, 66, 76), (250, 244, 230), (210, 200, 178)
MARKS_HZ = (100, 440, 1000, 4000, 10000)


def spectrum_db(signal: Signal, columns: int) -> np.ndarray:
    """Power by time and frequency, (columns, bins)."""
    mono = signal if signal.ndim == 1 else signal.mean(1)
    window = min(WINDOW, max(len(mono) // 8, 256))
    starts = np.linspace(0, max(len(mono) - window, 0), columns).astype(int)
    pieces = np.stack([mono[at : at + window] for at in starts]) * np.hanning(window)
    power = np.abs(np.fft.rfft(pieces, axis=1)) ** 2 / (window / 4.0) ** 2
    return 10.0 * np.log10(power + 1e-12)


def _rows(height: int, bins: int) -> np.ndarray:
    """The bin of each row of the picture; the axis is logarithmic."""
    hz = HIGHEST_HZ * (LOWEST_HZ / HIGHEST_HZ) ** (np.arange(height) / (height - 1))
    return np.clip(hz / (RATE_HZ / 2.0) * (bins - 1), 0, bins - 1).astype(int)


def picture(signal: Signal) -> pygame.Surface:
    """The wave above, the spectrum below."""
    surface = pygame.Surface(SIZE)
    surface.fill(PAPER)
    width, height = SIZE[0], SIZE[1] - WAVE_H
    levels = spectrum_db(signal, width)
    levels = levels[:, _rows(height, levels.shape[1])]
    share = np.clip(1.0 - levels / FLOOR_DB, 0.0, 1.0)
    ink, paper = np.array(INK), np.array(PAPER)
    colours = paper + (ink - paper) * share[..., None] ** 1.4
    surface.blit(pygame.surfarray.make_surface(colours.astype(np.uint8)), (0, WAVE_H))
    _draw_wave(surface, signal)
    for hz in MARKS_HZ:
        y = WAVE_H + np.log(HIGHEST_HZ / hz) / np.log(HIGHEST_HZ / LOWEST_HZ) * height
        pygame.draw.line(surface, LINE, (0, y), (14, y), 2)
    return surface


def _draw_wave(surface: pygame.Surface, signal: Signal) -> None:
    mono = signal if signal.ndim == 1 else signal[:, 0]
    edges = np.linspace(0, len(mono), SIZE[0] + 1).astype(int)
    for x in range(SIZE[0]):
        piece = mono[edges[x] : max(edges[x + 1], edges[x] + 1)]
        top, low = (float(WAVE_H / 2 * (1.0 - v)) for v in (piece.max(), piece.min()))
        pygame.draw.line(surface, INK, (x, top), (x, low))


def write(path: Path, signal: Signal) -> None:
    pygame.image.save(picture(signal), path)
