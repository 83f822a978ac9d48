"""Fuel, leaks, bought electricity, heat and cooling, and what lies upstream of them."""

from sim_core.carbon.asked import Asked
from sim_core.carbon.families import SECTORS, blend_of
from sim_core.carbon.methods.gases import MIXED, Gases
from sim_core.carbon.tables import carbon_table

T_PER_KG = 0.001
KG_PER_T = 1000.0
GASES = {"co2": "CO2", "ch4": "CH4", "n2o": "N2O"}


def stationary_fuel(asked: Asked) -> Gases:
    """Fuel by mass or by net energy × factors of its sector."""
    fuels = [name for name in asked.names_below("stationary.", 1)]
    fuel, sector = asked.word("fuel", fuels), asked.word("sector", SECTORS)
    if "energy_tj" in asked.inputs:
        energy_tj = asked.amount("energy_tj")
    else:
        ncv = asked.factor(f"stationary.{fuel}.ncv")
        energy_tj = asked.amount("mass_t") * ncv / KG_PER_T
    carbon_t = energy_tj * asked.factor(f"stationary.{fuel}.co2") * T_PER_KG
    is_biogenic = asked.factors.get(f"stationary.{fuel}.co2").biogenic
    return {
        "biogenic_CO2" if is_biogenic else "CO2": carbon_t,
        "CH4": energy_tj * asked.factor(f"stationary.{fuel}.ch4.{sector}") * T_PER_KG,
        "N2O": energy_tj * asked.factor(f"stationary.{fuel}.n2o.{sector}") * T_PER_KG,
    }


def mobile_fuel(asked: Asked) -> Gases:
    """Energy of a vehicle's fuel × its factors; a gas its table lacks is zero."""
    source = asked.word("source", asked.names_below("mobile.", 1))
    energy_tj = asked.amount("energy_tj")
    return {
        GASES[row.id.rsplit(".", 1)[1]]: energy_tj * asked.factor(row.id) * T_PER_KG
        for row in asked.factors.below(f"mobile.{source}.")
    }


def refrigerant_leak(asked: Asked) -> Gases:
    """Kilograms that leaked, or a charge × the share that leaks in a year."""
    if "leaked_kg" in asked.inputs:
        leaked_kg = asked.amount("leaked_kg")
    else:
        leaked_kg = asked.amount("charge_kg") * asked.share("leak_share")
    shares = blend_of(asked)
    return {gas: leaked_kg * share * T_PER_KG for gas, share in shares.items()}


def grid_factor(asked: Asked) -> float:
    """Factor of a grid and year in one of its series. [t CO2/MWh]"""
    series = asked.choice("series", ("statistical", "ets", "residual"), "statistical")
    place = asked.word("region").strip().lower().replace(" ", "_")
    return asked.factor(f"grid.{series}.{place}.{asked.year()}")


def electricity(asked: Asked) -> Gases:
    return {"CO2": asked.amount("energy_mwh") * grid_factor(asked)}


def grid_losses(asked: Asked) -> Gases:
    """Power lost on the way: delivered × loss / (1 − loss) × factor. Category 3."""
    if "loss_share" in asked.inputs:
        loss = asked.share("loss_share")
    else:
        loss = asked.factor(f"grid_loss.china.{asked.year()}")
    if loss >= 1.0:
        asked.fault("loss_share = 1: nothing would arrive")
        return {}
    lost_mwh = asked.amount("energy_mwh") * loss / (1.0 - loss)
    return {"CO2": lost_mwh * grid_factor(asked)}


def upstream_fuel(asked: Asked) -> Gases:
    """Getting fuel out of the ground, making and bringing it. Category 3."""
    rows = carbon_table("modes")["upstream_t"]
    fuel = asked.word("fuel", rows)
    factor = asked.factor(rows.get(fuel, ""))
    return {MIXED: asked.amount("mass_t") * factor * T_PER_KG}


def bought_heat(asked: Asked) -> Gases:
    """Heat of a network at the national default, with the network's loss."""
    heat_gj = asked.amount("heat_gj")
    if "delivered" in asked.inputs and asked.word("delivered", ("no", "yes")) == "yes":
        heat_gj = heat_gj / (1.0 - asked.factor("heat.loss_share"))
    return {"CO2": heat_gj * asked.factor("heat.bought.china")}


def bought_cooling(asked: Asked) -> Gases:
    """Cold from a plant: power at its efficiency × the grid's factor."""
    cold_mwh, cop, factor = (
        asked.amount("cold_mwh"), asked.amount("cop"), grid_factor(asked)
    )  # fmt: skip
    if not cop:
        asked.fault("cop = 0: a cooler that moves no heat")
        return {}
    return {"CO2": cold_mwh / cop * factor}
