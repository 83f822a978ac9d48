"""Growth of carbon in forests, on coasts and in soils."""

from sim_core.nature.growth import (
    Curve,
    curve,
    daily_removal_tco2,
    standing_stock_tco2,
)

__all__ = ["Curve", "curve", "daily_removal_tco2", "standing_stock_tco2"]
