"""Small islands for the tests of the dispatch."""

import numpy as np

from sim_core.energy.dispatch import Generator, IslandSystem, Store
from sim_core.rng import draw_generator

LOST = 20_000.0


def coal(capacity_mw=12.0, min_mw=0.0, cost=300.0):
    return Generator("coal", capacity_mw, min_mw, cost, 0.9, "thermal")


def solar(capacity_mw=8.0):
    return Generator("solar", capacity_mw, 0.0, 0.0, 0.0, "solar")


def battery(power_mw=2.0, energy_mwh=8.0, efficiency=0.95, loss=0.0, name="battery"):
    return Store(name, power_mw, energy_mwh, efficiency, efficiency, loss)


def island(generators, stores=()):
    return IslandSystem(tuple(generators), tuple(stores), LOST)


def random_island(seed, days, stores):
    """Six generators and up to two stores in changing weather."""
    chance = draw_generator(seed, "test_island", 0)
    hour = np.arange(24.0)
    daylight = np.maximum(1.0 - (hour - 12.0) ** 2 / 36.0, 0.0)
    window = days + 2
    sun = daylight * (0.2 + 0.8 * chance.random((window, 1)))
    wind = np.minimum(chance.random((window, 24)) + 0.3 * chance.random((window, 1)), 1)
    demand = 5.0 + 3.0 * chance.random((window, 24)) + 2.0 * (hour >= 18.0)
    generators = (
        Generator("coal", 4.0, 2.4, 300.0, 0.9, "thermal"),
        Generator("diesel", 2.0, 0.0, 1200.0, 0.7, "thermal"),
        Generator("gas", 2.0, 0.0, 600.0, 0.4, "thermal"),
        Generator("solar", 8.0, 0.0, 0.0, 0.0, "solar"),
        Generator("wind", 6.0, 0.0, 0.0, 0.0, "wind"),
        Generator("cable", 1.0, 0.0, 500.0, 0.5, "cable"),
    )
    firm = [np.full((window, 24), g.capacity_mw) for g in generators]
    firm[3], firm[4] = 8.0 * sun, 6.0 * wind
    pumped = Store("pumped", 1.5, 20.0, 0.87, 0.87, 0.0)
    fleet = (battery(loss=0.0001), pumped)[:stores]
    start = np.array([store.energy_mwh * 0.5 for store in fleet])
    return IslandSystem(generators, fleet, LOST), demand, np.stack(firm), start
