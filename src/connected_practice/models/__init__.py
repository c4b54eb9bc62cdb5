"""One model a kind of record. A module here that declares a `Record` adds a kind to the library."""

from __future__ import annotations

import importlib
import pkgutil

from connected_practice.models.base import Record


def _discover() -> dict[str, type[Record]]:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    kinds = sorted(Record.__subclasses__(), key=lambda model: model.kind.order)
    return {model.kind.name: model for model in kinds}


KINDS: dict[str, type[Record]] = _discover()
"""Every kind of record by its name, in the order in which readers meet them."""

FOLDERS: dict[str, type[Record]] = {model.kind.folder: model for model in KINDS.values()}
"""The same by the folder below content/ that holds its records."""
