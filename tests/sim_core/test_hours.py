"""Why an hour went as it did, on hours that are set by hand."""

from dataclasses import replace

import numpy as np

from sim_core.hours import Flip, flips, limits, reasons
from sim_core.snapshot import DayResult, Flow, StoreFlow


def line(mw):
    return np.full(24, float(mw))


def flow(id, mw, cost, capacity=10.0, least=0.0, curtailed=0.0):
    return Flow(
        id, id, capacity, least, line(mw), line(curtailed), cost, 0.0, line(cost)
    )


def store(charge=0.0, discharge=0.0, stored=4.0):
    return StoreFlow("battery", 2.0, 8.0, line(charge), line(discharge), line(stored))


def day(supply, stores=(), price=300.0, setter="coal", unserved=0.0):
    return DayResult(
        0, None, line(10), tuple(supply), tuple(stores), line(unserved),
        line(price), line(price + 100.0), (setter,) * 24, {},
    )  # fmt: skip


def reason_of(found, id):
    return next(source.reason for source in found.sources if source.id == id)


def test_each_source_has_its_reason():
    """Coal sets 300; hydro at 20 is cheaper; diesel at 900 is dearer; sun is free."""
    supply = [
        flow("coal", 5, 300.0),
        flow("hydro", 2, 20.0),
        flow("diesel", 0, 900.0),
        flow("sun", 3, 0.0),
    ]

    found = reasons(day(supply), 12)

    assert reason_of(found, "coal") == "sets_price"
    assert reason_of(found, "hydro") == "cheaper"
    assert reason_of(found, "diesel") == "dearer"
    assert reason_of(found, "sun") == "all_it_has"
    assert found.next_price_yuan_per_mwh == 400.0


def test_a_plant_above_the_price_runs_only_for_its_least_load():
    supply = [flow("coal", 4, 300.0, least=4.0), flow("sun", 1, 0.0, curtailed=7.0)]

    found = reasons(day(supply, price=0.0, setter="sun"), 0)

    assert reason_of(found, "coal") == "least_load"


def test_curtailment_names_the_least_load_and_the_full_battery():
    """7 MW of sun off the grid beside 4 MW that must run and 8 of 8 MWh stored."""
    supply = [flow("coal", 4, 300.0, least=4.0), flow("sun", 1, 0.0, curtailed=7.0)]

    found = reasons(day(supply, [store(stored=8.0)], 0.0, "sun"), 0).curtailment

    assert (found.curtailed_mw, found.least_load_mw) == (7.0, 4.0)
    assert found.full_stores == ("battery",)
    assert found.stores_at_limit == ()


def test_a_shortage_names_the_empty_battery_and_the_full_plants():
    supply = [flow("coal", 10, 300.0), flow("cable", 3, 400.0, capacity=5.0)]

    found = reasons(day(supply, [store(stored=0.0)], 20_000.0, "unserved", 3.0), 19)

    assert found.shortage.missing_mw == 3.0
    assert found.shortage.empty_stores == ("battery",)
    assert found.shortage.full_sources == ("coal",)


def test_the_hour_at_which_the_merit_order_flips_is_found():
    """The cable costs 200 until noon and 500 after; coal stays at 300."""
    price = np.where(np.arange(24) < 12, 200.0, 500.0)
    cable = replace(flow("cable", 1, 350.0), hourly_cost=price)

    assert flips(day([flow("coal", 5, 300.0), cable])) == (Flip(12, "coal", "cable"),)


def test_a_short_hour_tells_what_held_each_source_back():
    """Of 6 MW coal 1.9 are usable; wind gives 0.4 of 12; the store is empty."""
    coal = replace(flow("coal", 1.9, 300.0, capacity=6.0), usable_mw=line(1.9))
    supply = [coal, flow("wind", 0.4, 0.0, capacity=12.0), flow("import", 4, 400.0, 4)]

    found = limits(day(supply, [store(stored=0.0)], unserved=0.5), 19)

    assert [(limit.id, limit.mw, limit.most, limit.reason) for limit in found] == [
        ("coal", 1.9, 6.0, "failed"),
        ("battery", 0.0, 8.0, "empty"),
        ("import", 4.0, 4.0, "full"),
        ("wind", 0.4, 12.0, "weather"),
    ]


def test_a_store_at_its_power_and_one_that_keeps_some_say_so():
    at_limit, kept = store(discharge=2.0), store(discharge=1.0, stored=3.0)

    assert [limit.reason for limit in limits(day([], [at_limit]), 0)] == ["at_limit"]
    assert limits(day([], [kept]), 0)[0].reason == "kept"
    assert limits(day([], [kept]), 0)[0].mw == 3.0
