"""LibreOffice, which opens what we write as somebody's Word or Excel would."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def convert(file: Path, form: str) -> Path:
    """Convert a file beside itself, to `pdf` or another of LibreOffice's forms, and return the new one.

    Where LibreOffice is not installed the test is skipped; .ci/run installs it.
    """
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(file.parent / 'office').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return file.with_suffix(f".{form.partition(':')[0]}")
