"""What a page says of itself to search engines and catalogues, held against schema.org by a package that knows it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import schema_org

from connected_practice.load import Document
from connected_practice.publish import policy, structured
from tests.library import GOOD, copy, linked, principle

SITE = "https://library.example/"


def strict(value: Any) -> Any:
    """Return what JSON-LD says as schema.org's own objects. An invented type, property or value is refused."""
    if isinstance(value, list):
        return [strict(part) for part in value]
    if not isinstance(value, dict):
        return value
    if "@type" not in value:
        return value
    kind = getattr(schema_org, value["@type"])
    dates = {"dateModified": date.fromisoformat(value["dateModified"])} if "dateModified" in value else {}
    return kind.model_validate({name: strict(part) for name, part in value.items() if name != "@type"} | dates)


def graph(text: str) -> dict[str, dict[str, Any]]:
    """Return the things in a page's JSON-LD by their types, each held against schema.org."""
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    for thing in data["@graph"]:
        strict(thing)
    return {thing["@type"]: thing for thing in data["@graph"]}


def of(ref: str) -> dict[str, dict[str, Any]]:
    """Return what the page of a record of the good library says."""
    library = linked(GOOD)
    return graph(structured.of_record(library, library.get(ref), SITE, "Harbour library"))


@pytest.mark.parametrize("document", linked(GOOD).collection.documents, ids=lambda document: document.ref)
def test_every_kind_is_described_in_the_words_of_schema_org(document: Document) -> None:
    found = of(document.ref)
    (thing,) = [thing for kind, thing in found.items() if kind != "BreadcrumbList"]
    assert thing["name"] == document.record.title
    assert thing["url"].startswith(SITE)


def test_a_learning_resource_says_how_long_for_whom_and_from_what() -> None:
    module = of("module:first-weeks")["LearningResource"]
    assert module["timeRequired"] == "PT45M"
    assert module["teaches"] == ["Name one change to make at the door."]
    assert module["assesses"] == module["teaches"]
    assert [audience["educationalRole"] for audience in module["audience"]] == ["Teacher"]
    assert [work["@id"] for work in module["isBasedOn"]] == [f"{SITE}sources/harbour-2024/"]


def test_a_record_that_serves_a_standard_is_aligned_with_it() -> None:
    (aligned,) = of("principle:ask-first")["LearningResource"]["educationalAlignment"]
    assert (aligned["educationalFramework"], aligned["targetName"]) == ("Harbour standards", "We listen")


def test_a_term_belongs_to_the_glossary_with_its_other_names() -> None:
    term = of("term:school-avoidance")["DefinedTerm"]
    assert "EBSA" in term["alternateName"]
    assert term["inDefinedTermSet"] == f"{SITE}glossary/"


def test_a_framework_is_a_set_of_terms() -> None:
    framework = of("framework:harbour-standards")["DefinedTermSet"]
    assert [element["@id"] for element in framework["hasDefinedTerm"]] == [
        f"{SITE}frameworks/harbour-standards/#listen",
        f"{SITE}frameworks/harbour-standards/#wait",
    ]


def test_the_way_to_a_page() -> None:
    way = of("case-study:lena")["BreadcrumbList"]["itemListElement"]
    assert [step["item"]["name"] for step in way][:2] == ["Harbour library", "Case studies"]
    assert way[2]["item"]["@id"] == f"{SITE}case-studies/lena/"


def test_the_first_page_says_how_to_search() -> None:
    found = graph(structured.of_home(SITE, "Harbour library", "Practice guides."))["WebSite"]
    assert found["potentialAction"]["target"]["urlTemplate"] == "https://library.example/search/?q={query}"


def test_a_title_cannot_leave_the_script(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, title="'</script><script>alert(1)</script><!-- & 🕰'")
    library = linked(root)
    text = structured.of_record(library, library.get("principle:small-steps"), SITE, "x")
    assert not set("<>&") & set(text)
    assert graph(text)["LearningResource"]["name"] == "</script><script>alert(1)</script><!-- & 🕰"
    page = f'<head><script type="application/ld+json">{text}</script></head>'
    assert "sha256" not in policy.add(page)
