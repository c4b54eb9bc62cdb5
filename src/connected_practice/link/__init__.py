"""The third step: checked records become a library in which each knows what leads to it."""

from connected_practice.link.library import Library, Mention, link

__all__ = ["Library", "Mention", "link"]
