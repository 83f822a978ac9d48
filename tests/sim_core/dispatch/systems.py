"""Small whole systems for the tests."""

import numpy as np

from sim_core.energy.dispatch.system import Link, Load, Plant, Storage, System
from sim_core.rng import draw_generator

LOST = 3000.0


def plant(name, available, cost, bus="main", **more):
    available = np.asarray(available, float)
    capacity = float(available.max(initial=0.0))
    co2 = more.pop("co2", 0.0)
    technology = more.pop("technology", "")
    return Plant(name, bus, technology, capacity, available, cost, co2, **more)


def lost_load(hours, bus="main", mw=1000.0):
    name = "unserved" if bus == "main" else f"unserved_{bus}"
    return plant(name, np.full(hours, mw), LOST, bus, technology="unserved")


def store(name="store", power=1.0, energy=4.0, bus="main", **more):
    values = {"into": 1.0, "out": 1.0, "keep": 1.0, "cost": 0.0, "cyclic": True}
    values |= {"start": 0.0, "inflow": None, "charge": power} | more
    return Storage(
        name,
        bus,
        values["charge"],
        power,
        energy,
        values["into"],
        values["out"],
        values["keep"],
        values["cost"],
        0.0,
        values["cyclic"],
        values["start"],
        values["inflow"],
    )


def cable(name, start, end, mw, hours, efficiency=1.0, cost=0.0):
    return Link(name, start, end, np.full(hours, mw), efficiency, cost)


def system(load, plants, storages=(), links=(), buses=("main",), **more):
    loads = load if isinstance(load, dict) else {"main": np.asarray(load, float)}
    hours = len(next(iter(loads.values())))
    return System(
        "test",
        hours,
        tuple(buses),
        tuple(Load(f"load_{bus}", bus, mw) for bus, mw in loads.items()),
        tuple(plants),
        tuple(storages),
        tuple(links),
        **more,
    )


def random_system(seed, days=4, stores=2):
    """Sun, wind, three fuels, lost load and some stores of different speed."""
    chance = draw_generator(seed, "test_system", 0)
    hours = 24 * days
    hour = np.arange(hours) % 24
    sun = np.maximum(1.0 - (hour - 12.0) ** 2 / 36.0, 0.0)
    load = 6.0 + 4.0 * chance.random(hours) + 2.0 * (hour >= 18)
    plants = (
        plant("sun", 12.0 * sun * chance.random(), 0.01, technology="pv"),
        plant("wind", 8.0 * chance.random(hours), 0.02, technology="wind"),
        plant("coal", np.full(hours, 3.0), 33.0, co2=0.9),
        plant("gas", np.full(hours, 3.0), 64.0, co2=0.4),
        plant("diesel", np.full(hours, 2.0), 190.0, co2=0.7),
        lost_load(hours),
    )
    fleet = (
        store("battery", 2.0, 8.0, into=0.95, out=0.95, cost=0.05),
        store("pumped", 1.5, 30.0, into=0.87, out=0.87, cost=0.1),
        store(
            "reservoir",
            2.0,
            60.0,
            out=0.9,
            charge=0.0,
            inflow=1.2 * chance.random(hours),
            cost=0.03,
        ),
    )
    return system(load, plants, fleet[:stores])
