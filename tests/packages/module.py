"""Modules that tests pack: the good library's, and one with everything that could break a package."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from connected_practice import packages
from connected_practice.link import Library
from connected_practice.packages import Place
from tests.library import linked

PLACE = Place("Harbour library", "https://library.example/")

HOSTILE = """\
---
title: '"A" & <b>b</b> ]]> 🕰 \u202e''{{ x }}{% y %}'
summary: What happens to & < > "quotes" and an emoji 🕰 in a package.
topics: [attendance]
outcomes: ['See \\<script>alert(1)\\</script> & \\<img src=x onerror=alert(1)> as text.']
steps:
  - id: read
    title: 'Read </title><script>alert(1)</script>'
    minutes: 10
    uses: [case-study:lena, reflection:first-conversation]
  - id: look
    title: "It's a look"
    minutes: 20
    uses: [toolkit:welcome-check, finding:felt-heard, term:key-adult, principle:ask-first]
checks:
  - id: one
    question: 'What is `<b>` & "why"?'
    choices:
      - {text: A tag &amp; more, right: true, why: 'It is [@harbour-2024, p. 4].'}
      - {text: '\\]\\]\\> a trap', why: No.}
  - id: several
    question: Which of these hold?
    choices:
      - {text: This, right: true, why: It does.}
      - {text: That, right: true, why: So does this.}
      - {text: Neither, why: Both do.}
leading: 'Works in **pairs** & "threes" [@harbour-2024, p. 5].'
content_note: Mentions `<panic>` & fear.
sources: [{id: harbour-2024, section: lessons}]
reviewed: 2026-01-10
review_by: 2027-01-10
minutes: 30
---

## Before you start & after

Bring [Lena's case](case-study:lena) [@harbour-2024, p. 4].

| a | b |
| --- | --- |
| 1 | 2 |
"""


def hostile(root: Path) -> Library:
    """Write the module that could break a package into a library, and return that, linked."""
    (root / "content/modules/odd-module.md").write_text(HOSTILE, "utf-8")
    return linked(root)


def packed(library: Library, name: str, format_: str) -> dict[str, bytes]:
    """Pack a module and return what lies in the package, by the files' paths."""
    ((_, content),) = packages.files(library, [library.get(f"module:{name}")], format_, PLACE)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}
