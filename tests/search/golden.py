"""The golden cases of what queries mean, which the command line and the browser both have to meet.

tests/search/understanding.json holds each query with its understanding over the words in
tests/search/fixture. After a change that is meant, look at what changes in it:

    python -m tests.search.golden
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from connected_practice.search.understanding import Words, understand
from connected_practice.search.words import spelling_from

FOLDER = Path(__file__).parent
GOLDEN = FOLDER / "understanding.json"

QUERIES = [
    "school refuser",
    "School-Refusers",
    "school refuzer",
    "schoolrefuser",
    "school ref",
    "kid wont go to school",
    "The child won’t go to school!",
    "EBSA",
    "ebsa",
    "emotionaly based shcool avoidence",
    "school avoidance at primary",
    "SLT",
    "slt in school",
    "speach therapist",
    "speech and language",
    "speech and lang",
    "county lines",
    "C.S.E.",
    "CAMHS refferal",
    "what is an EHCP",
    "YOS",
    "CSE",
    "CRP",
    "kcsie",
    "training on statistics",
    "exclusion data",
    "reflection questions for a team",
    "7 principles",
    "ACEs",
    "LGBTQ+",
    "fight flight freeze",
    "multiagency",
    "safe guarding",
    "safegaurding",
    "exlcusion",
    "kicked out",
    "kicked out of school",
    "lad with a knife",
    "behavior stratagies",
    "traumer informed",
    "how do I talk to parents about exploitation",
    "A child is missing more and more school",
    "20 minute activity on trauma",
    "20min activity trauma",
    "half an hour workshop",
    "an hour",
    "90 mins",
    "audit",
    "checklist for form tutors",
    "questions for governors",
    "governors",
    "as a social worker what should I ask",
    "social worker will not ring back",
    "how many children are excluded",
    "how many questions about exclusion",
    "what does SLCN mean",
    "case study part time timetable year 9",
    "reduced time table",
    "child",
    "what is it",
    "the",
    "Adam",
    "Micheal",
    "Ryan",
    "bulying",
    "atten",
    "atten ",
    "exc",
    "exclus",
    "excluding",
    "zzzzzz",
    "vaping",
    "",
    "   ",
    "?!…",
    "<img src=x onerror=alert(1)>",
    '"trauma" AND (school OR home)',
    "trauma* ~audit [A TO Z] title:x",
    "café résumé naïve",
    "مدرسة",
    "学校",
    "😀 trauma 😀",
    "ＴＲＡＵＭＡ",
    "a" * 60,
    "trauma " * 40,
    "x" * 10_000,
]


def cases() -> list[dict[str, Any]]:
    """Return every query with what it means over the words of the fixture."""
    words = Words(json.loads((FOLDER / "fixture/words.json").read_text("utf-8")))
    spelling = spelling_from(json.loads((FOLDER / "fixture/spelling.json").read_text("utf-8")))
    return [{"query": query, "understanding": understand(query, words, spelling).as_json()} for query in QUERIES]


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases())
    GOLDEN.write_text(f"[\n{lines}\n]\n", "utf-8")
