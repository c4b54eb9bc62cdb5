"""A module as a SCORM 1.2 package: one SCO, frozen, complete, and working with the network off.

Format: ADL SCORM 1.2, Content Aggregation Model and Run-Time Environment (2001). There is no
`masteryscore`, since there is no score: an answer is for learning from.
"""

from __future__ import annotations

from importlib import resources

from connected_practice.link import Library
from connected_practice.load import Document
from connected_practice.packages.archive import archive
from connected_practice.packages.frozen import Frozen
from connected_practice.packages.place import Place
from connected_practice.publish import assets

NAMES = ("index.html", "module.css", "module.js")
"""The files of the SCO, which the manifest lists."""


def package(library: Library, module: Document, place: Place) -> bytes:
    """Return a module's package. Raises assets.NotCompiled where the browser's code has not been compiled."""
    frozen = Frozen(library, module, place)
    style = resources.files("connected_practice.packages") / "templates" / "module.css"
    contents = {
        "index.html": frozen.render("scorm.html.j2").encode(),
        "module.css": style.read_bytes(),
        "module.js": assets.of_packages(),
    }
    manifest = frozen.render("imsmanifest-scorm.xml.j2", names=NAMES).encode()
    return archive({"imsmanifest.xml": manifest, **contents}, module.record.version)
