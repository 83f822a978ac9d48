"""`python -m tools.carbon_data.nature FOLDER`: tables of growth, soil and capture.

FOLDER holds the tables of sequestration as CSV; biomass that the growth table does not
give (Table 4.7) stands in `biomass.toml` beside this file.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import tomli

from sim_core.paths import DATA
from tools.carbon_data.make import Row, factor, slug, table, written

HERE = Path(__file__).resolve().parent
COMMON = {"region": "world", "boundary": "direct"}
SALINITY = {
    "rewetted mangrove/marsh salinity<18ppt": "below_18_ppt",
    "salinity>18ppt": "above_18_ppt",
}
# Names of the soil factor table: its climates, and the same in ids.
CLIMATES = {
    "temperate dry / tropical dry": ("temperate_dry", "tropical_dry"),
    "temperate/tropical moist": ("temperate_moist", "tropical_moist"),
    "dry": ("temperate_dry", "tropical_dry"),
    "moist": ("temperate_moist", "tropical_moist"),
    "tropical moist/wet": ("tropical_moist",),
    "temperate": ("temperate_dry", "temperate_moist"),
    "tropical": ("tropical_dry", "tropical_moist"),
    "all": ("temperate_dry", "temperate_moist", "tropical_dry", "tropical_moist"),
}


def limits(text: str) -> tuple[float | None, float | None]:
    """The two numbers of a range such as 3.0-11.0."""
    found = re.fullmatch(r"([\d.]+)-([\d.]+)", text.strip())
    return (float(found[1]), float(found[2])) if found else (None, None)


def forest(folder: Path) -> Iterator[Row]:
    biomass = tomli.loads((HERE / "biomass.toml").read_text(encoding="utf-8"))
    for row in table(folder, "forest_growth_ipcc2006_t4_9.csv"):
        zone = slug(f"{row['climate_domain']} {row['ecological_zone']}")
        place = slug(re.sub(r"[/.<>=]", " ", row["continent"]).replace("  ", " "))
        ceiling = biomass["ceiling"].get(f"{zone}/{place}")
        if ceiling is None:
            continue
        yield from _curve(f"{zone}_{place}", zone, row, ceiling, biomass)


def _curve(
    name: str, zone: str, row: dict[str, str], ceiling: list[float], biomass: Row
) -> Iterator[Row]:
    common = COMMON | {"source": "ipcc_2006_v4", "year": 2006, "confidence": "B"}
    young = limits(row["range_le20y"])
    low_old, high_old = row["lo_gt20y"], row["hi_gt20y"]
    old = (
        float(low_old) if low_old else None,
        float(high_old) if high_old else None,
    )
    growth = (
        ("growth_young", row["agb_growth_le20y_tdm_ha_yr"], young),
        ("growth_old", row["agb_growth_gt20y_tdm_ha_yr"], old),
    )
    for part, value, (low, high) in growth:
        middle = float(value) if value else (low + high) / 2.0
        note = {} if value else {"note": "Middle of the range that the table gives"}
        yield factor(
            f"nature.{name}.{part}", middle, "t d.m./ha/year", low=low, high=high,
            table="4.9", **note, **common,
        )  # fmt: skip
    yield factor(
        f"nature.{name}.ceiling", ceiling[0], "t d.m./ha", low=ceiling[1],
        high=ceiling[2], table="4.7", **common,
    )  # fmt: skip
    small, large, limit = biomass["root_shoot"][biomass["roots_of"][zone]]
    yield _root(f"nature.{name}.root_shoot", small, common)
    yield _root(f"nature.{name}.root_shoot_large", large, common)
    yield factor(
        f"nature.{name}.root_shoot_from", limit, "t d.m./ha", table="4.4", **common
    )
    fraction = biomass["carbon_fraction"].get(zone, 0.47)
    yield factor(
        f"nature.{name}.carbon_fraction", fraction, "t C/t d.m.", table="4.3", **common
    )


def _root(id_: str, values: list[float], common: Row) -> Row:
    more = {"low": values[1], "high": values[2]} if len(values) > 1 else {}
    return factor(id_, values[0], "t/t", table="4.4", **more, **common)


def coast(folder: Path) -> Iterator[Row]:
    names = {
        "rewetting/revegetation soil C removal": "soil_removal",
        "CO2-C emission after DRAINAGE": "drainage",
        "soil C stock to 1 m, all soils": "soil_stock",
        "above-ground biomass": "biomass",
        "above-ground growth": "growth",
        "root:shoot": "root_shoot",
        "CH4": "methane",
    }
    for row in table(folder, "blue_carbon_ipcc2013.csv"):
        name = names.get(row["quantity"])
        if name is None:
            continue
        place = slug(re.sub(r"[^a-z0-9<>]+", " ", row["ecosystem"].lower()))
        place = SALINITY.get(row["ecosystem"], place)
        unit = row["unit"].replace("/yr", "/year").replace("tC", "t C")
        yield factor(
            f"coast.{place}.{name}", row["value"], "t/t" if unit == "-" else unit,
            "ipcc_2013_wetlands", table=row["table"].removeprefix("Table "), year=2013,
            confidence="B", **COMMON,
        )  # fmt: skip


def soil(folder: Path) -> Iterator[Row]:
    common = COMMON | {"source": "ipcc_2006_v4", "year": 2006}
    for row in table(folder, "soil_stock_change_factors.csv"):
        if row["factor"] != "SOC_REF":
            continue
        zone = slug(f"{row['climate_zone']}_{row['moisture_regime']}").replace("-", "_")
        yield factor(
            f"soil.reference.{slug(row['category'])}.{zone}", row["value"], "t C/ha",
            table="2.3", confidence="A", **common,
        )  # fmt: skip
    for row in table(folder, "soil_factors_2006.csv"):
        kind, _, grass = row["factor"].partition(" ")
        name = slug(re.sub(r"[^a-z0-9 ]", " ", row["category"].lower()))
        name = re.sub(r"_+", "_", name)
        part = f"soil.{kind.lower()}{'_grass' if grass else ''}.{name}"
        for climate in CLIMATES.get(row["climate"], (slug(row["climate"]),)):
            yield factor(
                f"{part}.{climate}", row["value"], "t/t",
                table="6.2" if grass else "5.5", confidence="B", **common,
            )  # fmt: skip


def capture(folder: Path) -> Iterator[Row]:
    names = (
        ("mineralised within 2 years", "mineral_share", "t/t"),
        ("water demand", "water", "t H2O/t CO2"),
        ("injection pressure", "pressure", "bar"),
        ("pumping energy", "pumping", "MWh/t CO2"),
        ("DAC electricity", "air_electricity", "MWh/t CO2"),
        ("DAC heat", "air_heat", "MWh/t CO2"),
        ("basalt storage", "basalt_room", "kg CO2/m3"),
    )
    for row in table(folder, "ccus_mineralisation.csv"):
        for start, name, unit in names:
            if row["quantity"].startswith(start):
                limit = {"water": (20.0, 30.0), "basalt_room": (20.0, 100.0)}
                low, high = limit.get(name, (None, None))
                yield factor(
                    f"capture.{name}", row["value"], unit,
                    "technology_data" if name.startswith("air_") else "carbfix",
                    low=low, high=high, year=2020, confidence=row["confidence"][:1],
                    note=NOTES[name], **COMMON,
                )  # fmt: skip


NOTES = {
    "mineral_share": "Carbonate within two years: Matter et al., Science 2016",
    "water": "Fresh water at 25 °C: Gislason and Oelkers 2014; Snæbjörnsdóttir 2020",
    "pressure": "Of injection",
    "pumping": "Volume × pressure of 25 t of water at 25 bar, without losses",
    "air_electricity": "Direct air capture",
    "air_heat": "Direct air capture",
    "basalt_room": "Young basalt; order of magnitude",
}
FAMILIES = {"forest": forest, "coast": coast, "soil": soil, "capture": capture}


def main() -> int:
    for name, rows in FAMILIES.items():
        lines = "".join(written(row) for row in rows(Path(sys.argv[1])))
        path = DATA / "factors" / f"{name}.toml"
        path.write_text(f"factor = [\n{lines}]\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
