"""The linear program of a whole power system, for HiGHS."""

import numpy as np


class Program:
    """Columns and rows as they are added, all hours of one kind at a time."""

    def __init__(self, hours):
        self.hours = hours
        self.costs, self.lows, self.highs = [], [], []
        self.entries = []
        self.row_lows, self.row_highs = [], []

    def columns(self, cost, low, high):
        """Numbers of one new variable an hour."""
        first = len(self.costs) * self.hours
        for store, value in ((self.costs, cost), (self.lows, low), (self.highs, high)):
            store.append(np.broadcast_to(np.asarray(value, float), self.hours))
        return first + np.arange(self.hours)

    def rows(self, low, high):
        """Numbers of one new constraint an hour."""
        first = sum(len(part) for part in self.row_lows)
        self.row_lows.append(np.broadcast_to(np.asarray(low, float), self.hours))
        self.row_highs.append(np.broadcast_to(np.asarray(high, float), self.hours))
        return first + np.arange(self.hours)

    def put(self, rows, columns, factor):
        factors = np.broadcast_to(np.asarray(factor, float), rows.shape)
        self.entries.append((rows, columns, factors))


def least_cost(system, ends_mwh=None):
    """Optimum with perfect foresight; stores may have to end with some energy."""
    program = Program(system.hours)
    balance = {}
    for bus in system.buses:
        load = sum(
            (load.power_mw for load in system.loads if load.bus == bus),
            np.zeros(system.hours),
        )
        balance[bus] = program.rows(load, load)
    tonnes = []
    for plant in system.plants:
        least = 0.0 if plant.takes else plant.least_share * plant.available_mw
        power = program.columns(plant.cost_per_mwh, least, plant.available_mw)
        program.put(balance[plant.bus], power, -1.0 if plant.takes else 1.0)
        _add_ramps(program, plant, power)
        if plant.is_on_island and not plant.takes:
            tonnes.append((power, plant.co2_t_per_mwh))
    for link in system.links:
        flow = program.columns(link.cost_per_mwh, 0.0, link.capacity_mw)
        program.put(balance[link.start], flow, -1.0)
        program.put(balance[link.end], flow, link.efficiency)
    for storage in system.storages:
        end = (ends_mwh or {}).get(storage.id, 0.0)
        _add_store(program, storage, balance[storage.bus], end)
    return _solved(program, tonnes, system.co2_cap_t)


def _add_ramps(program, plant, power):
    if not plant.is_ramped:
        return
    up = np.full(program.hours, np.inf)
    down = np.full(program.hours, -np.inf)
    if plant.ramp_up_share is not None:
        up[1:] = plant.ramp_up_share * plant.capacity_mw
    if plant.ramp_down_share is not None:
        down[1:] = -plant.ramp_down_share * plant.capacity_mw
    rows = program.rows(down, up)
    program.put(rows, power, 1.0)
    program.put(rows[1:], power[:-1], -1.0)


def _add_store(program, storage, balance, end_mwh):
    charge = program.columns(storage.charge_cost_per_mwh, 0.0, storage.charge_mw)
    discharge = program.columns(
        storage.discharge_cost_per_mwh, 0.0, storage.discharge_mw
    )
    least = np.zeros(program.hours)
    least[-1] = end_mwh
    stored = program.columns(0.0, least, storage.energy_mwh)
    inflow = np.zeros(program.hours)
    if storage.inflow_mw is not None:
        inflow = storage.inflow_mw.copy()
    spill = program.columns(0.0, 0.0, inflow)
    if not storage.is_cyclic:
        inflow[0] += storage.keep_share_per_h * storage.initial_mwh
    rows = program.rows(inflow, inflow)
    program.put(balance, charge, -1.0)
    program.put(balance, discharge, 1.0)
    program.put(rows, stored, 1.0)
    program.put(rows, charge, -storage.efficiency_charge)
    program.put(rows, discharge, 1.0 / storage.efficiency_discharge)
    program.put(rows, spill, 1.0)
    program.put(rows[1:], stored[:-1], -storage.keep_share_per_h)
    if storage.is_cyclic:
        program.put(rows[:1], stored[-1:], -storage.keep_share_per_h)


def _solved(program, tonnes, cap_t):
    import highspy

    rows, columns, factors = (
        np.concatenate(parts) for parts in zip(*program.entries, strict=True)
    )
    row_low = np.concatenate(program.row_lows)
    row_high = np.concatenate(program.row_highs)
    if cap_t is not None:
        row_low, row_high = np.append(row_low, -np.inf), np.append(row_high, cap_t)
        for power, factor in tonnes:
            rows = np.append(rows, np.full(program.hours, len(row_low) - 1))
            columns = np.append(columns, power)
            factors = np.append(factors, np.full(program.hours, factor))
    order = np.lexsort((rows, columns))
    count = len(program.costs) * program.hours
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count, len(row_low)
    model.col_cost_ = np.concatenate(program.costs)
    model.col_lower_ = np.concatenate(program.lows)
    model.col_upper_ = np.concatenate(program.highs)
    model.row_lower_, model.row_upper_ = row_low, row_high
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    starts = np.searchsorted(columns[order], np.arange(count + 1))
    model.a_matrix_.start_ = starts.astype(np.int32)
    model.a_matrix_.index_ = rows[order].astype(np.int32)
    model.a_matrix_.value_ = factors[order]
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.passModel(model)
    solver.run()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return solver.getInfo().objective_function_value
