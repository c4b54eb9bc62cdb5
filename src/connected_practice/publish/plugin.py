"""MkDocs' door to the library: records' pages join the hand-written ones in memory.

`mkdocs build` and `mkdocs serve` work as people expect: the plugin runs the pipeline and
hands MkDocs plain Markdown pages. While serving, a library with problems leaves the last
good pages standing and says what is wrong.
"""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files

from connected_practice import pipeline, report
from connected_practice.link import Library
from connected_practice.load.collection import LOCAL
from connected_practice.packs import files as packs
from connected_practice.publish import assets, embedding, fingerprints, history, offline, policy, search, structured
from connected_practice.publish.beside import beside
from connected_practice.render import Page

log = logging.getLogger("mkdocs.plugins.connected-practice")


class OtherLibrary(Config):  # type: ignore[no-untyped-call]
    """Another library that is built with this engine."""

    name = config_options.Type(str)
    url = config_options.URL(is_dir=True)


class LibraryConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    content_security_policy = config_options.Type(bool, default=True)
    """Whether each page gets a content security policy that allows this site alone."""
    search_also = config_options.ListOfItems(config_options.SubConfig(OtherLibrary), default=[])
    """Other libraries that the search page searches too. Their servers have to allow it (CORS)."""


class LibraryPlugin(BasePlugin[LibraryConfig]):  # type: ignore[no-untyped-call]
    """Adds the library's pages to a MkDocs site."""

    def __init__(self) -> None:
        self.prepared: tuple[Library, list[Page]] | None = None
        """The library and pages where the caller has made them already."""
        self._last: tuple[Library, list[Page]] | None = None
        self._written: list[search.Written] = []
        """The pages that are written by hand, as far as they have been rendered."""
        self._serving = False
        self._embeds = False
        """Whether there are pages to show within others: they need the site's address, and a template in the theme."""
        self._environment: Environment | None = None
        self._context: Any = None
        self._names: dict[str, str] = {}
        """The new names of files whose names change with what they hold, by the old ones; none while serving."""
        self._changed: dict[str, tuple[date, ...]] = {}
        self._packs: dict[str, int] = {}
        """How large the files of packs are, in bytes, by their paths."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a build or a server. Having this method keeps the plugin between rebuilds."""
        self._serving, self._last = command == "serve", None

    @event_priority(100)  # before the macros plugin asks for the library
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the library and its pages."""
        root = root_of(config)
        self._last = self._make(root)
        self._changed = {f"../{path}": days for path, days in history.changed(root).items()}
        self._embeds = bool(config.site_url) and embedding.is_in(config.theme.dirs)
        config.extra["library"] = self._last[0]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, the browser's code and the data."""
        assert self._last is not None
        self._written = []
        for page in self._last[1]:
            if files.get_file_from_path(page.path) is not None:
                raise PluginError(f"docs/{page.path} takes the place of a page that is made from records. Rename it.")
            files.append(_file(config, page))
        for name, content in assets.browser().items():
            files.append(File.generated(config, f"assets/{name}", content=content))
        for name, content in beside(*self._last, root_of(config), config.site_url or "", config.site_name):
            files.append(File.generated(config, name, content=content))
            if name.startswith(f"{packs.FOLDER}/"):
                self._packs[name] = len(content)
        if self._embeds:
            for name, content in embedding.files(self._last[0], config.site_url or "", config.site_name):
                files.append(File.generated(config, name, content=content))
        about = offline.manifest(config.site_name, config.site_description or config.site_name)
        files.append(File.generated(config, offline.MANIFEST, content=about))
        if not self._serving:  # an editor's pages change with every save: nothing may keep them
            files.append(File.generated(config, offline.WORKER, content=assets.worker()))
        self._names = {} if self._serving else _fingerprint(files, config)
        return files

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch the records and the templates."""
        server.watch(str(root_of(config) / "content"))
        server.watch(str(Path(__file__).parents[1] / "render" / "templates"))
        if (local := root_of(config) / LOCAL).is_file():
            server.watch(str(local))
        return server

    def on_page_markdown(self, markdown: str, *, page: Any, config: MkDocsConfig, files: Files) -> str:
        """Tell the page on which days the file behind it changed, and what it is in schema.org's words."""
        assert self._last is not None
        if days := self._changed.get(page.file.edit_uri or ""):
            page.meta["changed"] = [day.isoformat() for day in days]
        url, name = config.site_url or "", config.site_name
        if ref := page.meta.get("ref"):
            library = self._last[0]
            page.meta["structured"] = structured.of_record(library, library.get(ref), url, name)
            if self._embeds and embedding.can_be_shown(library.get(ref)):
                page.meta["embed"] = embedding.snippet(library.get(ref), url, name)
                page.meta["oembed"] = embedding.answer_address(library.get(ref), url)
            page.meta["downloads"] = packs.downloads(self._packs, ref)
        elif page.is_homepage:
            page.meta["structured"] = structured.of_home(url, name, config.site_description or name)
        return markdown

    def on_page_content(self, html: str, *, page: Any, config: MkDocsConfig, files: Files) -> str:
        """Keep the text of a page that is written by hand, so that search finds it."""
        if page.file.generated_by is None and search.is_searched(page.file.src_uri, page.meta):
            self._written.append(search.written(page.url, page.title or "", page.meta, html))
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the environment of the site's templates, for pages to show within others."""
        self._environment = env
        return env

    def on_page_context(self, context: Any, *, page: Any, config: MkDocsConfig, nav: Any) -> Any:
        """Keep what the page is made of, for the same."""
        self._context = context
        return context

    def on_post_page(self, output: str, *, page: Any, config: MkDocsConfig) -> str:
        """Give the page the names of its files, and its content security policy. Write it to show within others."""
        if self._embeds and (embedded := self._embedded(page)):
            place = Path(page.file.abs_dest_path).parent / embedding.FOLDER / "index.html"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(self._finished(embedded), "utf-8")
        return self._finished(output)

    def _embedded(self, page: Any) -> str | None:
        assert self._last is not None and self._environment is not None
        if page.meta.get("embed"):
            return embedding.page(self._environment, self._context)
        redirect = page.meta.get("redirect")
        return embedding.moved(self._last[0], page.url, redirect) if redirect else None

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Give 404.html and other templates theirs."""
        return self._finished(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what search reads, now that every page has been rendered, and then the list of all files."""
        assert self._last is not None
        search.write(Path(config.site_dir), *self._last, self._written)
        if not self._serving:
            offline.write(Path(config.site_dir), self._last[0])

    def _finished(self, html: str) -> str:
        named = fingerprints.pointed(html, self._names) if self._names else html
        if self._serving or not self.config.content_security_policy:
            return named
        return policy.add(named, [str(other.url) for other in self.config.search_also])

    def _make(self, root: Path) -> tuple[Library, list[Page]]:
        if self.prepared is not None:
            return self.prepared
        try:
            return pipeline.publishable(root, date.today())
        except pipeline.Unpublishable as stop:
            summary = report.Summary(root, stop.records)
            text = report.REPORTERS["text"](stop.problems, summary)
            if self._last is None or not self._serving:
                raise PluginError(f"\n{text}") from None
            log.error("\n%s\nThe last good pages are still shown.", text)
            return self._last


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder that mkdocs.yml and content/ lie in."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _file(config: MkDocsConfig, page: Page) -> File:
    file = File.generated(config, page.path, content=page.text)
    file.edit_uri = f"../{page.edit}" if page.edit else None
    return file


def _fingerprint(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Rename files whose names are to change with what they hold, and return the new names by the old ones."""
    own = {file.dest_uri: file for file in files if fingerprints.is_renamed(file.dest_uri)}
    made = fingerprints.renamed({path: file.content_bytes for path, file in own.items()})
    for path, (name, content) in made.items():
        files.remove(own[path])
        files.append(File.generated(config, name, content=content))
    return {path: name for path, (name, _) in made.items()}
