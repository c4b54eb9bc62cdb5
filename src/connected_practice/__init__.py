"""Connected Practice: a CPD and practice-guide library, from Markdown records to a published site."""

__version__ = "0.1.0"
