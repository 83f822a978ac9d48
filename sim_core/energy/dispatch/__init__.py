"""Least-cost dispatch: every game day, and whole systems for the command line."""

from sim_core.energy.dispatch.game import plan_days
from sim_core.energy.dispatch.records import DayPlans, Generator, IslandSystem, Store

__all__ = ["DayPlans", "Generator", "IslandSystem", "Store", "plan_days"]
