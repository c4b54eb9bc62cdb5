"""What the word check asks of a text for each reader, and the sentences in which it says what it found.

They stand in settings.json beside the check in the browser, which is bundled with them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

_FILE = files("connected_practice") / "browser" / "word-check" / "settings.json"
_SETTINGS: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))


@dataclass(frozen=True)
class Reader:
    """Somebody for whom a text is written. The reader decides what is raised."""

    id: str
    title: str
    name: str
    """As it stands within a sentence."""
    aim: int
    """The reading age in years to aim at, or less."""
    sentence: int
    """How many words a sentence may have."""
    every_letter: bool
    """Whether every abbreviation needs to be explained, or only those that not every sector uses."""
    senses: bool
    """Whether words are raised that sectors use in different senses."""
    why: str
    """Why that aim."""
    letters: str
    """Why abbreviations are raised; `{sectors}` stands for those that use one."""


READERS = {
    name: Reader(
        name,
        given["title"],
        given["name"],
        given["aim"],
        given["sentence"],
        given["everyLetter"],
        given["senses"],
        given["why"],
        given["letters"],
    )
    for name, given in _SETTINGS["readers"].items()
}

SAID: dict[str, str] = _SETTINGS["said"]
"""What is said of findings, by what was found. Words in braces are filled in."""

ADVISES = tuple(f"{verb} " for verb in _SETTINGS["advises"])
"""How advice begins that is no wording: `say what the child did`."""

EVERYDAY_LETTERS = frozenset(_SETTINGS["everydayLetters"])
"""Letters that every reader knows, besides those of the vocabulary."""

WRITTEN_LARGE = frozenset(_SETTINGS["writtenLarge"])
"""Words that people write in capitals to stress them."""


def listed(items: list[str]) -> str:
    """Return items as they stand in a sentence: `one, two and three`."""
    return " and ".join([", ".join(items[:-1])] * (len(items) > 1) + items[-1:])
