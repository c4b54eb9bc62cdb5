"""Common Cartridges: the form that platforms look for, and what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from connected_practice import packages
from connected_practice.link import Library
from tests.library import GOOD, copy, linked
from tests.packages.module import PLACE, hostile, packed

CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
LOM = "{http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource}"
QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The good library with the module that could break a package."""
    return hostile(copy(tmp_path_factory.mktemp("cartridge") / "library"))


@pytest.fixture(params=["first-weeks", "odd-module"])
def cartridge(request: pytest.FixtureRequest, library: Library) -> dict[str, bytes]:
    """Each module's cartridge, unpacked."""
    return packed(library, request.param, "cartridge")


def manifest(cartridge: dict[str, bytes]) -> etree._Element:
    """Return a cartridge's manifest."""
    return etree.fromstring(cartridge["imsmanifest.xml"])


def of_type(cartridge: dict[str, bytes], type_: str) -> dict[str, bytes]:
    """Return the files of the resources of a type, by the resources' ids."""
    found = {}
    for resource in manifest(cartridge).iter(f"{CP}resource"):
        if resource.get("type") == type_:
            (file,) = resource.iterfind(f"{CP}file")
            found[resource.get("identifier") or ""] = cartridge[file.get("href") or ""]
    return found


def test_moodle_knows_it_by_its_first_500_bytes(cartridge: dict[str, bytes]) -> None:
    assert b'xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"' in cartridge["imsmanifest.xml"][:500]


def test_every_file_is_named_once_and_is_there(cartridge: dict[str, bytes]) -> None:
    named = [file.get("href") for file in manifest(cartridge).iter(f"{CP}file")]
    assert sorted(named) == sorted(set(cartridge) - {"imsmanifest.xml"})


def test_identifiers_are_unique_and_every_line_of_the_contents_leads_somewhere(cartridge: dict[str, bytes]) -> None:
    root = manifest(cartridge)
    ids = [element.get("identifier") for element in root.iter() if element.get("identifier")]
    assert len(set(ids)) == len(ids)
    resources = {resource.get("identifier") for resource in root.iter(f"{CP}resource")}
    lines = [item.get("identifierref") for item in root.iter(f"{CP}item") if item.get("identifierref")]
    assert set(lines) == resources
    for item in root.iter(f"{CP}item"):
        assert item.get("identifier") == "root" or item.findtext(f"{CP}title")


def test_every_part_is_well_formed(cartridge: dict[str, bytes]) -> None:
    for name, content in cartridge.items():
        if name.endswith(".xml"):
            etree.fromstring(content)


def test_steps_lead_to_living_pages(library: Library) -> None:
    links = of_type(packed(library, "first-weeks", "cartridge"), "imswl_xmlv1p1")
    (url,) = etree.fromstring(links["link-read-1"]).iter("{*}url")
    assert url.get("href") == "https://library.example/case-studies/lena/"
    (module,) = etree.fromstring(links["link-module"]).iter("{*}url")
    assert module.get("href") == "https://library.example/modules/first-weeks/"


def test_reflection_questions_are_discussions(library: Library) -> None:
    talks = of_type(packed(library, "odd-module", "cartridge"), "imsdt_xmlv1p1")
    record = library.get("reflection:first-conversation").record
    texts = [etree.fromstring(talk).findtext("{*}text") or "" for talk in talks.values()]
    assert len(texts) == len(record.questions)  # type: ignore[attr-defined]


def test_the_quiz_has_every_question_with_feedback_on_every_answer(library: Library) -> None:
    (quiz,) = of_type(packed(library, "odd-module", "cartridge"), "imsqti_xmlv1p2/imscc_xmlv1p1/assessment").values()
    items = list(etree.fromstring(quiz).iter(f"{QTI}item"))
    assert [item.get("ident") for item in items] == ["one", "several"]
    profiles = [item.findtext(f".//{QTI}fieldentry") for item in items]
    assert profiles == ["cc.multiple_choice.v0p1", "cc.multiple_response.v0p1"]
    for item in items:
        labels = {label.get("ident") for label in item.iter(f"{QTI}response_label")}
        shown = {feedback.get("linkrefid") for feedback in item.iter(f"{QTI}displayfeedback")}
        assert shown == {feedback.get("ident") for feedback in item.iter(f"{QTI}itemfeedback")}
        assert len(shown) == len(labels)
        (scored,) = [
            condition for condition in item.iter(f"{QTI}respcondition") if condition.find(f"{QTI}setvar") is not None
        ]
        asked = {equal.text for equal in scored.iter(f"{QTI}varequal")}
        assert asked <= labels
    right = items[0].find(f".//{QTI}setvar/..//{QTI}varequal")
    assert right is not None and right.text == "choice-1"
    refused = [equal.text for equal in items[1].iterfind(f".//{QTI}not/{QTI}varequal")]
    assert refused == ["choice-3"]


def test_notes_for_whoever_leads_are_for_instructors_alone(library: Library) -> None:
    cartridge = packed(library, "odd-module", "cartridge")
    roles = {
        resource.get("identifier"): resource.findtext(f".//{LOM}intendedEndUserRole/{LOM}value")
        for resource in manifest(cartridge).iter(f"{CP}resource")
    }
    assert roles["leading"] == "Instructor"
    assert [name for name, role in roles.items() if role] == ["leading"]
    assert b"<strong>pairs</strong>" in cartridge["leading/index.html"]
    others = b"".join(content for name, content in cartridge.items() if not name.startswith("leading/"))
    assert b"threes" not in others


def test_signs_stay_text(library: Library) -> None:
    for name, content in packed(library, "odd-module", "cartridge").items():
        assert b"<script" not in content, name
        assert b"<img" not in content, name


def test_the_same_module_makes_the_same_bytes(tmp_path: Path) -> None:
    first, second = linked(GOOD), linked(copy(tmp_path / "library"))
    for format_ in packages.FORMATS:
        made = [dict(packages.files(each, each.of_kind("module"), format_, PLACE)) for each in (first, second)]
        assert made[0] == made[1]
