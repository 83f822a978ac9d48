"""How far the carbon in a building's materials may be off."""

from functools import cache

from sim_core.carbon.factors import read_factors
from sim_core.carbon.tables import carbon_table


@cache
def embodied_shares(technology_id: str) -> tuple[float, float]:
    """Low and high embodied carbon as shares of the sheet's own number."""
    rules = carbon_table("island")["embodied_range"]
    name = rules["factor"].get(technology_id)
    if name is None:
        return float(rules["low_share"]), float(rules["high_share"])
    row = read_factors().get(name)
    low = row.value if row.low is None else row.low
    high = row.value if row.high is None else row.high
    return low / row.value, high / row.value
