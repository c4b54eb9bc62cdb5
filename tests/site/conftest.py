"""What the tests of the built site share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.pages import TEMPLATES, Document, example


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, Document]:
    """Every HTML page of the site by its file."""
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {name: Document(name, path) for name, path in found.items()}


@pytest.fixture(params=TEMPLATES)
def page_of_template(request: pytest.FixtureRequest, site: Path) -> str:
    """One page of every template in turn, by its file."""
    found = example(site, request.param)
    if found is None:
        pytest.skip(f"the library has nothing yet for: {request.param}")
    return found
