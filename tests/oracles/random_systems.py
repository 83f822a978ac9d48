"""Random power systems of many kinds, for comparing with a linear program.

Sizes, prices, weather, length and the number of stores, buses and ramps are drawn; none
is a copy of a known case.
"""

from dataclasses import replace

import numpy as np

from sim_core.energy.dispatch.system import Link, Load, Plant, Storage, System
from sim_core.rng import draw_generator

LENGTHS = (48, 168, 336, 744, 2184)
KINDS = ("one", "two", "three", "many", "scarce", "ramps", "islands", "heat", "cap")
STORES = {"one": 1, "two": 2, "three": 3, "many": 4, "scarce": 2, "cap": 2}


class Draw:
    """Named choices from one stream, so that a seed is a system."""

    def __init__(self, kind, seed, hours):
        self.chance = draw_generator(seed, f"random_systems/{kind}", 0)
        self.hours = hours

    def between(self, low, high):
        """Uniform on a logarithmic scale where both are positive."""
        return float(low * (high / low) ** self.chance.random())

    def is_true(self, share):
        return self.chance.random() < share

    def noise(self, keep):
        """A series that remembers its hour before, about 0 to 1."""
        line, value = np.empty(self.hours), 0.5
        for hour, fresh in enumerate(self.chance.random(self.hours)):
            value = keep * value + (1.0 - keep) * fresh
            line[hour] = value
        spread = max(float(np.std(line)), 1e-9)
        return np.clip(0.5 + 0.28 * (line - 0.5) / spread, 0.0, 1.0)

    def sun(self):
        hour = np.arange(self.hours)
        year = np.cos(2.0 * np.pi * hour / 8760.0)
        shape = np.maximum(np.sin(2.0 * np.pi * (hour % 24 - 6.0) / 24.0), 0.0)
        cloud = np.repeat(self.chance.random(self.hours // 24 + 1), 24)[: self.hours]
        return shape * (1.0 - 0.25 * year) * (0.25 + 0.75 * cloud)

    def load(self, mean_mw):
        hour = np.arange(self.hours) % 24
        day = 1.0 + 0.25 * np.sin(2.0 * np.pi * (hour - 9.0) / 24.0)
        return mean_mw * day * (0.85 + 0.3 * self.noise(0.8))


def plant(name, bus, technology, available, cost, **more):
    available = np.asarray(available, float)
    size = float(np.max(available, initial=0.0))
    return Plant(
        name, bus, technology, size, available, cost, more.pop("co2", 0.0), **more
    )


def random_storage(draw, name, mean_mw, kind, bus="main"):
    power = mean_mw * draw.between(0.1, 0.8)
    values = {
        "battery": (draw.between(1, 8), 0.95, 0.95, draw.between(1e-6, 1e-3), 0.05),
        "pumped": (draw.between(5, 30), 0.87, 0.87, 0.0, 0.1),
        "hydrogen": (draw.between(100, 900), 0.68, 0.5, 0.0, 0.2),
        "reservoir": (draw.between(40, 600), 1.0, 0.9, 0.0, 0.03),
    }[kind]
    hours, into, out, loss, cost = values
    inflow = None
    if kind == "reservoir":
        inflow = power * draw.between(0.15, 0.5) * 2.0 * draw.noise(0.97)
    energy = power * hours
    is_cyclic = draw.is_true(0.7)
    return Storage(
        name,
        bus,
        0.0 if kind == "reservoir" else power,
        power,
        energy,
        into,
        out,
        1.0 - loss,
        cost,
        0.0,
        is_cyclic,
        0.0 if is_cyclic else energy * draw.chance.random(),
        inflow,
    )


def supply(draw, mean_mw, bus, prefix=""):
    """Weather plants, a few fuels and lost load at one bus."""
    full = np.full(draw.hours, mean_mw)
    steady = [
        ("coal", draw.between(20, 60), 0.9),
        ("gas", draw.between(50, 110), 0.4),
        ("diesel", draw.between(150, 320), 0.7),
    ]
    lost = draw.between(800, 8000)
    plants = [
        plant(
            f"{prefix}sun", bus, "pv", mean_mw * draw.between(0.3, 4) * draw.sun(), 0.01
        ),
        plant(
            f"{prefix}wind",
            bus,
            "wind",
            mean_mw * draw.between(0.3, 3) * draw.noise(0.95),
            0.02,
        ),
        plant(f"{prefix}unserved", bus, "unserved", 20.0 * full, lost),
    ]
    plants += [
        plant(
            f"{prefix}{name}", bus, name, full * draw.between(0.15, 1.0), cost, co2=co2
        )
        for name, cost, co2 in steady
        if draw.is_true(0.6)
    ]
    if draw.is_true(0.3):
        price = draw.between(20, 90) * (2.4 * draw.noise(0.9) - 0.25)
        width = full * draw.between(0.1, 0.6)
        plants.append(plant(f"{prefix}trade", bus, "import", width, price, co2=0.5))
        if draw.is_true(0.5):
            plants.append(
                plant(
                    f"{prefix}export", bus, "export", width, -(price - 12.0), takes=True
                )
            )
    return plants


def random_system(kind, seed, hours=None):
    """A system of a kind; the seed draws everything else."""
    length = hours or LENGTHS[seed % len(LENGTHS)]
    draw = Draw(kind, seed, length)
    mean_mw = draw.between(3, 300)
    plants = supply(draw, mean_mw, "main")
    names = ["battery", "pumped", "reservoir", "hydrogen"]
    kinds = [names[n] for n in draw.chance.permutation(4)]
    count = STORES.get(kind, 1)
    stores = [
        random_storage(draw, f"store_{n}", mean_mw, kinds[n % 4]) for n in range(count)
    ]
    if kind == "scarce":
        plants = [p for p in plants if p.technology in ("pv", "wind", "unserved")]
    system = System(
        f"{kind}_{seed}",
        length,
        ("main",),
        (Load("load", "main", draw.load(mean_mw)),),
        tuple(plants),
        tuple(stores),
        (),
    )
    more = {"ramps": _with_ramps, "islands": _with_islands, "heat": _with_heat}
    if kind in more:
        return more[kind](draw, system, mean_mw)
    return _with_cap(draw, system) if kind == "cap" else system


def _with_ramps(draw, system, mean_mw):
    full = np.full(system.hours, mean_mw)
    slow = plant(
        "slow",
        "main",
        "coal",
        full * draw.between(0.3, 1.2),
        draw.between(15, 50),
        co2=0.9,
        least_share=0.3 * draw.chance.random(),
        ramp_up_share=draw.between(0.03, 0.4),
        ramp_down_share=draw.between(0.03, 0.4),
    )
    quick = plant(
        "quick",
        "main",
        "gas",
        full * draw.between(0.2, 0.8),
        draw.between(40, 90),
        co2=0.4,
        ramp_up_share=draw.between(0.1, 0.8),
    )
    sink = plant("sink", "main", "sink", full * 20.0, 5.0, takes=True)
    return replace(system, plants=(*system.plants, slow, quick, sink))


def _with_islands(draw, system, mean_mw):
    plants, stores = list(system.plants), list(system.storages)
    loads, links, buses = list(system.loads), [], ["main"]
    for number in range(1 + int(draw.chance.random() * 2.5)):
        bus, size = f"isle{number}", mean_mw * draw.between(0.15, 0.8)
        plants += supply(draw, size, bus, f"{bus}_")
        loads.append(Load(f"{bus}_load", bus, draw.load(size)))
        if draw.is_true(0.5):
            stores.append(random_storage(draw, f"{bus}_store", size, "battery", bus))
        other = buses[int(draw.chance.random() * len(buses))]
        width = np.full(system.hours, size * draw.between(0.15, 0.8))
        for start, end in ((other, bus), (bus, other)):
            links.append(Link(f"{start}_{end}", start, end, width, 0.97, 0.1))
        buses.append(bus)
    return replace(
        system,
        buses=tuple(buses),
        loads=tuple(loads),
        plants=tuple(plants),
        storages=tuple(stores),
        links=tuple(links),
    )


def _with_heat(draw, system, mean_mw):
    """Heat load, heat pumps with a COP that follows the weather, boiler, tank."""
    hours, heat_mw = system.hours, mean_mw * draw.between(0.3, 1.5)
    cop = 2.2 + 1.8 * draw.noise(0.97)
    full = np.full(hours, heat_mw)
    links = (
        Link("pump", "main", "heat", full * draw.between(0.15, 0.5), cop, 0.2),
        Link("waste", "main", "heat", 0.1 * full * draw.noise(0.9), 4.6, 0.2),
    )
    plants = (
        *system.plants,
        plant("boiler", "heat", "boiler", full * 0.8, draw.between(30, 80), co2=0.2),
        plant(
            "unserved_heat", "heat", "unserved", full * 20.0, draw.between(500, 2000)
        ),
    )
    power = heat_mw * draw.between(0.2, 1.0)
    tank = Storage(
        "tank", "heat", power, power, power * draw.between(3, 24),
        1.0, 1.0, 0.99, 0.02, 0.0, True, 0.0,
    )  # fmt: skip
    return replace(
        system,
        buses=("main", "heat"),
        loads=(*system.loads, Load("heat_load", "heat", draw.load(heat_mw))),
        plants=plants,
        storages=(*system.storages, tank),
        links=links,
    )


def _with_cap(draw, system):
    """A cap between what must and what would be emitted, with a way to keep it."""
    dirty = sum(
        float(np.sum(plant.available_mw)) * plant.co2_t_per_mwh
        for plant in system.plants
    )
    return replace(system, co2_cap_t=dirty * draw.between(0.02, 0.4))
