"""Contracts of green power: each MWh is claimed once, by one row, from one plant."""

from collections.abc import Sequence

from sim_core.carbon.records import Contract, Row
from sim_core.content.document import Fault, Loc

Placed = tuple[Loc, Contract]
TOLERANCE = 1e-9


def contract_faults(
    found: Sequence[Placed], rows: Sequence[Row], broken: frozenset[str] = frozenset()
) -> list[Fault]:
    """Rows that do not exist, more power than there is, and contracts in a circle.

    Of `broken` rows nothing is known, so contracts of theirs are not judged by them.
    """
    return [
        *_row_faults([pair for pair in found if pair[1].row not in broken], rows),
        *_circle_faults(found),
        *_backing_faults(found),
    ]


def _row_faults(found: Sequence[Placed], rows: Sequence[Row]) -> list[Fault]:
    powered = {row.id: row.energy_mwh for row in rows if row.energy_mwh}
    faults, covered = [], dict.fromkeys(powered, 0.0)
    for loc, contract in found:
        if contract.row not in powered:
            message = f'there is no row of electricity "{contract.row:.40}"'
            faults.append(Fault((*loc, "row"), message))
            continue
        covered[contract.row] += contract.energy_mwh
        limit = powered[contract.row] * (1.0 + TOLERANCE)
        if covered[contract.row] > limit:
            message = (
                f"the contracts of {contract.row} hold {covered[contract.row]:g} MWh, "
                f"but it uses {powered[contract.row]:g}"
            )
            faults.append(Fault((*loc, "energy_mwh"), message))
    return faults


def _circle_faults(found: Sequence[Placed]) -> list[Fault]:
    """A contract may not be backed, over others, by itself."""
    backing = {contract.id: contract.backed_by for _, contract in found}
    faults = []
    for loc, contract in found:
        seen, name = [contract.id], contract.backed_by
        while name in backing and name not in seen:
            seen.append(name)
            name = backing[name]
        if name == contract.id:
            circle = " → ".join([*seen, contract.id])
            message = f"the contracts back each other in a circle: {circle}"
            faults.append(Fault((*loc, "backed_by"), message))
    return faults


def _backing_faults(found: Sequence[Placed]) -> list[Fault]:
    """One contract's power cannot back more than it holds: no MWh is sold twice."""
    held = {contract.id: contract.energy_mwh for _, contract in found}
    sold = dict.fromkeys(held, 0.0)
    faults = []
    for loc, contract in found:
        if contract.backed_by not in held:
            continue
        sold[contract.backed_by] += contract.energy_mwh
        if sold[contract.backed_by] > held[contract.backed_by] * (1.0 + TOLERANCE):
            message = (
                f"{contract.backed_by} holds {held[contract.backed_by]:g} MWh, "
                f"{sold[contract.backed_by]:g} are sold on"
            )
            faults.append(Fault((*loc, "energy_mwh"), message))
    return faults


def market_t(row: Row, contracts: Sequence[Contract]) -> float:
    """Market-based tonnes of a row: contracts first, the rest by the residual mix."""
    left_mwh, total_t = row.energy_mwh, 0.0
    for contract in contracts:
        if contract.row == row.id:
            left_mwh -= contract.energy_mwh
            total_t += contract.energy_mwh * contract.t_per_mwh
    return total_t + max(left_mwh, 0.0) * row.residual_t_per_mwh


def is_sound(contract: Contract) -> bool:
    """Additional, traceable and near: the three marks of quality."""
    return contract.is_additional and contract.is_traceable and contract.is_near
