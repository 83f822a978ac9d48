"""Writes the tables that solar and wind of the core read instead of powers."""

from pathlib import Path

import numpy as np
import pvlib

WIND_M_S = np.arange(0.0, 41.0)
DENSITY_KG_M3 = np.arange(0.80, 1.501, 0.025)
EXPONENTS = np.linspace(1.0 / 3.0, 2.0 / 3.0, 9)
REFERENCE_KG_M3 = 1.225
RACKINGS = (
    "open_rack_glass_glass",
    "open_rack_glass_polymer",
    "close_mount_glass_glass",
)


def solar_text() -> str:
    """sim_core/data/solar.toml: exp(a + b × wind) of each kind of mounting."""
    known = pvlib.temperature.TEMPERATURE_MODEL_PARAMETERS["sapm"]
    lines = [
        "# Made by `python -m tools.climate tables`: warmth of modules over the air.",
        "# Values: King et al., SAND2004-3535, table of mountings; as in pvlib.",
        f"wind_m_s = {_row(WIND_M_S, 0)}",
    ]
    for name in RACKINGS:
        values = np.exp(known[name]["a"] + known[name]["b"] * WIND_M_S)
        lines += [
            "",
            "[[racking]]",
            f'id = "{name}"',
            f"delta_c = {float(known[name]['deltaT'])}",
            f"warmth_c_m2_w = {_row(values, 9)}",
        ]
    return "\n".join(lines) + "\n"


def density_text() -> str:
    """The density tables of sim_core/data/turbines/turbines.toml."""
    lines = [f"density_kg_m3 = {_row(DENSITY_KG_M3, 3)}", "speed_factor = ["]
    for density in DENSITY_KG_M3:
        factors = (REFERENCE_KG_M3 / density) ** EXPONENTS
        lines.append(f"    {_row(factors, 8)},")
    return "\n".join([*lines, "]"]) + "\n"


def _row(values: np.ndarray, digits: int) -> str:
    return "[" + ", ".join(f"{value:.{digits}f}" for value in values) + "]"


def write_tables(data: Path) -> None:
    (data / "solar.toml").write_text(solar_text(), encoding="utf-8")
    path = data / "turbines" / "turbines.toml"
    text = path.read_text(encoding="utf-8")
    head, turbines = (
        text.split("# begin densities\n")[0],
        text.split("# end densities")[1],
    )
    middle = f"# begin densities\n{density_text()}# end densities"
    path.write_text(head + middle + turbines, encoding="utf-8")
