"""How much heat or cold a unit of power moves, by the weather."""

import numpy as np

from sim_core.energy.constants import constants, heat_pump
from sim_core.numeric import Floats


def lift_cop(lift_k: Floats, kind: str) -> Floats:
    """COP by the lift between source and sink. [K]

    References
    ----------
    Staffell, Brett, Brandon and Hawkes, A review of domestic heat pumps, Energy &
    Environmental Science 5, 9291-9306, 2012.
    """
    a, b, c = (float(value) for value in constants()["heat_pump"][kind])
    lift = np.clip(lift_k, heat_pump("least_lift_k"), heat_pump("most_lift_k"))
    result: Floats = a + b * lift + c * lift * lift
    return result


def heating_cop(
    source_c: Floats, rated_cop: float, kind: str = "air", sink_c: float | None = None
) -> Floats:
    """COP of a unit that has `rated_cop` at its rating point; a heater of 1 stays 1.

    Parameters
    ----------
    source_c : ndarray
        Outside air, or the ground. [°C]
    sink_c : float
        Warm side, 35 °C if not given. [°C]
    """
    if rated_cop <= 1.0:
        return np.full(np.shape(source_c), rated_cop)
    rated_sink_c = heat_pump("sink_c")
    warm_c = rated_sink_c if sink_c is None else sink_c
    rated_lift = np.array([rated_sink_c - heat_pump("rated_source_c")])
    scale = rated_cop / float(lift_cop(rated_lift, kind)[0])
    result: Floats = np.maximum(scale * lift_cop(warm_c - source_c, kind), 1.0)
    return result


def cooling_cop(outside_c: Floats, rated_cop: float) -> Floats:
    """COP of cooling: rated at 35 °C, better when it is milder outside."""
    milder_k = heat_pump("rated_cooling_c") - outside_c
    share = 1.0 + heat_pump("cooling_loss_per_k") * milder_k
    result: Floats = rated_cop * np.clip(share, 0.6, 1.4)
    return result
