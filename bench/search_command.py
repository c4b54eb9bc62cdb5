"""Asks the search of the command line many things in one process: `search_command.py ROOT QUERIES OUT`.

QUERIES is a JSON list of strings. OUT gets, as JSON, what was found for each (`kind:id`, best first) and the
median of milliseconds that a query took when others had gone before.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from statistics import median

from bench.search_queries import DEPTH
from connected_practice import search


def main(root: str, queries: str, out: str) -> None:
    """Ask all queries of a file and write what was found."""
    found, spent = {}, []
    for query in json.loads(Path(queries).read_text("utf-8")):
        begun = time.perf_counter()
        hits = search.find(Path(root), query)
        spent.append((time.perf_counter() - begun) * 1000)
        found[query] = [f"{hit.kind}:{hit.id}" for hit in hits[:DEPTH]]
    Path(out).write_text(json.dumps({"found": found, "later": median(spent[1:])}), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
