"""Growth and loss of carbon in forests, on coasts, in peat and in soils."""

from sim_core.nature.growth import (
    Curve,
    Stand,
    Uptake,
    curve,
    daily_uptake,
    living_tco2,
    standing_stock_tco2,
)

__all__ = [
    "Curve",
    "Stand",
    "Uptake",
    "curve",
    "daily_uptake",
    "living_tco2",
    "standing_stock_tco2",
]
