"""A Markdown text as its parts: every offset points where it says, whatever the text."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from connected_practice.markdown import CITE, Text, parse

short = settings(derandomize=True, max_examples=150, deadline=None)

PIECES = st.sampled_from(
    [
        "word",
        "café ",
        "𝛼β",
        " ",
        "\n",
        "\n\n",
        "# ",
        "### ",
        "- ",
        "1. ",
        "> ",
        "    ",
        "`",
        "```\n",
        "*",
        "**",
        "_",
        "[",
        "]",
        "(",
        ")",
        "](https://x.org)",
        "](term:ebsa)",
        "![",
        "<",
        ">",
        "<b>",
        "<!-- -->",
        "&amp;",
        "\\",
        "|",
        "---\n",
        "[@kent-2025, p. 4]",
        "{",
        "}",
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=40)


@short
@given(TEXTS)
@example("> `a\n> b` [c](term:d)\n")
@example("| a | b |\n| - | - |\n| `c` | [d](x:y) |\n")
def test_offsets_lie_within_the_text_and_point_where_they_say(source: str) -> None:
    text = parse(source)
    assert text.source == source
    for run in text.runs:
        assert 0 <= run.start < run.end <= len(source)
    for before, after in zip(text.runs, text.runs[1:], strict=False):
        assert before.end <= after.start
    for link in text.links:
        assert source[link.start] in "[!<"
        assert 0 <= link.start < link.end <= len(source)
        assert not link.is_plain or source[link.end - 1] == ")"
    for start, end, _ in text.spans:
        assert source[start] == source[end - 1] == "`"
    assert all(0 <= start < end <= len(source) for start, end in text.codes)
    for start, markup in text.html:
        assert markup.strip() == "" or source[start:].lstrip(" \t").startswith(markup.lstrip(" \t")[:1])
    for start, end, inside in text.citations:
        assert source[start:end] == f"[{inside}]"
    assert all(0 <= start < end <= len(source) for start, end in text.blocks.values())


@short
@given(st.sampled_from("é文𝛼"), st.integers(1, 20), TEXTS)
def test_a_letter_of_many_bytes_is_one_letter(sign: str, number: int, after: str) -> None:
    """What stands before a text moves it by its letters, not by its bytes."""
    plain, other = parse(f"{'x' * number}\n\n{after}"), parse(f"{sign * number}\n\n{after}")
    assert [(link.start, link.end) for link in plain.links] == [(link.start, link.end) for link in other.links]
    assert [(run.start, run.end) for run in plain.runs] == [(run.start, run.end) for run in other.runs]
    assert (plain.codes, plain.tight) == (other.codes, other.tight)


@short
@given(st.text("abc é𝛼.,;'?", max_size=40))
def test_a_text_without_markup_is_one_run(source: str) -> None:
    words = "".join(source[r.start : r.end] for r in parse(source).runs)
    assert words.strip() == source.strip()


def headings(text: Text) -> list[tuple[int, str, int]]:
    """Return headings as their level, words and place."""
    return [(heading.level, heading.text, heading.start) for heading in text.headings]


def test_headings_of_both_forms() -> None:
    text = parse("## Why *this* now\n\nWords.\n\nÜnder\n-----\n\n#### How\n")
    assert headings(text) == [(2, "Why this now", 0), (2, "Ünder", 27), (4, "How", 40)]
    assert not any(run.linkable for run in text.runs if run.start < 17)


def test_links_with_their_words() -> None:
    source = (
        "A [*café* door](term:ebsa), <https://x.org>, ![a *door*](y.png), [x][r] and `[no](z)`.\n\n[r]: https://z.org"
    )
    found = [
        (source[link.start : link.end], link.target, link.text, link.is_image, link.is_plain)
        for link in parse(source).links
    ]
    assert found == [
        ("[*café* door](term:ebsa)", "term:ebsa", "café door", False, True),
        ("<https://x.org>", "https://x.org", "https://x.org", False, False),
        ("![a *door*](y.png)", "y.png", "a door", True, True),
        ("[x][r]", "https://z.org", "x", False, False),
    ]


def test_words_can_be_linked_outside_headings_and_links_only() -> None:
    source = "# One\n\ntwo [three](x:y) `four`\n\n> five\n\n| six |\n| --- |\n| seven |\n"
    runs = [(source[run.start : run.end].strip(), run.linkable, run.quoted) for run in parse(source).runs]
    assert {words: marks for words, *marks in runs if words} == {
        "One": [False, False],
        "two": [True, False],
        "three": [False, False],
        "five": [True, True],
        "six": [True, False],
        "seven": [True, False],
    }


def test_lines_of_one_paragraph_are_one_run_and_of_two_are_two() -> None:
    assert [source.source[r.start : r.end] for source in [parse("one\ntwo\n\nthree")] for r in source.runs] == [
        "one\ntwo",
        "three",
    ]


def test_code_in_a_line_and_in_blocks() -> None:
    text = parse("Say `x` and `` y `z` ``.\n\n    four\n\n```\nfence\n```\n")
    assert [code for _, _, code in text.spans] == ["x", "y `z`"]
    assert [text.source[start:].split("\n")[0] for start in text.code_blocks] == ["four", "```"]
    assert all(
        not text.source[r.start : r.end].strip() or "four" not in text.source[r.start : r.end] for r in text.runs
    )


def test_raw_html_is_found_in_blocks_and_lines() -> None:
    text = parse("A <b>c</b> \\<i> &lt;u&gt; `<s>`\n\n<script>\nx()\n</script>\n\n<!-- no -->")
    assert [markup.strip() for _, markup in text.html if markup.strip()] == [
        "<b>",
        "</b>",
        "<script>",
        "x()",
        "</script>",
        "<!-- no -->",
    ]


def test_citations_outside_code() -> None:
    text = parse("One [@a-2020, p. 4]. `[@b-2020]` [@c; @d, pp. 1-2] [e] [@] [f@g]")
    assert [inside for _, _, inside in text.citations] == ["@a-2020, p. 4", "@c; @d, pp. 1-2"]


def test_the_works_of_a_citation() -> None:
    found = [(cite["id"], cite["label"], cite["locator"]) for cite in CITE.finditer("@a-2020, p. 4; @b.c; @d, para. 7")]
    assert found == [("a-2020", "p.", "4"), ("b.c", None, None), ("d", "para.", "7")]


def test_lists_that_follow_a_line_of_text() -> None:
    source = "Three:\n- one\n\nFour:\n\n- two\n  - within\n- three\n\n1. a\n\nText\n1. b\n"
    assert [source[start:].split("\n")[0] for start in parse(source).tight] == ["- one", "1. b"]


def test_paragraphs_are_plain_words() -> None:
    marked = "## Ask first\n\n- See [the case](case-study:oscar) **now** [@hmip-ete-2022, pp. 32-33].\n- Then act."
    assert parse(marked).paragraphs == ["Ask first", "See the case now.", "Then act."]
