"""Finding records: what a query means, and an index that answers it at the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connected_practice.search.ranking import Found

__all__ = ["find"]


def find(root: Path, query: str, most: int = 10) -> list[Found]:
    """Return the records of the library below `root` that answer a query, the best first: at most `most`."""
    from connected_practice.search.answer import answer  # Whoosh takes a tenth of a second to import
    from connected_practice.search.index import Narrow

    return list(answer(root, query, Narrow(), most, lambda _: None).found)
