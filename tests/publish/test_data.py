"""The library as data: what other programs and the tools in the browser rely on."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import skosify
from bibtexparser.entrypoint import parse_string
from rdflib import SKOS, Graph, URIRef
from rdflib.compare import isomorphic

from connected_practice import pipeline
from connected_practice.link.citations import Bibliography
from connected_practice.link.plain import plain
from connected_practice.models import KINDS
from connected_practice.models.finding import Finding
from connected_practice.publish import data
from connected_practice.publish.data.schema import COMMON
from connected_practice.publish.data.tables import table
from tests.library import GOOD, TODAY, copy, linked, principle

SITE = "https://library.example/"
ASK_FIRST = "Ask the child before you plan"


def made(root: Path, site_url: str = SITE) -> dict[str, bytes]:
    """Return all data of a library by the files' paths."""
    library, pages = pipeline.publishable(root, TODAY)
    return dict(data.files(library, pages, site_url, "Harbour library"))


def read(root: Path, site_url: str = SITE) -> dict[str, Any]:
    """Return a library's catalogue and records, read as JSON."""
    kinds = (*(f"data/v1/{kind}/" for kind in KINDS), "data/v1/catalogue.json")
    return {name: json.loads(content) for name, content in made(root, site_url).items() if name.startswith(kinds)}


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    """The good library's catalogue and records, read as JSON."""
    return read(GOOD)


def test_one_file_a_record_and_a_catalogue_of_all(files: dict[str, Any]) -> None:
    library = linked(GOOD)
    refs = [document.ref for document in library.collection.documents]
    assert set(files) == {"data/v1/catalogue.json"} | {f"data/v1/{ref.replace(':', '/')}.json" for ref in refs}
    assert [entry["ref"] for entry in files["data/v1/catalogue.json"]["records"]] == refs


def test_a_catalogue_entry_says_where_a_record_is_and_how_old(files: dict[str, Any]) -> None:
    (lena,) = [entry for entry in files["data/v1/catalogue.json"]["records"] if entry["ref"] == "case-study:lena"]
    assert lena["address"] == "https://library.example/case-studies/lena/"
    assert lena["path"] == "case-studies/lena/"
    assert lena["version"] == "2026-01-10"
    assert lena["topics"] == ["belonging", "attendance"]
    assert lena["sources"] == ["harbour-2024"]
    assert lena["terms"] == ["school-avoidance", "key-adult"]


def test_a_record_holds_what_its_catalogue_entry_holds_but_for_what_it_tells_in_full(files: dict[str, Any]) -> None:
    for entry in files["data/v1/catalogue.json"]["records"]:
        whole = files[f"data/v1/{entry['kind']}/{entry['id']}.json"]
        assert whole["format"] == 1
        short = {key: value for key, value in entry.items() if key not in ("frameworks", "sources")}
        assert short.items() <= whole.items()


def test_text_is_plain_and_citations_are_set(files: dict[str, Any]) -> None:
    lena = files["data/v1/case-study/lena.json"]
    assert lena["text"].startswith("What was going on\n\nLena lived with EBSA")
    assert "The welcome check came out of that autumn." in lena["text"]
    assert lena["text"].endswith("Mondays (Harbour School, 2024, p. 5).")


def test_references_say_what_they_lead_to(files: dict[str, Any]) -> None:
    assert files["data/v1/case-study/lena.json"]["principles"] == [
        {"ref": "principle:ask-first", "kind": "principle", "title": ASK_FIRST, "path": "principles/ask-first/"}
    ]


def test_sources_have_the_names_of_their_sections(files: dict[str, Any]) -> None:
    (source,) = files["data/v1/case-study/lena.json"]["sources"]
    assert (source["ref"], source["section"]) == ("source:harbour-2024", "lena")
    assert source["section_title"] == "Lena's story"


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("Two **strong** and `coded` words.", "Two strong and coded words."),
        ("One.\n\n- first\n- second *thing*\n\nLast.", "One.\n\n- first\n- second thing\n\nLast."),
        ("1. ask\n2. listen", "1. ask\n2. listen"),
        ("## A heading\n\nWords.", "A heading\n\nWords."),
        (r"5 \* 3 &amp; 4 `&amp;`", "5 * 3 & 4 &amp;"),
        ("[*Ask*](principle:ask-first), then wait", "Ask, then wait"),
    ],
)
def test_plain_text(markdown: str, shown: str) -> None:
    assert plain(linked(GOOD), markdown) == shown


def test_without_an_address_paths_are_given(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, name="small-steps")
    assert read(root, "")["data/v1/principle/small-steps.json"]["address"] == "principles/small-steps/"


