"""Documents of a session: slides, handout, exercises, notes for whoever runs it, register, certificate.

material.py    what a record gives to a session
plan.py        a session or module of the library as a plan
reading.py     a record's texts as documents have them, and its references
prose.py       Markdown as the pieces that documents are made of
describe.py    a plan becomes the description of all its documents; `browser/packs/describe.ts` does the same
phrases.json   every sentence of a document that is not the library's or the person's; both read it
forms.py       the forms of all these, as in the browser's code
"""

from __future__ import annotations

from connected_practice.packs.describe import describe
from connected_practice.packs.material import can_be_worked_with, material
from connected_practice.packs.plan import plan

__all__ = ["can_be_worked_with", "describe", "material", "plan"]
