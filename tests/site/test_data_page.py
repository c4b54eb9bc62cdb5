"""The page on data says what is true: its example runs, over the files of the real library."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from urllib import request

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "data" / "index.md"


def test_the_example_finds_something(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert example

    def from_disk(address: str) -> io.BytesIO:
        return io.BytesIO((site / address.removeprefix("https://connected-practice.example/")).read_bytes())

    monkeypatch.setattr(request, "urlopen", from_disk)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example[1], str(PAGE), "exec"), {})
    lines = printed.getvalue().splitlines()
    assert lines
    for line in lines:
        address = line.rsplit(" ", 1)[1]
        assert (site / address.removeprefix("https://connected-practice.example/") / "index.html").is_file()
