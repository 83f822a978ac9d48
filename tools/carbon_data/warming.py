"""`python -m tools.carbon_data.warming FILE.csv`: warming by cumulative CO2.

FILE holds the run in which 10 GtC a year are emitted for a century; the table is cut
to every fifth year of it.
"""

import csv
import sys
from pathlib import Path

from sim_core.paths import DATA

RUN = "flat10_GtC_100y_then_zero"
YEARS, EVERY = 100, 5
HEAD = """# Warming of a world by what it has emitted, and what it emits now.
# FaIR 2.2.5 with calibration 1.4.1 (CC BY 4.0), ensemble of 841 members, 10 GtC a year
# for a century; other gases are left out.
source = "fair_calibration_141"
"""
TAIL = """
# Where the world stood at the start of 2020, and what it gives off in a year.
emitted_until_2019_gt = 2390.0
emitted_per_year_gt = 40.0
warming_2020_k = [0.96, 1.18, 1.40]
first_year = 2020
last_year = 2100
"""
WORLD_SOURCE = (
    "ipcc_ar6: WG1 SPM Table SPM.2 for 2,390 Gt from 1850 to 2019; 40 Gt a year after "
    "B.1 of WG3 SPM, from memory, confidence B; warming of 2020 as FaIR has it"
)


def main() -> int:
    rows = []
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines):
            year = int(row["year"])
            if row["experiment"] == RUN and year <= YEARS and year % EVERY == 0:
                rows.append(row)
    text = HEAD
    columns = {
        "cumulative_gt": "cumulative_CO2_Gt",
        "low_k": "T_p05",
        "middle_k": "T_p50",
        "high_k": "T_p95",
    }
    for name, column in columns.items():
        values = ", ".join(f"{float(row[column]):.4f}" for row in rows)
        text += f"{name} = [{values}]\n"
    path = Path(DATA) / "carbon" / "warming.toml"
    source = f'world_source = "{WORLD_SOURCE}"\n'
    path.write_text(text + TAIL + source, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
