"""The least that checking can cost: reading every record and parsing its front matter with PyYAML, no more.

`python -m bench.floor FOLDER` does it for the records below FOLDER/content and prints how many there are.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml


def main(root: Path) -> int:
    """Read and parse; return the number of records."""
    records = 0
    for path in sorted(root.glob("content/*/*")):
        text = path.read_text("utf-8")
        front = text if path.suffix == ".yml" else text[4 : text.index("\n---", 4)]
        yaml.load(front, Loader=yaml.CSafeLoader)
        records += 1
    return records


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))
