"""Series that remember: the chance behind a year of weather."""

from math import sqrt

import numpy as np

from sim_core.numeric import Floats

HOURS = 24
NOON = 12


def persistent(shocks: Floats, memory: float) -> Floats:
    """A series of unit variance in which each value remembers the one before."""
    fresh = sqrt(1.0 - memory * memory)
    values = np.empty_like(shocks)
    last = float(shocks[0])
    for row, shock in enumerate(shocks):
        last = memory * last + fresh * float(shock) if row else last
        values[row] = last
    return values


def together(
    own: Floats,
    first: Floats,
    with_first: Floats,
    second: Floats | None = None,
    with_second: Floats | None = None,
) -> Floats:
    """A series of unit variance that goes along with one or two others."""
    result = with_first * first
    left = 1.0 - with_first * with_first
    if second is not None and with_second is not None:
        result = result + with_second * second
        left = left - with_second * with_second
    return result + np.sqrt(np.maximum(left, 0.0)) * own


def hourly(daily: Floats, likeness: float) -> Floats:
    """Values of noons drawn out to hours, (days, 24), with unit variance in each.

    Between two noons the mix is divided by its spread, which follows from the
    likeness of one day and the next.
    """
    before = np.concatenate([daily[:1], daily[:-1]])
    after = np.concatenate([daily[1:], daily[-1:]])
    hours = np.arange(HOURS)
    step = (hours - NOON) / float(HOURS)
    near = 1.0 - np.abs(step)
    far = np.abs(step)
    spread = np.sqrt(near * near + far * far + 2.0 * likeness * near * far)
    other = np.where(step < 0.0, before[:, None], after[:, None])
    result: Floats = (near * daily[:, None] + far * other) / spread
    return result


def roughened(slow: Floats, quick: Floats, share: float) -> Floats:
    """A slow series with a quick one that holds a share of the variance."""
    return sqrt(1.0 - share) * slow + sqrt(share) * quick
