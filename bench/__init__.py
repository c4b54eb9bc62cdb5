"""Large libraries made to measure, and what they cost to check and to build.

Nothing in the product imports this. `scripts/bench` runs it; docs/contributing/performance.md
has the figures and says how to repeat them.
"""


class CannotMeasure(Exception):
    """Why something cannot be measured; the message is for the person at the keyboard."""
