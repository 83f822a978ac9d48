"""`python -m tools.carbon_data.make FOLDER`: CSV tables → sim_core/data/factors.

FOLDER holds the tables as CSV with `#` comment lines; the result is one TOML a family,
one row a factor, in the order of the tables.
"""

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sim_core.paths import DATA

Row = dict[str, Any]
KG_PER_LB = 0.45359237
SECTORS = ("energy_industries", "commercial", "residential")


def table(folder: Path, name: str) -> list[dict[str, str]]:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def factor(id_: str, value: str | float, unit: str, source: str, **more: Any) -> Row:
    given = {key: item for key, item in more.items() if item not in ("", None)}
    return {"id": id_, "value": float(value), "unit": unit, "source": source} | given


def stationary(folder: Path) -> Iterator[Row]:
    for row in table(folder, "ipcc2006_stationary.csv"):
        fuel = row["fuel"]
        common = {
            "source": "ipcc_2006_v2",
            "year": 2006,
            "region": "world",
            "boundary": "direct",
            "confidence": "B",
        }
        biogenic = {"biogenic": True} if row["biogenic"] == "True" else {}
        yield factor(
            f"stationary.{fuel}.ncv",
            row["ncv_TJ_per_Gg"],
            "TJ/kt",
            table="1.2",
            **common | {"confidence": "A"},
        )
        yield factor(
            f"stationary.{fuel}.co2",
            row["co2_kg_per_TJ"],
            "kg/TJ",
            table="2.2",
            low=_number(row["co2_lower"]),
            high=_number(row["co2_upper"]),
            **biogenic,
            **common,
        )
        tables = dict(zip(SECTORS, ("2.2", "2.4", "2.5"), strict=True))
        for gas in ("ch4", "n2o"):
            for sector in SECTORS:
                yield factor(
                    f"stationary.{fuel}.{gas}.{sector}",
                    row[f"{gas}_{sector}"],
                    "kg/TJ",
                    table=tables[sector],
                    **common,
                )


def _number(text: str) -> float | None:
    return float(text) if text else None


def mobile(folder: Path) -> Iterator[Row]:
    for row in table(folder, "ipcc2006_mobile.csv"):
        for gas in ("co2", "ch4", "n2o"):
            if row[f"{gas}_kg_per_TJ"]:
                yield factor(
                    f"mobile.{row['source']}.{gas}",
                    row[f"{gas}_kg_per_TJ"],
                    "kg/TJ",
                    "ipcc_2006_v2",
                    table=row["table"].lstrip("T"),
                    year=2006,
                    region="world",
                    boundary="direct",
                    confidence="B",
                )


def gwp(folder: Path) -> Iterator[Row]:
    sets = (("AR4", 2007), ("AR5", 2014), ("AR6", 2021))
    rows = table(folder, "gwp.csv")
    limits = {r["Species"]: r for r in rows if r["Species"].startswith("CH4_")}
    for row in rows:
        for name, year in sets:
            value = row[f"{name}GWP100"]
            if value:
                yield factor(
                    f"gwp.{name}.{row['Species']}",
                    value,
                    "kg CO2e/kg",
                    f"ipcc_{name.lower()}",
                    year=year,
                    region="world",
                    boundary="direct",
                    confidence="A",
                    **_methane_limits(row["Species"], value, limits, f"{name}GWP100"),
                )


def _methane_limits(
    gas: str, value: str, limits: dict[str, dict[str, str]], column: str
) -> Row:
    """Methane without and with the carbon dioxide that fossil methane becomes."""
    if gas != "CH4":
        return {}
    found = [float(row[column]) for row in limits.values()]
    ends = min(*found, float(value)), max(*found, float(value))
    if ends[0] == ends[1]:
        return {}
    note = "From methane of living things to fossil methane"
    return {"low": ends[0], "high": ends[1], "note": note}


def blends(folder: Path) -> Iterator[Row]:
    for row in table(folder, "refrigerant_blends.csv"):
        for part in row["composition"].split(";"):
            gas, share = part.strip().split("=")
            yield factor(
                f"blend.{row['refrigerant']}.{gas}",
                float(share.rstrip("%")) / 100.0,
                "kg/kg",
                "ashrae_34",
                year=2019,
                region="world",
                boundary="direct",
                confidence="A",
            )


