"""LibreOffice, which opens what we write as somebody's Word or Excel would."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest


def convert(file: Path, form: str) -> Path:
    """Convert a file beside itself, to `pdf` or another of LibreOffice's forms, and return the new one.

    Where LibreOffice is not installed the test is skipped; .ci/run installs it.
    """
    return convert_all([file], form)[0]


def convert_all(files: Sequence[Path], form: str) -> list[Path]:
    """Convert files of one folder at once, which takes little longer than one of them, and return the new ones."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = files[0].parent
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [file.with_suffix(f".{form.partition(':')[0]}") for file in files]
