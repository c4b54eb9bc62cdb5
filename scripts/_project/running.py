"""Programs are run and their failures told to a person: what happened, and what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

CANNOT_RUN = 2
LAST_LINES = 20
"""How much of a failed program's output is shown where it is not recognised."""

Command = Sequence[str | os.PathLike[str]]


class Stop(Exception):
    """Why a script cannot go on; the message is for the person who ran it."""


def main(script: Callable[[list[str]], int]) -> NoReturn:
    """Run a script with its arguments and exit: with its code, or with 2 where it cannot run."""
    try:
        sys.exit(script(sys.argv[1:]))
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        print(f"\nThe system says: {error.strerror or error}{place}", file=sys.stderr)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(CANNOT_RUN)


def quietly(command: Command, folder: Path, variables: Mapping[str, str] | None = None) -> str:
    """Run a program and return what it printed. Raises Stop, with what to do, where it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **(variables or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise Stop(explain(done.stdout))
    return done.stdout


def hand_over(command: Command) -> int:
    """Become another program, so that signals reach it; where the system cannot, run it and return its code."""
    parts = [str(part) for part in command]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(parts[0], parts)
    return subprocess.run(parts, check=False).returncode


# What pip, npm and Node print, and what it means to the person. The first that fits is told.
_MEANINGS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("No space left on device", "ENOSPC"),
        "The disk is full. Free about 1 GB, then run this again: it goes on where it stopped.",
    ),
    (
        ("DO NOT MATCH THE HASHES", "EINTEGRITY"),
        "A package that was downloaded is not the one that the project's lock names, so nothing of it was installed.\n"
        "Run this again. If it stays so, something between you and the package index changes files: a proxy, perhaps.",
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "SELF_SIGNED_CERT_IN_CHAIN"),
        "The package index's certificate is not trusted here. Behind a proxy that replaces certificates, name its\n"
        "authority in PIP_CERT and NODE_EXTRA_CA_CERTS, then run this again.",
    ),
    (
        (
            "Failed to establish a new connection",
            "NewConnectionError",
            "NameResolutionError",
            "ConnectTimeoutError",
            "ReadTimeoutError",
            "ProxyError",
            "ENOTFOUND",
            "EAI_AGAIN",
            "ECONNREFUSED",
            "ECONNRESET",
            "ENETUNREACH",
            "ETIMEDOUT",
        ),
        "The package index could not be reached. Setting up needs the internet the first time, and when a lock\n"
        "changes. Check the connection (and HTTPS_PROXY, where there is a proxy), then run this again: it goes on\n"
        "where it stopped.",
    ),
    (
        ("No matching distribution found",),
        f"A package is not made for this system with Python {sys.version_info[0]}.{sys.version_info[1]}. Remove .venv\n"
        "and use another Python, for example: python3.12 scripts/setup",
    ),
)


def explain(output: str) -> str:
    """Return what a failed program's output means and what to do about it, or its last lines where that is unknown."""
    for signs, meaning in _MEANINGS:
        if found := next((line for line in output.splitlines() if any(sign in line for sign in signs)), None):
            return f"{meaning}\n\nIt said: {found.strip()[:300]}"
    return "That failed. It said last:\n\n" + "\n".join(output.splitlines()[-LAST_LINES:])
