"""Gives mkdocs-macros the library's macros (see connected_practice.publish.macros)."""

from connected_practice.publish.macros import define_env as define_env