def grid(folder: Path) -> Iterator[Row]:
    kinds = {
        "national grid average": ("ets", "national"),
        "national grid average (ETS reporting)": ("ets", "national"),
        "national average": ("statistical", "national"),
        "national, excl. market-traded non-fossil": ("residual", "national"),
        "national fossil power": ("fossil", "national"),
    }
    for row in table(folder, "china_grid_national.csv"):
        series, region = kinds[row["kind"]]
        source = "mee_ets_grid" if series == "ets" else "mee_grid_statistics"
        yield _grid(
            series,
            region,
            row["applies_to_year"],
            row["tCO2_per_MWh"],
            source,
            row["confidence"][:1],
        )
    for row in table(folder, "china_grid_provincial.csv"):
        for year in ("2021", "2022"):
            value = row[f"tCO2_per_MWh_{year}"]
            if value:
                yield _grid(
                    "statistical",
                    slug(row["province"]),
                    year,
                    value,
                    "mee_grid_statistics",
                    "B",
                )
    for row in table(folder, "china_grid_regional.csv"):
        for year in ("2021", "2022", "2023"):
            region = f"{slug(row['region'])}_china"
            yield _grid(
                "statistical", region, year, row[f"y{year}"], "mee_grid_statistics", "B"
            )


def _grid(
    series: str, region: str, year: str, value: str, source: str, confidence: str
) -> Row:
    return factor(
        f"grid.{series}.{region}.{year}", value, "t CO2/MWh", source, year=int(year),
        region=region, boundary="direct", confidence=confidence,
    )  # fmt: skip


def slug(text: str) -> str:
    return text.strip().lower().replace(" ", "_")


def egrid(folder: Path) -> Iterator[Row]:
    for row in table(folder, "epa_egrid_subregions.csv"):
        for gas in ("co2", "ch4", "n2o"):
            value = row[f"{gas}_kg_per_kWh_2022"]
            if not value and gas == "co2":
                value = str(float(row["co2_lb_per_MWh_2022"]) * KG_PER_LB / 1000.0)
            if value:
                yield _egrid(row["code"], 2022, gas, value)
        yield _egrid(row["code"], 2023, "co2e", row["co2e_kg_per_kWh_2023"])


def _egrid(code: str, year: int, gas: str, value: str) -> Row:
    return factor(
        f"grid.egrid.{code}.{year}.{gas}", value, "kg/kWh", f"epa_egrid_{year}",
        year=year, region=code, boundary="direct", confidence="A",
    )  # fmt: skip


def life_cycle(folder: Path) -> Iterator[Row]:
    for row in table(folder, "electricity_lifecycle_ar5.csv"):
        yield factor(
            f"lifecycle.{row['technology']}", row["median"], "g CO2e/kWh",
            "ipcc_ar5_wg3", low=float(row["min_gCO2e_per_kWh"]),
            high=float(row["max"]), table="A.III.2", year=2014,
            region="world", boundary="life_cycle", confidence="A",
        )  # fmt: skip
    for row in table(folder, "china_electricity_footprint.csv"):
        yield factor(
            f"footprint.{slug(row['kind'])}.{row['year']}", row["kgCO2e_per_kWh"],
            "kg CO2e/kWh", "mee_electricity_footprint", year=int(row["year"]),
            region="china", boundary="life_cycle", confidence=row["confidence"][:1],
        )  # fmt: skip


FAMILIES = {
    "stationary": stationary,
    "mobile": mobile,
    "gwp": gwp,
    "refrigerants": blends,
    "grid_china": grid,
    "grid_usa": egrid,
    "electricity": life_cycle,
}


def written(row: Row) -> str:
    parts = (f"{key} = {_toml(value)}" for key, value in row.items())
    return "    { " + ", ".join(parts) + " },\n"


def _toml(value: object) -> str:
    return repr(value) if isinstance(value, float) else json.dumps(value)


def main() -> int:
    folder = Path(sys.argv[1])
    out = DATA / "factors"
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in FAMILIES.items():
        text = "factor = [\n" + "".join(written(row) for row in rows(folder)) + "]\n"
        (out / f"{name}.toml").write_text(text, encoding="utf-8")
    _write_desnz(folder, out)
    return 0


def _write_desnz(folder: Path, out: Path) -> None:
    """The full table of both years, one line a row, as small as it gets."""
    rows = table(folder, "desnz_conversion_factors_2024_2025.csv")
    with open(out / "desnz.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "scope", "what", "unit", "kg_2024", "kg_2025"])
        for row in rows:
            levels = (row[f"Level{n}"] for n in range(1, 5))
            what = " / ".join(part for part in (*levels, row["ColumnText"]) if part)
            writer.writerow(
                [row["ID"], row["Scope"][-1:], what, row["UOM"], row["value_2024"],
                 row["value_2025"]]
            )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
