"""Factors and what they say of an activity: tonnes by gas, with range and source."""

from sim_core.carbon.factors import Factor, Factors, Source, read_factors
from sim_core.carbon.intensity import intensity
from sim_core.carbon.terms import FactorTerm, Intensity

__all__ = [
    "Factor",
    "FactorTerm",
    "Factors",
    "Intensity",
    "Source",
    "intensity",
    "read_factors",
]
