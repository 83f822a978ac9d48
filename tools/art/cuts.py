"""Pictures become cuts: averaged, cleaned, trimmed; no need of Blender or Pillow."""

from dataclasses import dataclass

import numpy as np

GAP_PX, PAGE_PX = 2, 1024
FAINT, SHADOW_FLOOR, GLOW_FLOOR = 3, 10, 6
SHADOW_SHARE, GLOW_GAIN = 0.86, 1.025
FADE_X_PX, FADE_Y_PX = 44, 28


@dataclass(frozen=True)
class Cut:
    """A trimmed picture, and the ground centre of its footprint on it [px]."""

    pixels: np.ndarray
    anchor: tuple[int, int]


def halved(picture: np.ndarray, times: int) -> np.ndarray:
    """Mean of each block of pixels, weighed by how much they cover."""
    if times == 1:
        return picture
    rows, columns = (side // times * times for side in picture.shape[:2])
    values = picture[:rows, :columns].astype(np.float64)
    cover = values[..., 3:] / 255.0
    weighed = np.concatenate([values[..., :3] * cover, values[..., 3:]], -1)
    blocks = weighed.reshape(rows // times, times, columns // times, times, 4)
    mean = blocks.mean((1, 3))
    colour = mean[..., :3] / np.maximum(mean[..., 3:] / 255.0, 1e-4)
    whole = np.concatenate([colour, mean[..., 3:]], -1)
    return np.clip(whole + 0.5, 0, 255).astype(np.uint8)


def trimmed(picture: np.ndarray, mask: np.ndarray, anchor: tuple) -> Cut | None:
    rows, columns = np.where(mask)
    if not len(rows):
        return None
    top, left = int(rows.min()), int(columns.min())
    part = picture[top : rows.max() + 1, left : columns.max() + 1]
    return Cut(np.ascontiguousarray(part), (anchor[0] - left, anchor[1] - top))


def colour_cut(picture: np.ndarray, anchor: tuple) -> Cut | None:
    mask = picture[..., 3] > FAINT
    clean = np.where(mask[..., None], picture, 0).astype(np.uint8)
    return trimmed(clean, mask, anchor)


def shadow_cut(picture: np.ndarray, anchor: tuple) -> Cut | None:
    """The darkness alone, as grey."""
    dark = picture[..., 3].astype(float)
    dark = np.clip((dark - SHADOW_FLOOR) * 255 / (255 - SHADOW_FLOOR), 0, 255)
    grey = (dark * SHADOW_SHARE + 0.5).astype(np.uint8)
    return trimmed(grey, grey > 0, anchor)


def _ramp(count: int, fade_px: int) -> np.ndarray:
    """From 0 at both ends to 1, smoothly."""
    steps = np.arange(count)
    share = np.clip(np.minimum(steps, count - 1 - steps) / fade_px, 0.0, 1.0)
    return share * share * (3.0 - 2.0 * share)


def glow_cut(picture: np.ndarray, anchor: tuple) -> Cut | None:
    """Light to be added; it fades out before the picture's edge."""
    rows, columns = picture.shape[:2]
    window = _ramp(rows, FADE_Y_PX)[:, None] * _ramp(columns, FADE_X_PX)[None]
    light = np.clip((picture[..., :3].astype(float) - GLOW_FLOOR) * GLOW_GAIN, 0, 255)
    light = light * window[..., None]
    light[light.max(-1) <= GLOW_FLOOR] = 0
    return trimmed(light.astype(np.uint8), light.max(-1) > 0, anchor)


CUTS = {"c": colour_cut, "s": shadow_cut, "g": glow_cut}


def placed(sizes: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Page and corner for each (width, height), in rows; tall ones come first."""
    found, page, x, y, row = [], 0, 0, 0, 0
    for width, height in sizes:
        if x + width > PAGE_PX and x:
            x, y, row = 0, y + row + GAP_PX, 0
        if y + height > PAGE_PX and y:
            page, x, y, row = page + 1, 0, 0, 0
        found.append((page, x, y))
        x, row = x + width + GAP_PX, max(row, height)
    return found
