"""The content security policy of a page: this site alone, and the inline scripts that it came with.

A static host may not let us set headers, so that the policy stands in the page. Inline
scripts of the theme are allowed by their hashes. Format: https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(r"<head[^>]*>\s*(?:<meta charset=[^>]*>)?", re.IGNORECASE)


def add(page: str, also: Iterable[str] = ()) -> str:
    """Return an HTML page with its policy in a `meta` element, first thing after its character set.

    `also` are the addresses of other sites that its scripts may read.
    """
    hashes = []
    for script in _SCRIPT.finditer(page):
        attributes = script["attributes"].lower()
        if "src=" in attributes or 'type="application/' in attributes or not script["code"].strip():
            continue
        digest = base64.b64encode(hashlib.sha256(script["code"].encode()).digest()).decode()
        hashes.append(f"'sha256-{digest}'")
    scripts = " ".join(["'self'", *dict.fromkeys(hashes)])
    origins = dict.fromkeys(_origin(address) for address in also)
    connections = " ".join(["'self'", *origins])
    policy = (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        f"connect-src {connections}; worker-src 'self'; manifest-src 'self'; "
        "object-src 'none'; base-uri 'self'; form-action 'self'"
    )
    meta = f'\n    <meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _HEAD.sub(lambda found: found[0] + meta, page, count=1)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
