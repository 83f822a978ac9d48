"""Rice fields, livestock and the nitrogen of soils."""

from sim_core.carbon.asked import Asked
from sim_core.carbon.methods.gases import Gases
from sim_core.economy.powers import power

T_PER_KG = 0.001
N2O_PER_N = 44.0 / 28.0
CO2_PER_C = 44.0 / 12.0
AMENDMENT_POWER = 0.59


def rice(asked: Asked) -> Gases:
    """Harvest methane of flooded fields: days × area × base × what changes it.

    References
    ----------
    IPCC 2006 Guidelines, Volume 4, equations 5.1 to 5.3.
    """
    bases = asked.names_below("rice.base.")
    base = asked.factor(f"rice.base.{asked.choice('base', bases, '2006')}")
    water = asked.word("water", asked.names_below("rice.water."))
    befores = asked.names_below("rice.before.")
    before = asked.choice("before", befores, "dry_under_180_days")
    scaling = asked.factor(f"rice.water.{water}") * asked.factor(
        f"rice.before.{before}"
    )
    scaling *= amendment_scaling(asked)
    kg = asked.amount("area_ha") * asked.amount("days") * base * scaling
    return {"CH4": kg * T_PER_KG}


def amendment_scaling(asked: Asked) -> float:
    """Equation 5.3: (1 + Σ t/ha × conversion) to the power 0.59."""
    kinds = asked.names_below("rice.amendment.")
    total = 1.0
    for kind, t_per_ha in asked.table("amendments_t_ha", kinds).items():
        total += t_per_ha * asked.factor(f"rice.amendment.{kind}")
    return power(total, AMENDMENT_POWER)


def enteric(asked: Asked) -> Gases:
    """Heads × methane of their stomachs in a year."""
    kg = 0.0
    for animal, heads in asked.table("heads", asked.names_below("enteric.")).items():
        kg += heads * asked.factor(f"enteric.{animal}")
    return {"CH4": kg * T_PER_KG}


def manure(asked: Asked) -> Gases:
    """Methane and direct nitrous oxide of stored manure; a digester keeps its gas."""
    animals = asked.names_below("manure.", 1)
    animals.remove("store")
    store = asked.word("store", asked.names_below("manure.store."))
    caught = asked.share("recovered_share", 0.0)
    methane_kg = nitrogen_kg = 0.0
    for animal, heads in asked.table("heads", animals).items():
        methane_kg += heads * asked.factor(f"manure.{animal}.ch4")
        nitrogen_kg += heads * asked.factor(f"manure.{animal}.n")
    nitrous_kg = nitrogen_kg * asked.factor(f"manure.store.{store}") * N2O_PER_N
    return {
        "CH4": methane_kg * T_PER_KG * (1.0 - caught),
        "N2O": nitrous_kg * T_PER_KG,
    }


def soil_nitrogen(asked: Asked) -> Gases:
    """Direct and indirect nitrous oxide of nitrogen put on soils in a year.

    References
    ----------
    IPCC 2006 Guidelines, Volume 4, equations 11.1, 11.9 and 11.10.
    """
    made_t = asked.amount("fertiliser_n_t", 0.0)
    organic_t = asked.amount("organic_n_t", 0.0)
    residues_t = asked.amount("residues_n_t", 0.0)
    flooded = asked.share("flooded_rice_share", 0.0)
    total_t = made_t + organic_t + residues_t
    rate = flooded * asked.factor("soil_n.flooded_rice")
    rate += (1.0 - flooded) * asked.factor("soil_n.applied")
    volatile_t = made_t * asked.factor("soil_n.volatile_fertiliser")
    volatile_t += organic_t * asked.factor("soil_n.volatile_organic")
    leached_t = total_t * asked.factor("soil_n.leached_share")
    nitrogen_t = total_t * rate + volatile_t * asked.factor("soil_n.deposited")
    nitrogen_t += leached_t * asked.factor("soil_n.leached")
    return {"N2O": nitrogen_t * N2O_PER_N}


def liming(asked: Asked) -> Gases:
    """Carbon dioxide of limestone, dolomite and urea put on fields."""
    carbon_t = 0.0
    for kind, tonnes in asked.table("tonnes", asked.names_below("soil_c.")).items():
        carbon_t += tonnes * asked.factor(f"soil_c.{kind}")
    return {"CO2": carbon_t * CO2_PER_C}
