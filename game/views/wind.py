"""The wind on the screen: north of the map is up right, east is down right."""

import math

PX_PER_M = 6.5


def on_screen(speed_m_s: float, from_deg: float) -> tuple[float, float]:
    """Pixels a second to the right and down that a wind carries things along."""
    turn = math.radians(from_deg)
    east, south = -math.sin(turn) * speed_m_s, math.cos(turn) * speed_m_s
    return (east - south) * PX_PER_M * 0.7, (east + south) * PX_PER_M * 0.35
