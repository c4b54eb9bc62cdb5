"""While a site is served, a library with problems leaves the last good pages standing."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import Files

from connected_practice.publish import assets
from connected_practice.publish.fingerprints import FINGERPRINTED
from connected_practice.publish.plugin import LibraryPlugin
from tests.library import browser_code, copy, principle


class Day(date):
    """The day on which the site is served."""

    @classmethod
    def today(cls) -> Day:
        """Return the day that tests use."""
        return cls(2026, 6, 1)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good library, the browser's code, and a day."""
    monkeypatch.setattr(assets, "COMPILED", browser_code(tmp_path / "compiled"))
    monkeypatch.setattr("connected_practice.publish.plugin.date", Day)
    return copy(tmp_path / "library")


def serving(root: Path) -> tuple[LibraryPlugin, MkDocsConfig]:
    """Return the plugin of a server that has started."""
    plugin = LibraryPlugin()
    plugin.load_config({})
    plugin.on_startup(command="serve", dirty=False)
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins = PluginCollection()
    config.plugins["connected-practice"] = plugin
    return plugin, config


def paths(plugin: LibraryPlugin, config: MkDocsConfig) -> set[str]:
    """Return the pages that the plugin adds when the site is built anew."""
    plugin.on_config(config)
    return {file.src_uri for file in config.plugins.on_files(Files([]), config=config)}


def test_a_saved_record_is_shown(root: Path) -> None:
    plugin, config = serving(root)
    assert "principles/small-steps.md" not in paths(plugin, config)
    principle(root)
    assert "principles/small-steps.md" in paths(plugin, config)


def test_a_mistake_leaves_the_last_good_pages_and_is_said(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    plugin, config = serving(root)
    before = paths(plugin, config)
    principle(root, fields="topics: [nothing]")
    with caplog.at_level(logging.ERROR, logger="mkdocs"):
        assert paths(plugin, config) == before
    assert "content/principles/small-steps.md:5:10: CP105" in caplog.text
    assert "The last good pages are still shown." in caplog.text
    principle(root)
    assert "principles/small-steps.md" in paths(plugin, config)


def test_a_server_does_not_start_with_a_mistake(root: Path) -> None:
    principle(root, fields="topics: [nothing]")
    plugin, config = serving(root)
    with pytest.raises(PluginError, match="CP105"):
        plugin.on_config(config)


def test_records_keep_their_edit_links(root: Path) -> None:
    plugin, config = serving(root)
    plugin.on_config(config)
    files = {file.src_uri: file for file in config.plugins.on_files(Files([]), config=config)}
    assert files["case-studies/lena.md"].edit_uri == "../content/case-studies/lena.md"
    assert files["principles/index.md"].edit_uri is None


def test_a_hand_written_page_cannot_take_a_records_place(root: Path) -> None:
    plugin, config = serving(root)
    plugin.on_config(config)
    files = config.plugins.on_files(Files([]), config=config)
    with pytest.raises(PluginError, match=r"docs/.+ takes the place of a page that is made from records"):
        config.plugins.on_files(files, config=config)


def test_pages_have_no_policy_while_they_are_served(root: Path) -> None:
    plugin, config = serving(root)
    page = "<html><head></head></html>"
    assert plugin.on_post_page(page, page=None, config=config) == page
    plugin.on_startup(command="build", dirty=False)
    assert "Content-Security-Policy" in plugin.on_post_page(page, page=None, config=config)
    assert "Content-Security-Policy" in plugin.on_post_template(page, template_name="404.html", config=config)
    assert plugin.on_post_template("<urlset/>", template_name="sitemap.xml", config=config) == "<urlset/>"


def test_files_have_plain_names_while_they_are_served_and_lasting_ones_in_a_build(root: Path) -> None:
    plugin, config = serving(root)
    assert "assets/connected-practice.js" in paths(plugin, config)
    plugin.on_startup(command="build", dirty=False)
    built = {path for path in paths(plugin, config) if path.startswith("assets/connected-practice.")}
    assert len(built) == 1
    assert FINGERPRINTED.search(built.pop())
