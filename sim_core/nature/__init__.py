"""Growth and loss of carbon in forests, on coasts, in peat and in soils."""

from sim_core.nature.growth import (
    Curve,
    Uptake,
    curve,
    daily_uptake,
    joined,
    living_tco2,
    stand_of,
    standing_stock_tco2,
)

__all__ = [
    "Curve",
    "Uptake",
    "curve",
    "daily_uptake",
    "joined",
    "living_tco2",
    "stand_of",
    "standing_stock_tco2",
]
