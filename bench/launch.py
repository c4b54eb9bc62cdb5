"""Runs a command and writes what it used to a file, as JSON: `launch.py COSTS LOG COMMAND...`; exits as it did.

A process counts as its own the memory that the one which started it held at that moment. So this
one, which imports next to nothing, stands between the measuring program and what it measures.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


def main(costs: str, log: str, *command: str) -> int:
    """Run `command` with all that it prints going to `log`; return 0, or 1 where it failed."""
    to_log = (os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    begun = time.monotonic()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=[to_log, (os.POSIX_SPAWN_DUP2, 1, 2)])
    _, status, used = os.wait4(process, 0)
    wall = time.monotonic() - begun
    cost = {"cpu": used.ru_utime + used.ru_stime, "wall": wall, "memory": used.ru_maxrss * MEMORY_UNIT}
    Path(costs).write_text(json.dumps(cost), "utf-8")
    return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
