"""`python -m tests.sim_core.carbon.cite`: writes cited.json from the data."""

import json
from pathlib import Path

from tests.sim_core.carbon.test_cited import desnz_hash, factor_numbers, tables


def main() -> None:
    table = {
        "desnz_sha256": desnz_hash(),
        "factors": factor_numbers(),
        "tables": tables(),
    }
    text = json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True)
    (Path(__file__).parent / "cited.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
