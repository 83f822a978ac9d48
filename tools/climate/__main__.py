"""`python -m tools.climate make SITE.toml OUT.npz` (needs pvlib, extra `oracles`)."""

import argparse
import sys
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.climate")
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="make a profile from a site's table")
    make.add_argument("site", type=Path)
    make.add_argument("out", type=Path)
    describe = commands.add_parser("describe", help="annual means and specific yields")
    describe.add_argument("name")
    words = parser.parse_args()
    if words.command == "describe":
        from tools.climate.describe import described

        print(described(words.name))
        return 0
    try:
        from tools.climate.profile import profile, read_site, write_profile
    except ModuleNotFoundError as fault:
        print(f"{fault.name} is missing: install the extra `oracles`", file=sys.stderr)
        return 1
    write_profile(profile(read_site(words.site)), words.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
