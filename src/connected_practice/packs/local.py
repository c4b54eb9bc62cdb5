"""An organisation's own lines as documents carry them: what local.yml says, with the logo's picture."""

from __future__ import annotations

import base64

from connected_practice.load import Collection
from connected_practice.packs.forms import Logo, Organisation


def organisation(collection: Collection) -> Organisation | None:
    """Return whose library this is; None where local.yml says nothing.

    The library has been checked: a logo that cannot be shown stops it before it comes here.
    """
    local = collection.local
    if not (local.organisation or local.logo or local.contacts):
        return None
    logo = _logo((collection.root / local.logo).read_bytes()) if local.logo else None
    return {"name": local.organisation, "logo": logo, "contacts": list(local.contacts)}


def _logo(content: bytes) -> Logo:
    from docx.image.image import Image  # takes long to import, and few libraries have a logo

    found = Image.from_blob(content)
    source = f"data:{found.content_type};base64,{base64.b64encode(content).decode()}"
    return {"source": source, "width": found.px_width, "height": found.px_height}
