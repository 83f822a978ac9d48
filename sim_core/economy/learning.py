"""Costs that fall with what has been built, by a share each doubling."""

from sim_core.economy.powers import log2, power


def learning_exponent(rate: float) -> float:
    """b of cost = first cost × built^−b, for a learning rate of each doubling."""
    return -log2(1.0 - rate)


def learned_share(rate: float, times_built: float) -> float:
    """Cost over the first cost when `times_built` as much has been built.

    References
    ----------
    Wright, Factors affecting the cost of airplanes, 1936; a negative rate unlearns.
    """
    return power(times_built, -learning_exponent(rate))
