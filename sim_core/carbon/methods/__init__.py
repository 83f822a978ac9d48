"""Methods of an inventory: from what was done to tonnes by gas, with range."""

from sim_core.carbon.methods.registry import METHODS, Method, Worked, worked

__all__ = ["METHODS", "Method", "Worked", "worked"]
