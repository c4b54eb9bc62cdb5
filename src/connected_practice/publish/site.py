"""The site as a folder of files: built aside, then put in the place of the last one."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.utils import CountHandler

from connected_practice.link import Library
from connected_practice.packages import Place
from connected_practice.publish import compressed
from connected_practice.publish.plugin import LibraryPlugin
from connected_practice.render import Page


class BuildFailed(Exception):
    """The site could not be built; what stood in its place is untouched."""


def build(
    root: Path, out: Path, made: tuple[Library, list[Page]], said: Callable[[str], None], *, compress: bool = False
) -> int:
    """Build the site into `out` and return how many pages it has.

    The new site is made in a folder beside `out` and takes its place when it is whole. A
    build that fails or is killed leaves `out` as it was; what it left behind is cleared
    away by the next one. With `compress` each text file has compressed ones beside it, for
    servers that send these. Raises BuildFailed with MkDocs' own words.
    """
    recover(out)
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-new-", dir=_parent(out)))
    try:
        _run_mkdocs(root, aside, made, said)
        aside.chmod(0o755)
        if compress:
            compressed.write(aside)
        pages = sum(1 for _ in aside.rglob("*.html"))
        swap(aside, out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return pages


def _parent(out: Path) -> Path:
    out.parent.mkdir(parents=True, exist_ok=True)
    return out.parent


def swap(new: Path, out: Path) -> None:
    """Put one folder in the place of another, which is kept until that is done."""
    old = out.with_name(f".{out.name}-old")
    if out.exists():
        shutil.rmtree(old, ignore_errors=True)
        out.replace(old)
    new.replace(out)
    shutil.rmtree(old, ignore_errors=True)


def recover(out: Path) -> None:
    """Clear up after a build that was killed: put the last good site back, remove half-made ones."""
    old = out.with_name(f".{out.name}-old")
    if old.exists() and not out.exists():
        old.replace(out)
    shutil.rmtree(old, ignore_errors=True)
    if out.parent.is_dir():
        for left in out.parent.glob(f".{out.name}-new-*"):
            shutil.rmtree(left, ignore_errors=True)


def _run_mkdocs(root: Path, out: Path, made: tuple[Library, list[Page]], said: Callable[[str], None]) -> None:
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    shown = _Said(said)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(counter)
    logger.addHandler(shown)
    try:
        config = _config(root, str(out))
        plugin = _plugin(config)
        plugin.prepared = made
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        finally:
            config.plugins.on_shutdown()
            plugin.prepared = None  # MkDocs keeps the plugin for whatever this process builds next
    except (MkDocsException, Abort) as error:
        raise BuildFailed(str(error) or "MkDocs stopped the build; its words are above.") from error
    except SystemExit as error:  # mkdocs-macros, where a hand-written page asks for what is not there
        raise BuildFailed("A page in docs/ cannot be made; what it asks for stands above.") from error
    finally:
        logger.removeHandler(counter)
        logger.removeHandler(shown)
    if problems := sum(count for _, count in counter.get_counts()):
        raise BuildFailed(f"MkDocs reports {problems} warning{'s' * (problems != 1)}, shown above.")


class _Said(logging.Handler):
    """Passes on what MkDocs says: warnings and errors, unless told to begin lower."""

    def __init__(self, said: Callable[[str], None], level: int = logging.WARNING) -> None:
        super().__init__(level)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        """Pass on one line."""
        self.said(record.getMessage())


def _config(root: Path, site_dir: str | None = None) -> MkDocsConfig:
    options = {"site_dir": site_dir} if site_dir else {}
    return load_config(str(root / "mkdocs.yml"), **options)


def place(root: Path) -> Place:
    """Return what the site is called and where it is published. Raises BuildFailed where mkdocs.yml cannot be read."""
    try:
        config = _config(root)
    except (MkDocsException, Abort) as error:
        raise BuildFailed(str(error) or "mkdocs.yml cannot be read.") from error
    return Place(config.site_name, config.site_url or "")


def _plugin(config: MkDocsConfig) -> LibraryPlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, LibraryPlugin):
            return plugin
    raise BuildFailed("mkdocs.yml does not name the plugin `connected-practice` under `plugins:`.")


def serve(root: Path, address: str, said: Callable[[str], None]) -> None:
    """Serve the site at an address such as `127.0.0.1:8000`, and rebuild it when a file is saved.

    The address, rebuilds and whatever goes wrong are said as they come. Raises BuildFailed
    where MkDocs cannot begin, and OSError where the address cannot be used.
    """
    logging.getLogger("mkdocs.livereload").setLevel(logging.INFO)  # the rest of MkDocs speaks of troubles only
    logging.getLogger("mkdocs").addHandler(_Said(said, logging.INFO))
    try:
        # Not strict: a record with a problem is told of, and the last good pages stay in view.
        mkdocs_serve.serve(str(root / "mkdocs.yml"), dev_addr=address, strict=False)
    except (MkDocsException, Abort) as error:
        raise BuildFailed(str(error) or "MkDocs stopped; its words are above.") from error
