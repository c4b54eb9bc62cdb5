"""What a person is told when something is in the way: never a traceback, always what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from _project import check_python
from _project.running import LAST_LINES, Stop, explain, main, quietly


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("OSError: [Errno 28] No space left on device: 'x'", "The disk is full"),
        ("npm error code ENOSPC", "The disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that"),
        ("npm error code EINTEGRITY", "not the one that"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", "certificate"),
        (
            "Retrying after connection broken by 'NewConnectionError(...)': /simple/six/",
            "could not be reached",
        ),
        ("npm error code EAI_AGAIN", "could not be reached"),
        ("ERROR: No matching distribution found for lxml==6.1.3", "not made for this system"),
    ],
)
def test_a_known_failure_is_explained_with_what_was_said(said: str, told: str) -> None:
    message = explain(f"Collecting things\n{said}\nand more")
    assert told in message
    assert said in message


def test_no_network_is_told_before_what_follows_from_it() -> None:
    message = explain("NewConnectionError\nERROR: No matching distribution found for lxml==6.1.3")
    assert "could not be reached" in message
    assert "not made for this system" not in message


def test_an_unknown_failure_shows_the_last_lines() -> None:
    message = explain("\n".join(f"line {number}" for number in range(100)))
    assert "line 99" in message
    assert f"line {100 - LAST_LINES - 1}\n" not in message


def test_a_program_that_fails_stops_the_script(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="no such luck"):
        quietly([sys.executable, "-c", "import sys; print('no such luck'); sys.exit(3)"], tmp_path)


def test_a_program_that_works_returns_what_it_printed(tmp_path: Path) -> None:
    assert quietly([sys.executable, "-c", "import os; print(os.environ['A'])"], tmp_path, {"A": "é"}).strip() == "é"


def stops(arguments: list[str]) -> int:
    raise Stop("Do this.")


def lacks_a_file(arguments: list[str]) -> int:
    Path("there/is/no/such/file").read_bytes()
    return 0


def is_interrupted(arguments: list[str]) -> int:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("script", "code", "told"),
    [
        (stops, 2, "Do this."),
        (lacks_a_file, 2, "The system says: No such file or directory: there/is/no/such/file"),
        (is_interrupted, 130, ""),
        (lambda arguments: len(arguments), 1, ""),
    ],
)
def test_a_script_exits_with_a_code_and_a_message(
    script: object, code: int, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["scripts/check", "one"])
    with pytest.raises(SystemExit) as stop:
        main(script)  # type: ignore[arg-type]
    assert stop.value.code == code
    assert capsys.readouterr().err.strip() == told


def test_an_old_python_is_told_which_one_is_needed() -> None:
    message = check_python((3, 9), "/usr/bin/python3")
    assert message is not None
    assert message.startswith("Python 3.11 or newer is needed; /usr/bin/python3 is 3.9.")
    assert check_python((3, 11), "/usr/bin/python3") is None
