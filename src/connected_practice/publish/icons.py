"""The library's sign as pictures for home screens, drawn from the same lines as docs/assets/favicon.svg.

    python -m connected_practice.publish.icons docs/assets

writes them anew. Format: PNG (ISO/IEC 15948), true colour without filters or an alpha channel where none is needed.
"""

from __future__ import annotations

import math
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

GROUND, ONE, TWO = (0x10, 0x3B, 0x3B), (0xBF, 0xE9, 0xE1), (0xED, 0xA5, 0x5A)
SIDE = 48
"""The sign is drawn on a square of this side."""
STROKE = 6
CORNER = 10
MASKED = 0.7
"""How large the sign stands on a maskable icon, whose rim a system may cut away: inside the circle that stays."""

Colour = tuple[int, int, int]

ICONS = {"icon-192.png": (192, False), "icon-512.png": (512, False), "icon-maskable-512.png": (512, True)}
"""Each picture's side in pixels, and whether it is maskable."""


def draw(side: int, *, is_maskable: bool) -> bytes:
    """Return a PNG picture with sides of `side` pixels."""
    rows = b"".join(b"\0" + bytes(_row(y, side, is_maskable)) for y in range(side))
    header = struct.pack(">2I5B", side, side, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _row(y: int, side: int, is_maskable: bool) -> Iterator[int]:
    pixel = SIDE / side / (MASKED if is_maskable else 1)
    for x in range(side):
        at_x, at_y = SIDE / 2 + (x + 0.5 - side / 2) * pixel, SIDE / 2 + (y + 0.5 - side / 2) * pixel
        one = _covered(_to_link(at_x, at_y) - STROKE / 2, pixel)
        two = _covered(_to_link(SIDE - at_x, SIDE - at_y) - STROKE / 2, pixel)
        yield from _mixed(_mixed(GROUND, ONE, one), TWO, two)
        yield 255 if is_maskable else round(255 * _covered(_to_ground(at_x, at_y), pixel))


def _covered(distance: float, pixel: float) -> float:
    """Return how much of a pixel is covered by a shape whose edge is that far away, negative within it."""
    return min(1.0, max(0.0, 0.5 - distance / pixel))


def _mixed(below: Colour, above: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(below, above, strict=True))
    return red, green, blue


def _to_ground(x: float, y: float) -> float:
    """Return the distance to the rounded square."""
    over = [abs(value - SIDE / 2) - (SIDE / 2 - CORNER) for value in (x, y)]
    return math.hypot(*(max(0.0, value) for value in over)) + min(0.0, max(over)) - CORNER


def _to_link(x: float, y: float) -> float:
    """Return the distance to the middle of the first link: `M21 14h-4a10 10 0 0 0 0 20h4a10 10 0 0 0 9.4-6.5`."""
    straight = min(math.hypot(x - min(max(x, 17), 21), y - line) for line in (14, 34))
    left = abs(math.hypot(x - 17, y - 24) - 10) if x <= 17 else math.inf
    end = math.hypot(x - 30.4, y - 27.5)
    is_below = math.atan2(y - 24, x - 21) >= math.atan2(3.5, 9.4) and x >= 21
    right = abs(math.hypot(x - 21, y - 24) - 10) if is_below else math.inf
    return min(straight, left, right, end)


def main(folder: Path) -> None:
    """Write all pictures into a folder."""
    for name, (side, is_maskable) in ICONS.items():
        (folder / name).write_bytes(draw(side, is_maskable=is_maskable))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
