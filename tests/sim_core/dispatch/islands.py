"""Small islands of the game for the tests."""

from dataclasses import replace

import numpy as np

from sim_core.energy.dispatch import outlooks, plan_days
from sim_core.energy.dispatch.system import Link, Load, Plant, Storage, System
from sim_core.rng import draw_generator

LOST = 20_000.0


def thermal(
    name="coal", capacity_mw=12.0, min_mw=0.0, cost=300.0, hours=72, bus="power"
):
    width = np.full(hours, capacity_mw)
    share = min_mw / capacity_mw
    return Plant(name, bus, "thermal", capacity_mw, width, cost, 0.9, share)


def solar(line, name="solar"):
    return Plant(name, "power", "solar", float(np.max(line)), line, 0.0, 0.0)


def battery(
    power_mw=2.0, energy_mwh=8.0, efficiency=0.95, loss=0.0, name="battery", **more
):
    values = {"bus": "power", "charge": power_mw, "start": 0.0, "inflow": None} | more
    return Storage(
        name, values["bus"], values["charge"], power_mw, energy_mwh, efficiency,
        efficiency, 1.0 - loss, 0.0, 0.0, False, values["start"], values["inflow"],
    )  # fmt: skip


def ends(hours, bus="power"):
    """Lost load, and a sink for what nobody takes."""
    name = "" if bus == "power" else f"_{bus}"
    width = np.full(hours, 1000.0)
    return (
        Plant(f"unserved{name}", bus, "unserved", 0.0, width, LOST, 0.0),
        Plant(f"surplus{name}", bus, "surplus", 0.0, width, 0.01, 0.0, 0.0, True),
    )


def island(demand, plants, stores=(), links=(), heat=None):
    demand = np.asarray(demand, float).ravel()
    hours = len(demand)
    loads = [Load("demand", "power", demand)]
    buses = ["power"]
    everything = (*plants, *ends(hours))
    if heat is not None:
        loads.append(Load("warmth", "heat", np.asarray(heat, float).ravel()))
        everything = (*everything, *ends(hours, "heat"))
        buses.append("heat")
    return System(
        "island",
        hours,
        tuple(buses),
        tuple(loads),
        everything,
        tuple(stores),
        tuple(links),
    )


def planned(system, days=1, first_day=0):
    return plan_days(system, outlooks(system), first_day, days)


def row(system, name):
    return [plant.id for plant in system.plants].index(name)


def part(system, first, last, stored):
    """The system of days first to last and the two that they see, from some energy."""
    cut = slice(24 * first, 24 * (last + 2))

    def lines(items, *names):
        return tuple(
            replace(
                item,
                **{
                    name: value[cut]
                    for name in names
                    if isinstance(value := getattr(item, name), np.ndarray)
                },
            )
            for item in items
        )

    stores = lines(system.storages, "inflow_mw")
    return replace(
        system,
        hours=24 * (last + 2 - first),
        loads=lines(system.loads, "power_mw"),
        plants=lines(system.plants, "available_mw", "cost_per_mwh"),
        links=lines(system.links, "capacity_mw", "efficiency"),
        storages=tuple(
            replace(store, initial_mwh=float(energy))
            for store, energy in zip(stores, stored, strict=True)
        ),
    )


def random_island(seed, days, stores, *, is_coupled=False):
    """Six plants and up to three stores in changing weather, heat and price."""
    chance = draw_generator(seed, "test_island", 0)
    window, hours = days + 2, 24 * (days + 2)
    hour = np.arange(24.0)
    daylight = np.maximum(1.0 - (hour - 12.0) ** 2 / 36.0, 0.0)
    sun = (daylight * (0.2 + 0.8 * chance.random((window, 1)))).ravel()
    wind = np.minimum(chance.random((window, 24)) + 0.3 * chance.random((window, 1)), 1)
    demand = 5.0 + 3.0 * chance.random((window, 24)) + 2.0 * (hour >= 18.0)
    price = 500.0
    if is_coupled:
        price = 700.0 * chance.random(hours) - 50.0
    plants = [
        thermal("coal", 4.0, 2.4, 300.0, hours),
        thermal("diesel", 2.0, 0.0, 1200.0, hours),
        thermal("gas", 2.0, 0.0, 600.0, hours),
        solar(8.0 * sun),
        Plant("wind", "power", "wind", 6.0, 6.0 * wind.ravel(), 0.0, 0.0),
        Plant("cable", "power", "cable", 1.0, np.full(hours, 1.0), price, 0.5),
    ]
    lake = 0.5 * chance.random(hours)
    fleet = (
        battery(loss=0.0001, start=4.0),
        battery(1.5, 20.0, 0.87, name="pumped", start=10.0),
        battery(1.0, 90.0, 0.9, name="lake", start=40.0, charge=0.0, inflow=lake),
    )[:stores]
    if not is_coupled:
        return island(demand, plants, fleet)
    plants.append(thermal("boiler", 2.0, 0.0, 400.0, hours, "heat"))
    pump = Link("pump", "power", "heat", np.full(hours, 0.5), 2.0 + 2.0 * sun, 0.0)
    tank = battery(1.0, 6.0, 1.0, 0.01, "tank", bus="heat")
    return island(demand, plants, (*fleet, tank), [pump], 1.0 + chance.random(hours))


def with_hydrogen(system, number=1):
    """The system with electrolyser, tank and fuel cell; the tank is store `number`."""
    width = np.full(system.hours, 2.0)
    tank = battery(2.0, 40.0, 1.0, name="hydrogen", bus="hydrogen", start=10.0)
    links = (
        Link("electrolyser", "power", "hydrogen", width, 0.7, 1.0),
        Link("fuel_cell", "hydrogen", "power", 0.5 * width, 0.5, 2.0),
    )
    stores = (*system.storages[:number], tank, *system.storages[number:])
    return replace(
        system,
        buses=(*system.buses, "hydrogen"),
        storages=stores,
        links=(*system.links, *links),
    )
