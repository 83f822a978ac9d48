"""Arrays of a save as they should be; a ValueError names the one that is not."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim_core.state import NO_TECHNOLOGY, Buildings, IslandState

LAST_DAY = 365_000


def column(
    arrays: Mapping[str, NDArray[Any]], name: str, dtype: type, length: int
) -> NDArray[Any]:
    """One row of `length` values that survive the change to `dtype`."""
    return whole(arrays[name], name, dtype, (length,))


def scalar(arrays: Mapping[str, NDArray[Any]], name: str, dtype: type) -> Any:
    return whole(arrays[name], name, dtype, ()).item()


def whole(
    array: NDArray[Any], name: str, dtype: type, shape: tuple[int, ...]
) -> NDArray[Any]:
    if array.dtype.kind not in "iuf" or not np.all(np.isfinite(array)):
        raise ValueError(f"{name} holds something else than numbers")
    if array.shape != shape:
        raise ValueError(f"{name} has the shape {array.shape}, not {shape}")
    if issubclass(dtype, np.integer) and array.size:
        limits = np.iinfo(dtype)
        if not limits.min <= array.min() <= array.max() <= limits.max:
            raise ValueError(f"{name} goes beyond what it can be")
    return array.astype(dtype)


def refuse_impossible(state: IslandState, width: int, height: int) -> None:
    """What no game can have come to."""
    buildings = state.buildings
    faults = {
        "day": not 0 <= state.day <= LAST_DAY,
        "residents": state.residents < 0.0,
        "support": not 0.0 <= state.support <= 100.0,
        "stored_mwh": bool(np.any(state.stored_mwh < 0.0)),
        "uid": not _is_ascending(buildings, state.next_uid),
        "tech": bool(np.any(buildings.tech < 0)),
        "becomes": bool(np.any(buildings.becomes < NO_TECHNOLOGY)),
        "place": not _is_on_map(buildings, width, height),
    }
    wrong = [name for name, is_wrong in faults.items() if is_wrong]
    if wrong:
        raise ValueError(f"impossible values: {', '.join(wrong)}")


def _is_ascending(buildings: Buildings, next_uid: int) -> bool:
    uid = buildings.uid
    return bool(np.all(uid[1:] > uid[:-1])) and not np.any(uid >= next_uid)


def _is_on_map(buildings: Buildings, width: int, height: int) -> bool:
    x, y = buildings.x, buildings.y
    return bool(np.all((x >= 0) & (x < width) & (y >= 0) & (y < height)))
