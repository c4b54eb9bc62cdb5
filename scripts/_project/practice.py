"""The project's own command, run from a folder that is set up."""

from __future__ import annotations

from collections.abc import Callable

from _project import places
from _project.running import hand_over
from _project.setup import set_up


def practice(command: str) -> Callable[[list[str]], int]:
    """Return a script that sets up, then becomes `practice COMMAND` for this library with the arguments it is given."""

    def script(arguments: list[str]) -> int:
        set_up()
        return hand_over([places.PYTHON, "-m", "connected_practice", command, "--root", places.ROOT, *arguments])

    return script
