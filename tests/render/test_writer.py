"""A page's texts: links, words and citations are set in place, and nothing else changes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from connected_practice.link import Library
from connected_practice.render.writer import Writer, escape
from tests.library import GOOD, codes, copy, html, linked, pages, principle

short = settings(derandomize=True, max_examples=150, deadline=None)


@cache
def good() -> Library:
    """Return the good library, linked."""
    return linked(GOOD)


@pytest.fixture
def library() -> Library:
    """The good library, linked."""
    return good()


@pytest.fixture
def write(library: Library) -> Writer:
    """A writer for a page of principles in education."""
    return Writer(library, "principles/small-steps.md", ["education"])


def shown(markdown: str) -> str:
    """Return what a reader sees of a text."""
    return " ".join(lxml_html.fromstring(f"<div>{html(markdown)}</div>").text_content().split())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("See [Lena](case-study:lena).", "See [Lena](../case-studies/lena.md)."),
        ("See [why](principle:ask-first#why).", "See [why](ask-first.md#why)."),
        ("[75](finding:felt-heard)", "[75](../evidence/felt-heard.md){ .cp-figure }"),
        ("[one](term:key-adult)", '[one](../glossary/key-adult.md){ .cp-term data-term="key-adult" }'),
        ('[Lena](case-study:lena "A case")', "[Lena](../case-studies/lena.md)"),
        ("[a *case* `x`](case-study:lena)", "[a *case* <code>x</code>](../case-studies/lena.md)"),
        ("[Harbour](https://harbour.example)", "[Harbour](https://harbour.example)"),
        ("A key adult.", 'A [key adult](../glossary/key-adult.md){ .cp-term data-term="key-adult" }.'),
        ("(EBSA)", '([EBSA](../glossary/school-avoidance.md){ .cp-term data-term="school-avoidance" })'),
        ("So [@harbour-2024, p. 6].", "So [(Harbour School, 2024, p. 6)](#ref-harbour-2024){ .cp-cite }."),
        ("Plain words, *set* **off**.", "Plain words, *set* **off**."),
        ("- one\n- two\n\n> three", "- one\n- two\n\n> three"),
        ("", ""),
        (None, ""),
    ],
)
def test_what_is_written(write: Writer, text: str | None, written: str) -> None:
    assert write.prose(text) == written


def test_a_page_links_each_word_once_and_remembers_what_it_used(write: Writer) -> None:
    write.prose("A [person](term:key-adult).")
    assert write.prose("A key adult.") == "A key adult."
    write.prose("EBSA [@harbour-2024].")
    assert list(write.terms) == ["key-adult", "school-avoidance"]
    assert list(write.cited) == ["harbour-2024"]


def test_a_term_does_not_link_to_itself(library: Library) -> None:
    write = Writer(library, "glossary/key-adult.md", own="term:key-adult")
    assert write.prose("A key adult.") == "A key adult."


def test_a_repeated_citation_gives_the_place_and_keeps_the_name_in_its_title(write: Writer) -> None:
    write.prose("One [@harbour-2024, p. 6].")
    again = '[(p. 7)](#ref-harbour-2024 "(Harbour School, 2024, p. 7)"){ .cp-cite }'
    assert write.prose("Two [@harbour-2024, p. 7].") == f"Two {again}."


def test_a_definition_is_that_of_the_sector_and_links_no_words(library: Library) -> None:
    education, health = Writer(library, "a.md", ["education"]), Writer(library, "a.md", ["health"])
    assert education.definition("key-adult") == "The member of school staff whom a child can go to at any time."
    assert health.definition("key-adult") == "The nurse or worker whom a family rings first."
    assert Writer(library, "a.md").definition("key-adult").startswith("The member of staff who keeps an eye")
    assert not education.terms


def test_a_line_stays_one_line(write: Writer) -> None:
    assert write.line("One\ntwo\n\nthree") == "One two three"


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{% raw %}", "a { b", "{: .x }", "\\{ x", "`{{ 7*7 }}`", "[{x}](https://harbour.example)"]
)
def test_braces_are_text(write: Writer, text: str) -> None:
    written = write.prose(text)
    assert "{" not in written
    assert shown(written) == re.sub(r"[\\`]|[\[\]]|\(http.*\)", "", text)


@pytest.mark.parametrize(
    "text",
    [
        "\\<img src=x onerror=alert(1)>",
        "&lt;img src=x onerror=alert(1)&gt;",
        "`<img src=x onerror=alert(1)>`",
        "`x\n<object data=x>\n`",
        "a < b and <3",
        "[a](java\nscript:alert(1))",
        "[a](java\tscript:alert(1))",
        "Words\n[x]: javascript:alert(1)\n\n[text][x]",
        "[x] and [y][z] and ![w]",
        "\\[a\\](javascript:alert(1))",
        "[TOC]",
        "#hashtag",
        "Words\n#1 of all",
        "`` `{: onclick=alert(1) }` ``",
        "*a*{: onclick=alert(1) }",
        "**[a](https://x.example){: onclick=alert(1) }**",
    ],
)
def test_nothing_is_read_into_a_text_that_is_not_in_it(write: Writer, text: str) -> None:
    """The engine sees no tag, link, heading or attribute in what is text to the checker."""
    made = lxml_html.fromstring(f"<div>{html(write.prose(text))}</div>")
    for element in made.iter():
        assert element.tag in {"div", "p", "code", "em", "strong", "a"}
        assert set(element.attrib) <= {"href"}
        assert not element.get("href", "").replace("\n", "").lower().startswith("javascript")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\\<b> is a tag", "<b> is a tag"),
        ("2 < 3 & 4 > 1", "2 < 3 & 4 > 1"),
        ("a [sic] b", "a [sic] b"),
        ("a \\[sic\\] b", "a [sic] b"),
        ("`<b> & {x} *y*`", "<b> & {x} *y*"),
        ("&lt;b&gt; &amp; c", "<b> & c"),
        ("C# and #1", "C# and #1"),
        ("\\*not so\\*", "*not so*"),
    ],
)
def test_signs_are_shown_as_they_are_meant(write: Writer, text: str, seen: str) -> None:
    assert shown(write.prose(text)) == seen


@short
@given(st.text("ab *_`[]()<>{}#|\\!&\n\"'é-.", max_size=30))
def test_escaped_text_is_shown_as_it_stands(words: str) -> None:
    shown_as = " ".join(words.split())
    assert shown(f"[x {escape(words)} x](y.md)") == f"x {shown_as} x".replace("  ", " ")


PIECES = st.sampled_from(
    [
        "word ",
        "é𝛼 ",
        "key adult ",
        "EBSA ",
        "[x](case-study:lena) ",
        "[y](term:key-adult) ",
        "[z](https://x.example) ",
        "[@harbour-2024, p. 6] ",
        "*em* ",
        "`code` ",
        "`{` ",
        "{",
        "}",
        "\n\n",
        "\n",
        "## Heading\n\n",
        "- item ",
        "> ",
    ]
)


@short
@given(st.lists(PIECES, max_size=16).map("".join))
def test_only_links_words_citations_code_and_signs_change(text: str) -> None:
    written = Writer(good(), "principles/x.md", ["education"]).prose(text)
    plain = re.sub(r"\[([^\]\[]*)\]\(\.\./[^)]*\)(?:\{ \.cp-[^}]*\})?", r"\1", written)
    plain = re.sub(r"\[\([^\]\[]*\)\]\(#ref-harbour-2024(?: \"[^\"]*\")?\)\{ \.cp-cite \}", "CITED", plain)
    plain = re.sub(r"<code>(.*?)</code>", lambda m: f"`{m[1]}`", plain)
    for sign in "{[]`#":
        plain = plain.replace(f"&#{ord(sign)};", sign)
    before = re.sub(r"\[([^\]\[]*)\]\((?:case-study|term):[^)]*\)", r"\1", text)
    before = before.replace("[@harbour-2024, p. 6]", "CITED")
    assert plain.replace("\\", "") == before.replace("\\", "")


@short
@given(st.lists(PIECES, max_size=16).map("".join))
def test_each_word_and_work_is_known_to_the_page(text: str) -> None:
    write = Writer(good(), "principles/x.md", ["education"])
    written = write.prose(text)
    assert set(re.findall(r'data-term="([^"]+)"', written)) == set(write.terms)
    assert set(re.findall(r"\(#ref-([^ )]+)", written)) == set(write.cited)


def test_hostile_bodies_reach_the_page_as_text(tmp_path: Path) -> None:
    root = copy(tmp_path / "library")
    principle(root, "{{ 7*7 }} and {% raw %} and \\<script>alert(1)\\</script> and `<img onerror=x>`.")
    assert codes(root) == []
    made = html(pages(root)["principles/small-steps.md"].markdown)
    assert "{{ 7*7 }} and {% raw %} and <script>alert(1)</script> and <img onerror=x>." in " ".join(
        lxml_html.fromstring(made).text_content().split()
    )
    assert "<script" not in made
    assert "<img" not in made