@pytest.mark.parametrize("name", ["catalogue", "record"])
def test_files_keep_to_the_schema_that_is_published(name: str, files: dict[str, Any]) -> None:
    schema = json.loads(made(GOOD)[f"data/v1/schemas/{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{SITE}data/v1/schemas/{name}.schema.json"
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for path, content in files.items():
        is_catalogue = path == "data/v1/catalogue.json"
        assert validator.is_valid(content) is (is_catalogue is (name == "catalogue")), path


def test_every_field_of_the_catalogue_is_documented(files: dict[str, Any]) -> None:
    for entry in files["data/v1/catalogue.json"]["records"]:
        assert set(entry) == set(COMMON)


def rows(content: bytes) -> list[dict[str, str]]:
    """Read a table as a spreadsheet does."""
    assert content.startswith(codecs.BOM_UTF8)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_each_figure_is_a_row_with_all_that_is_needed_to_repeat_it() -> None:
    library = linked(GOOD)
    finding = library.get("finding:felt-heard").record
    assert isinstance(finding, Finding)
    found = rows(made(GOOD)["data/v1/findings.csv"])
    assert len(found) == len(finding.figures)
    for row, figure in zip(found, finding.figures, strict=True):
        assert row["figure"] == f"felt-heard#{figure.id}"
        assert float(row["value"]) == figure.value
        assert (row["unit"], row["who"], row["where"], row["when"]) == (
            figure.unit,
            figure.who,
            figure.where,
            figure.when,
        )
        assert row["limits"] == plain(library, finding.limits)
        assert row["address"] == f"{SITE}evidence/felt-heard/"


def test_the_data_dictionary_has_every_column() -> None:
    files = made(GOOD)
    header = files["data/v1/findings.csv"].decode("utf-8-sig").partition("\r\n")[0]
    dictionary = json.loads(files["data/v1/findings.csv-metadata.json"])
    columns = dictionary["tableSchema"]["columns"]
    assert header.split(",") == [column["name"] for column in columns]
    assert all(column["dc:description"] for column in columns)


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_is_never_a_formula(text: str) -> None:
    (row,) = rows(table(["a", "b"], [[text, -2]]))
    assert row == {"a": f"'{text}", "b": "-2"}


def test_what_serves_a_section_and_what_nothing_serves() -> None:
    found = {(row["section"], row["record"]) for row in rows(made(GOOD)["data/v1/frameworks.csv"])}
    assert found == {("harbour-standards#listen", "ask-first"), ("harbour-standards#wait", "")}


GLOSSARY = """\
---
title: Small & <odd> term
summary: A term whose words have every sign that could break a file.
definition: 'It has "quotes", a \\ and [a link](case-study:lena).'
abbreviations: [SOT]
admitted: [odd term, SOT]
search_only: ["the odd one's"]
discouraged: [{wording: oddity, reason: It laughs at people.}]
senses: [{sectors: [health], definition: A lump.}]
sectors: [education, health]
defined_by: editors
related: [term:key-adult]
sources: [{id: harbour-2024}]
reviewed: 2026-01-10
review_by: 2027-01-10
---
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The data of a library with a term that has something of everything."""
    root = copy(tmp_path_factory.mktemp("glossary") / "library")
    (root / "content/glossary/odd-term.md").write_text(GLOSSARY, "utf-8")
    return made(root)


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # skosify leaves what it reads open
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_glossary_is_skos_without_a_warning(
    glossary: dict[str, bytes], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "glossary.ttl"
    file.write_bytes(glossary["data/v1/glossary.ttl"])
    before = Graph().parse(file)
    with caplog.at_level("WARNING"):
        after = skosify.skosify(str(file))
    assert caplog.messages == []
    assert isomorphic(before, after)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # within rdflib's own reader of JSON-LD
def test_the_two_forms_of_the_glossary_say_the_same(glossary: dict[str, bytes]) -> None:
    turtle = Graph().parse(data=glossary["data/v1/glossary.ttl"], format="turtle")
    linked_data = Graph().parse(data=glossary["data/v1/glossary.jsonld"], format="json-ld")
    assert isomorphic(turtle, linked_data)


def test_words_have_the_roles_that_the_glossary_gives_them(glossary: dict[str, bytes]) -> None:
    graph = Graph().parse(data=glossary["data/v1/glossary.ttl"], format="turtle")
    term = URIRef(f"{SITE}glossary/odd-term/")

    def said(prop: URIRef) -> set[str]:
        return {str(value) for value in graph.objects(term, prop)}

    assert said(SKOS.prefLabel) == {"Small & <odd> term"}
    assert said(SKOS.altLabel) == {"odd term", "SOT"}
    assert said(SKOS.hiddenLabel) == {"the odd one's", "oddity"}
    assert said(SKOS.definition) == {'It has "quotes", a \\ and a link.'}
    assert said(SKOS.scopeNote) == {"Health: A lump."}
    assert said(SKOS.note) == {"Avoid “oddity”. It laughs at people. Say instead: Small & <odd> term."}
    assert said(SKOS.related) == {f"{SITE}glossary/key-adult/"}
    assert (URIRef(f"{SITE}glossary/key-adult/"), SKOS.related, term) in graph


def test_the_glossary_as_a_table(glossary: dict[str, bytes]) -> None:
    (row,) = [row for row in rows(glossary["data/v1/glossary.csv"]) if row["term"] == "odd-term"]
    assert row["also"] == "odd term; SOT"
    assert row["avoid"].startswith("Avoid “oddity”.")


def test_sources_for_reference_managers() -> None:
    files = made(GOOD)
    (work,) = json.loads(files["data/v1/sources.csl.json"])
    assert work["id"] == "harbour-2024"
    name = linked(GOOD).bibliography.name("harbour-2024")
    assert Bibliography({"harbour-2024": work}).name("harbour-2024") == name
    (entry,) = parse_string(files["data/v1/sources.bib"].decode()).entries
    assert entry.key == "harbour-2024"
    assert entry["title"] == linked(GOOD).source("harbour-2024").title
    assert entry["author"] == "{Harbour School}"
    assert entry["year"] == "2024"


def test_programs_that_visit_are_told_what_is_here() -> None:
    files = made(GOOD)
    assert f"Sitemap: {SITE}sitemap.xml" in files["robots.txt"].decode()
    said = files["llms.txt"].decode()
    for path in re.findall(rf"{re.escape(SITE)}(data/v1/[\w./-]+)", said):
        assert path in files
    assert "topics/belonging/" in said


def test_the_same_library_makes_the_same_data() -> None:
    assert made(GOOD) == made(GOOD)
