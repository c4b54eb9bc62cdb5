"""The licence of what the library's own writers wrote."""

NAME = "CC BY 4.0"
ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
