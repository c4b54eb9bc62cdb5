"""What the scripts beside this folder share: setting the project up, and running what was set up.

Standard library only, since it runs before anything is installed. This file is read by
whichever Python a person has, so its syntax is old; the other modules need Python 3.11.
"""

import sys

OLDEST = (3, 11)


def check_python(version: "tuple[int, int]", executable: str) -> "str | None":
    """Return what to say to a person whose Python is too old, or None where it is new enough."""
    if version >= OLDEST:
        return None
    return (
        f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; {executable} is {version[0]}.{version[1]}.\n"
        f"Install a newer one, then name it in front of the script, for example: python3.12 {sys.argv[0]}"
    )


too_old = check_python(sys.version_info[:2], sys.executable)
if too_old:
    print(too_old, file=sys.stderr)
    sys.exit(2)
