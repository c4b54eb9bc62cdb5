"""A page's content security policy allows the site, and the inline scripts that the page came with."""

from __future__ import annotations

import base64
import hashlib

import pytest

from connected_practice.publish.policy import add


def hash_of(code: str) -> str:
    """Return a script's hash as a policy has it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def policy(page: str) -> dict[str, list[str]]:
    """Return the directives of the policy in a page."""
    start = page.index('content="', page.index("Content-Security-Policy")) + len('content="')
    directives = page[start : page.index('"', start)].split(";")
    return {words[0]: words[1:] for directive in directives if (words := directive.split())}


def test_only_this_site() -> None:
    found = policy(add("<html><head><title>x</title></head><body></body></html>"))
    assert found["default-src"] == ["'self'"]
    assert found["script-src"] == ["'self'"]
    assert found["object-src"] == ["'none'"]
    assert not any("http" in source or source == "*" for sources in found.values() for source in sources)
    assert "'unsafe-inline'" not in found["script-src"]
    assert "'unsafe-eval'" not in found["script-src"]


def test_other_libraries_may_be_read_and_no_more() -> None:
    found = policy(add("<head></head>", ["https://harbour.example/cpd/", "https://harbour.example/guides/"]))
    assert found["connect-src"] == ["'self'", "https://harbour.example"]
    assert policy(add("<head></head>"))["connect-src"] == ["'self'"]
    others = [source for name, sources in found.items() if name != "connect-src" for source in sources]
    assert not any("harbour" in source for source in others)


def test_inline_scripts_by_their_hashes() -> None:
    one, two = "var a = 1;", "\n  café();\n"
    page = f"<head></head><script>{one}</script><script type='module'>{two}</script><script>{one}</script>"
    assert policy(add(page))["script-src"] == ["'self'", hash_of(one), hash_of(two)]


@pytest.mark.parametrize(
    "script",
    [
        '<script src="x.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        '<script type="application/ld+json">{}</script>',
        "<script> </script>",
    ],
)
def test_other_scripts_need_no_hash(script: str) -> None:
    assert policy(add(f"<head></head>{script}"))["script-src"] == ["'self'"]


@pytest.mark.parametrize(
    "head", ["<head>", '<HEAD lang="en">\n  <meta charset="utf-8">', "<head>\n<meta charset=utf-8/>"]
)
def test_it_stands_first_after_the_character_set(head: str) -> None:
    page = add(f"<!doctype html><html>{head}<title>x</title><script>y()</script></head><header></header></html>")
    assert page.index(head) + len(head) < page.index("<meta http-equiv") < page.index("<title")
    assert page.count("Content-Security-Policy") == 1
