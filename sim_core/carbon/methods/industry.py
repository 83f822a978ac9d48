"""Cement, lime and steel: what the process itself gives off."""

from sim_core.carbon.asked import Asked
from sim_core.carbon.methods.gases import Gases


def clinker(asked: Asked) -> Gases:
    """Clinker × factor × kiln dust, less what a stack captures.

    Clinker is given, or cement with its clinker share.

    References
    ----------
    IPCC 2006 Guidelines, Volume 3, equations 2.2 and 2.4.
    """
    if "cement_t" in asked.inputs:
        made_t = asked.amount("cement_t") * asked.share("clinker_share")
    else:
        made_t = asked.amount("clinker_t")
    factor = asked.factor("process.clinker") * asked.factor("process.clinker_dust")
    return {"CO2": made_t * factor * (1.0 - asked.share("captured_share", 0.0))}


def lime(asked: Asked) -> Gases:
    kind = asked.choice("kind", asked.names_below("process.lime."), "high_calcium")
    return {"CO2": asked.amount("lime_t") * asked.factor(f"process.lime.{kind}")}


ROUTES = ("oxygen_furnace", "electric_furnace", "open_hearth", "hydrogen")
OWN_INPUTS = ("coke", "sinter", "pellet", "pig_iron", "reduced_iron")


def steel(asked: Asked) -> Gases:
    """Steel by route, and coke, sinter, pellets or iron made on the site.

    The hydrogen route gives off what its electric furnace does; its power and hydrogen
    are Scope 2 or the island's own plants.

    References
    ----------
    IPCC 2006 Guidelines, Volume 3, equations 4.4 to 4.8 (Tier 1).
    """
    route = asked.word("route", ROUTES)
    furnace = "electric_furnace" if route == "hydrogen" else route
    made_t = asked.amount("steel_t")
    total_t = made_t * asked.factor(f"process.steel.{furnace}")
    for kind, tonnes in asked.table("site_t", OWN_INPUTS).items():
        total_t += tonnes * asked.factor(f"process.{kind}")
    return {"CO2": total_t * (1.0 - asked.share("captured_share", 0.0))}


def steel_power_mwh(asked: Asked) -> float:
    """Power of hydrogen steel: electrolyser, shaft and furnace. [MWh]"""
    rate = asked.factor("process.hydrogen_steel.electricity")
    return asked.amount("steel_t") * rate
