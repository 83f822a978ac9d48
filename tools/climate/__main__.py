"""`python -m tools.climate ...` (needs pvlib, extra `oracles`)."""

import argparse
import sys
from pathlib import Path

from sim_core.errors import IslandError
from sim_core.paths import ASSETS, DATA


def words_given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.climate")
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="make profiles from sites' tables")
    make.add_argument("sites", type=Path, nargs="+", help="SITE.toml ...")
    make.add_argument("--to", type=Path, default=ASSETS / "climate", help="folder")
    make.add_argument(
        "--weather", type=Path, help="an EPW or TMY3 file that sets the means"
    )
    describe = commands.add_parser("describe", help="drawn years beside the site")
    describe.add_argument("names", nargs="*", help="profiles; all if none is named")
    check = commands.add_parser("check", help="core beside a folder of pvlib results")
    check.add_argument("folder", type=Path)
    commands.add_parser("tables", help="write the tables of sim_core/data anew")
    return parser.parse_args()


def run(words: argparse.Namespace) -> None:
    if words.command == "describe":
        from tools.climate.describe import described

        names = words.names or sorted(
            p.stem for p in (ASSETS / "climate").glob("*.npz")
        )
        print("\n".join(described(name) for name in names))
    elif words.command == "check":
        from tools.climate.check import checked

        print(checked(words.folder))
    elif words.command == "tables":
        from tools.climate.tables import write_tables

        write_tables(DATA)
    else:
        make(words)


def make(words: argparse.Namespace) -> None:
    from tools.climate.describe import tolerances
    from tools.climate.profile import profile, write_profile
    from tools.climate.site import read_site
    from tools.climate.weatherfile import with_weather_file

    for path in words.sites:
        site = read_site(path)
        if words.weather is not None:
            site = with_weather_file(site, words.weather)
        tables = profile(site)
        write_profile(tables, words.to / f"{site['name']}.npz")
        print(tolerances(tables, site))


def main() -> int:
    from tools.climate.site import SiteError

    try:
        run(words_given())
    except ModuleNotFoundError as fault:
        print(f"{fault.name} is missing: install the extra `oracles`", file=sys.stderr)
        return 1
    except (SiteError, IslandError) as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
