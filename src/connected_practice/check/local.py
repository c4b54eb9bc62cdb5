"""An organisation's own lines in local.yml: its logo is there, and is a picture that documents can show."""

from __future__ import annotations

from collections.abc import Iterator

from connected_practice.check.context import Context
from connected_practice.load.collection import LOCAL
from connected_practice.problem import Definition, Problem, define

MOST_BYTES = 500_000
"""The largest logo: it stands in every document of every session."""

NO_LOGO = define(
    "CP226",
    "logo that is not there",
    meaning="local.yml names a logo, and there is no such file in the library's folder.",
    why="Every document for a session would be without it.",
    mend="Correct the path, which begins at the folder of local.yml, or take the line out.",
)
NOT_A_LOGO = define(
    "CP227",
    "logo that documents cannot show",
    meaning=f"The logo is not a PNG or JPEG picture, is damaged, or is larger than {MOST_BYTES // 1000} kB.",
    why="Word and slide files cannot show it, or would be too large to send.",
    mend="Save it as PNG or JPEG, about 400 pixels wide.",
)


def check_library(context: Context) -> Iterator[Problem]:
    """Look at the logo that local.yml names."""
    root, name = context.collection.root, context.collection.local.logo
    if name is None:
        return
    file = (root / name).resolve()
    if not file.is_relative_to(root.resolve()) or not file.is_file():
        yield _problem(NO_LOGO, f"There is no file `{name}` in the library's folder.")
    elif file.stat().st_size > MOST_BYTES:
        yield _problem(NOT_A_LOGO, f"`{name}` has {file.stat().st_size // 1000:,} kB.")
    elif not is_picture(file.read_bytes()):
        yield _problem(NOT_A_LOGO, f"`{name}` is not a PNG or JPEG picture, or is damaged.")


def is_picture(content: bytes) -> bool:
    """Whether Word and slide files can show a picture: it is PNG or JPEG, and its size can be read."""
    from docx.image.image import Image  # a fifth of a second, and few libraries have a logo

    if not content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return False
    try:
        found = Image.from_blob(content)
        return bool(found.px_width and found.px_height)
    except Exception:  # whatever a damaged picture leads its reader into
        return False


def _problem(definition: Definition, message: str) -> Problem:
    return Problem(definition, LOCAL, 0, 0, message, definition.mend)
