"""Tables as CSV that spreadsheet programs open rightly.

Format: RFC 4180, in UTF-8 with a byte order mark, without which Excel reads other letters. A text that
a spreadsheet would take for a formula gets an apostrophe before it
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | float | int | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a CSV file. Numbers stay numbers; None is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (head, *rows):
        writer.writerow([_guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
