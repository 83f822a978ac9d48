"""Least-cost dispatch: every game day, and whole systems for the command line."""

from sim_core.energy.dispatch.daily import Outlook
from sim_core.energy.dispatch.game import plan_days
from sim_core.energy.dispatch.outlooks import needs_whole_year, outlooks
from sim_core.energy.dispatch.records import DayPlans
from sim_core.energy.dispatch.system import System, in_hours

__all__ = [
    "DayPlans",
    "Outlook",
    "System",
    "in_hours",
    "needs_whole_year",
    "outlooks",
    "plan_days",
]
