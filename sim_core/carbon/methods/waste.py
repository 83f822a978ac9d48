"""Solid waste and sewage: landfill, compost, burning, waste water."""

from sim_core.carbon.asked import Asked
from sim_core.carbon.methods.gases import Gases
from sim_core.economy.powers import power

E = 2.718281828459045
T_PER_KG = 0.001
CH4_PER_C = 16.0 / 12.0
CO2_PER_C = 44.0 / 12.0
N2O_PER_N = 44.0 / 28.0
DAYS_PER_YEAR = 365.0
MONTHS_PER_YEAR = 12.0
MID_YEAR_MONTHS = 6.0
MOST_YEARS = 200


def decay_share(k_per_year: float, years: float) -> float:
    """What first-order decay leaves after some years: e^(−k t)."""
    return power(E, -k_per_year * years)


def landfill(asked: Asked) -> Gases:
    """Methane of one year from waste put down in this and earlier years.

    `deposits_t` holds a year's tonnes each, oldest first and the reported year last;
    all have the same `composition`.

    References
    ----------
    IPCC 2006 Guidelines, Volume 5, equations 3.1 to 3.6, 3.A1.10 to 3.A1.13.
    """
    deposits_t = asked.numbers("deposits_t")
    if len(deposits_t) > MOST_YEARS:
        asked.fault(f"deposits_t has {len(deposits_t)} years, at most {MOST_YEARS}")
    climates = asked.names_below("waste.k.", 2)
    climate = asked.choice("climate", climates, "tropical_wet")
    site = asked.choice("site", asked.names_below("waste.mcf."), "uncategorised")
    kinds = asked.names_below("waste.doc.")
    inert = {"plastics", "metal", "glass", "other"}
    methane_t = 0.0
    for kind, share in asked.shares("composition", [*kinds, *sorted(inert)]).items():
        if kind in inert:
            continue
        decomposed = _decomposed_tc(asked, kind, climate, site, deposits_t)
        methane_t += share * decomposed * CH4_PER_C
    methane_t *= asked.factor("waste.methane_share")
    caught = asked.share("recovered_share", 0.0)
    cover = asked.choice("cover", asked.names_below("waste.oxidation."), "open")
    left = (1.0 - caught) * (1.0 - asked.factor(f"waste.oxidation.{cover}"))
    return {"CH4": methane_t * left}


def _decomposed_tc(
    asked: Asked, kind: str, climate: str, site: str, deposits_t: list[float]
) -> float:
    """Carbon that decomposes in the last year if all of the waste were of one kind."""
    decomposable = asked.factor(f"waste.doc.{kind}") * asked.factor("waste.docf")
    decomposable *= asked.factor(f"waste.mcf.{site}")
    k = asked.factor(f"waste.k.{climate}.{kind}")
    # Waste comes in at mid-year on average; decay begins after the delay.
    delay = asked.factor("waste.delay_months")
    kept_first = decay_share(k, max(MID_YEAR_MONTHS - delay, 0.0) / MONTHS_PER_YEAR)
    kept = decay_share(k, 1.0)
    stock = gone = 0.0
    for tonnes in deposits_t[:MOST_YEARS]:
        fresh = tonnes * decomposable
        gone = stock * (1.0 - kept) + fresh * (1.0 - kept_first)
        stock = stock * kept + fresh * kept_first
    return gone


def compost(asked: Asked) -> Gases:
    """Wet waste × factors of Table 4.1; the carbon dioxide is biogenic."""
    wet_t = asked.amount("wet_t")
    return {
        "CH4": wet_t * asked.factor("waste.compost.ch4") * T_PER_KG,
        "N2O": wet_t * asked.factor("waste.compost.n2o") * T_PER_KG,
    }


def digestion(asked: Asked) -> Gases:
    """Leaks of a digester; the gas that it makes is counted where it is burnt."""
    return {
        "CH4": asked.amount("wet_t") * asked.factor("waste.digestion.ch4") * T_PER_KG
    }


def incineration(asked: Asked) -> Gases:
    """Equation 5.2: wet mass × dry share × carbon × fossil share × 44/12."""
    return _burnt(asked, 1.0, "incineration")


def open_burning(asked: Asked) -> Gases:
    oxidised = asked.factor("waste.open_burning.oxidation")
    return _burnt(asked, oxidised, "open_burning")


def _burnt(asked: Asked, oxidised: float, how: str) -> Gases:
    wet_t = asked.amount("wet_t")
    known = asked.names_below("waste.carbon.")
    fossil_t = biogenic_t = 0.0
    for kind, share in asked.shares("composition", known).items():
        dry_t = wet_t * share * asked.factor(f"waste.dry.{kind}")
        carbon_t = dry_t * asked.factor(f"waste.carbon.{kind}") * oxidised
        fossil = asked.factor(f"waste.fossil.{kind}")
        fossil_t += carbon_t * fossil * CO2_PER_C
        biogenic_t += carbon_t * (1.0 - fossil) * CO2_PER_C
    return {
        "CO2": fossil_t,
        "CH4": wet_t * asked.factor(f"waste.{how}.ch4") * T_PER_KG,
        "N2O": wet_t * asked.factor(f"waste.{how}.n2o") * T_PER_KG,
        "biogenic_CO2": biogenic_t,
    }


def waste_water(asked: Asked) -> Gases:
    """Equations 6.1 to 6.3 and 6.7 to 6.8 for a year of people's sewage.

    References
    ----------
    IPCC 2006 Guidelines, Volume 5, chapter 6.
    """
    people = asked.amount("people")
    region = asked.choice("region", asked.names_below("sewage.bod."), "asia")
    bod_kg = people * asked.factor(f"sewage.bod.{region}") * T_PER_KG * DAYS_PER_YEAR
    share = 0.0
    for system, part in asked.shares(
        "systems", asked.names_below("sewage.mcf.")
    ).items():
        share += part * asked.factor(f"sewage.mcf.{system}")
    methane_kg = bod_kg * asked.factor("sewage.b0.bod") * share
    protein = asked.factor("sewage.protein.china")
    nitrogen_kg = people * protein * asked.factor("sewage.nitrogen_of_protein")
    nitrogen_kg *= asked.factor("sewage.uneaten_share")
    nitrogen_kg *= asked.factor("sewage.industry_share")
    nitrous_kg = nitrogen_kg * asked.factor("sewage.n2o_of_nitrogen") * N2O_PER_N
    caught = asked.share("recovered_share", 0.0)
    return {
        "CH4": methane_kg * T_PER_KG * (1.0 - caught),
        "N2O": nitrous_kg * T_PER_KG,
    }
