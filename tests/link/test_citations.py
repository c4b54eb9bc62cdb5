"""Citations and references in a Harvard style."""

from __future__ import annotations

from typing import Any

import pytest

from connected_practice.link.citations import Bibliography, Cite, cites

SOURCES: dict[str, dict[str, Any]] = {
    "harbour-2024": {
        "type": "report",
        "title": "Coming back",
        "author": [{"literal": "Harbour School"}],
        "issued": "2024-05",
        "publisher": "Harbour School",
        "URL": "https://harbour.example/coming-back",
    },
    "okafor-2020a": {
        "type": "article-journal",
        "title": "Doors & windows <open>",
        "author": [{"family": "Okafor", "given": "Ada"}],
        "issued": 2020,
        "container-title": "Journal of Schools",
        "volume": "4",
        "issue": "2",
        "page": "10-20",
    },
    "okafor-2020b": {
        "type": "book",
        "title": "Corridors",
        "author": [{"family": "Okafor", "given": "Ada"}, {"family": "Lind", "given": "Bo"}],
        "issued": "2020",
    },
    "okafor-2020c": {
        "type": "book",
        "title": "Stairs",
        "author": [{"family": "Okafor", "given": "Ada"}],
        "issued": "2020",
    },
    "nobody": {"title": "A leaflet"},
}


@pytest.fixture(scope="module")
def bibliography() -> Bibliography:
    """The sources above."""
    return Bibliography(SOURCES)


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        ("@a-2020", [Cite("a-2020")]),
        ("@a-2020, p. 4", [Cite("a-2020", "p. 4")]),
        ("@a-2020, pp. 4-5", [Cite("a-2020", "pp. 4–5")]),
        ("@a-2020, pp. 4-5, 10-12", [Cite("a-2020", "pp. 4–5, 10–12")]),
        ("@a-2020,p. xii", [Cite("a-2020", "p. xii")]),
        ("@a-2020, s. 2(1)", [Cite("a-2020", "s. 2(1)")]),
        ("@a-2020, para. 7; @b", [Cite("a-2020", "para. 7"), Cite("b")]),
        ("@a ; @b, p. 1;", [Cite("a"), Cite("b", "p. 1")]),
    ],
)
def test_a_citation_is_read(inside: str, read: list[Cite]) -> None:
    assert cites(inside) == read


@pytest.mark.parametrize(
    ("inside", "after", "shown"),
    [
        ("@harbour-2024", None, "(Harbour School, 2024)"),
        ("@harbour-2024, p. 6", None, "(Harbour School, 2024, p. 6)"),
        ("@harbour-2024, p. 6", "harbour-2024", "(p. 6)"),
        ("@harbour-2024", "harbour-2024", "(Harbour School, 2024)"),
        ("@harbour-2024, p. 6", "okafor-2020b", "(Harbour School, 2024, p. 6)"),
        ("@harbour-2024, p. 6; @harbour-2024, p. 9", None, "(Harbour School, 2024, p. 6; p. 9)"),
        (
            "@harbour-2024, p. 6; @okafor-2020b, pp. 1-2",
            None,
            "(Harbour School, 2024, p. 6; Okafor and Lind, 2020, pp. 1–2)",
        ),
    ],
)
def test_a_citation_is_shown(bibliography: Bibliography, inside: str, after: str | None, shown: str) -> None:
    assert bibliography.in_text(cites(inside), after) == shown


def test_works_of_one_author_and_year_are_told_apart(bibliography: Bibliography) -> None:
    names = {bibliography.name("okafor-2020a"), bibliography.name("okafor-2020c")}
    assert names == {"Okafor, 2020a", "Okafor, 2020b"}
    for source in ("okafor-2020a", "okafor-2020c"):
        assert bibliography.name(source).partition(", ")[2] in bibliography.reference(source)


def test_a_report_in_the_list(bibliography: Bibliography) -> None:
    address = "https://harbour.example/coming-back"
    assert bibliography.reference("harbour-2024") == (
        f'Harbour School (2024) <i>Coming back</i>. Harbour School. Available at: <a href="{address}">{address}</a>.'
    )


def test_signs_in_titles_are_text(bibliography: Bibliography) -> None:
    reference = bibliography.reference("okafor-2020a")
    assert "Doors &amp; windows &lt;open&gt;" in reference
    assert "<i>Journal of Schools</i>" in reference
    assert "<open>" not in reference


def test_a_source_without_author_or_year_can_be_cited(bibliography: Bibliography) -> None:
    assert "A leaflet" in bibliography.name("nobody")
    assert "A leaflet" in bibliography.reference("nobody")


@pytest.mark.parametrize(
    "address", ['https://x.example/"onmouseover="alert(1)', "https://x.example/<script>", "javascript:alert(1)"]
)
def test_an_address_cannot_leave_its_attribute(address: str) -> None:
    reference = Bibliography({"x": {"title": "A page", "type": "webpage", "URL": address}}).reference("x")
    assert "<script" not in reference
    assert "onmouseover=" not in reference.partition("</a>")[0].partition(">")[0]
    assert 'href="javascript' not in reference
