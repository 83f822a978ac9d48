"""Land: peat, coasts, forests and fields, for rows of an inventory."""

from sim_core.carbon.asked import Asked
from sim_core.carbon.methods.gases import Gases

T_PER_KG = 0.001
CO2_PER_C = 44.0 / 12.0
CH4_PER_C = 16.0 / 12.0
N2O_PER_N = 44.0 / 28.0
SALT_LIMIT_PPT = 18.0
YOUNG_YEARS = 20.0
TRANSITION_YEARS = 20.0


def drained_peat(asked: Asked) -> Gases:
    """Drained organic soil in a year (2013 Wetlands Supplement, Tables 2.1, 2.5)."""
    area_ha = asked.amount("area_ha")
    climate = asked.word("climate", asked.names_below("peat.drained.", 2))
    use = asked.word("use", asked.names_below(f"peat.drained.{climate}.", 3))
    prefix = f"peat.drained.{climate}.{use}"
    nitrogen_kg = area_ha * asked.factor(f"{prefix}.nitrogen")
    return {
        "CO2": area_ha * asked.factor(f"{prefix}.carbon") * CO2_PER_C,
        "N2O": nitrogen_kg * N2O_PER_N * T_PER_KG,
    }


def rewetted_peat(asked: Asked) -> Gases:
    """Rewetted organic soil in a year (Tables 3.1, 3.3)."""
    area_ha = asked.amount("area_ha")
    climate = asked.word("climate", asked.names_below("peat.rewetted.", 2))
    kinds = asked.names_below(f"peat.rewetted.{climate}.", 3)
    prefix = f"peat.rewetted.{climate}.{asked.word('nutrients', kinds)}"
    methane_kg = area_ha * asked.factor(f"{prefix}.methane") * CH4_PER_C
    return {
        "CO2": area_ha * asked.factor(f"{prefix}.carbon") * CO2_PER_C,
        "CH4": methane_kg * T_PER_KG,
    }


def coastal_methane(asked: Asked) -> Gases:
    """Methane of rewetted mangrove and marsh where the water is below 18 ppt."""
    is_fresh = asked.amount("salinity_ppt") < SALT_LIMIT_PPT
    factor = asked.factor(f"coast.{'below' if is_fresh else 'above'}_18_ppt.methane")
    return {"CH4": asked.amount("area_ha") * factor * T_PER_KG}


def coastal_drainage(asked: Asked) -> Gases:
    factor = asked.factor("coast.mangrove_tidal_marsh.drainage")
    return {"CO2": asked.amount("area_ha") * factor * CO2_PER_C}


def forest_growth(asked: Asked) -> Gases:
    """A stand's year: young to twenty years, old after, nothing at its ceiling.

    Large stands have the roots of large ones, by what stands at the year's beginning.
    """
    curves = [
        curve
        for curve in asked.names_below("nature.", 1)
        if f"nature.{curve}.ceiling" in asked.factors.rows
    ]
    name = f"nature.{asked.word('curve', curves)}"
    age = asked.amount("age_years")
    young = asked.factor(f"{name}.growth_young")
    old = asked.factor(f"{name}.growth_old")
    held = min(age, YOUNG_YEARS) * young + max(age - YOUNG_YEARS, 0.0) * old
    room = max(asked.factor(f"{name}.ceiling") - held, 0.0)
    grown = min(young if age < YOUNG_YEARS else old, room)
    part = "root_shoot"
    if f"{name}.root_shoot_from" in asked.factors.rows:
        is_large = held >= asked.factor(f"{name}.root_shoot_from")
        part = "root_shoot_large" if is_large else part
    roots = 1.0 + asked.factor(f"{name}.{part}")
    carbon = grown * roots * asked.factor(f"{name}.carbon_fraction")
    return {"CO2": asked.amount("area_ha") * carbon * CO2_PER_C}


def coastal_soil(asked: Asked) -> Gases:
    """Soil carbon of rewetted mangrove, marsh or seagrass (Table 4.12)."""
    kind = asked.word("kind", ("mangrove", "tidal_marsh", "seagrass"))
    factor = asked.factor(f"coast.{kind}.soil_removal")
    return {"CO2": asked.amount("area_ha") * factor * CO2_PER_C}


def soil_carbon(asked: Asked) -> Gases:
    """Equation 2.25 on one area: reference × (after − before) over the years.

    `before` and `after` are lists of the three factors F_LU, F_MG, F_I.
    """
    reference = asked.amount("area_ha") * asked.amount("soc_ref_t_ha")
    years = asked.amount("years", TRANSITION_YEARS)
    shares = []
    for key in ("before", "after"):
        parts = asked.numbers(key)
        if len(parts) != 3:
            asked.fault(f"{key} needs the three factors F_LU, F_MG, F_I")
        share = 1.0
        for part in parts:
            share *= part
        shares.append(share)
    if not years:
        asked.fault("years = 0: a change needs time")
        return {}
    return {"CO2": reference * (shares[1] - shares[0]) / years * CO2_PER_C}
