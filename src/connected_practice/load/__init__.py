"""The first step: files become records, each with a place for every value."""

from connected_practice.load.collection import Collection, Document, Progress, read

__all__ = ["Collection", "Document", "Progress", "read"]
