"""Puts a built site where a web server finds it: copied aside, checked, then switched to in one step.

    TARGET/releases/<digest>/        a site as it was built, whole
    TARGET/releases/<digest>.json    its files with their digests, and those that it carries over
    TARGET/current                   a link to the one that is served: the server's root
    TARGET/history.json              what was served, the latest last; the link is right where the two differ

Whatever stops the script, `current` leads to a whole site. Files that are as in the release before are linked to those
and keep their dates, so that browsers need not fetch them again. The release before lends the new one its files with
names that change with what they hold: a page that somebody opened before the switch may still ask for them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from _project.running import Stop
from _project.setup import say
from _project.steps import alone

T = TypeVar("T", list[Any], dict[str, Any])

ADDRESSES = "data/v1/addresses.json"
NEEDED = ("index.html", "404.html", "search/index.json", ADDRESSES)
"""What every built site has."""

FINGERPRINTED = re.compile(
    r"(\.[0-9a-f]{8}(\.min)?|-[0-9A-Z]{8})\.(css|js|woff2)(\.map)?$|(^|/)search/[0-9a-f]{10}\.json$"
)
"""As in connected_practice.publish.fingerprints, which a server that only serves need not have installed."""

SHOWN = 10
"""How many lost addresses are named."""
NOINDEX = b'<meta name="robots" content="noindex">'
"""What a page says that leads on or was withdrawn; nothing on it need stay."""


class Lost(Exception):
    """The build lacks addresses that are published; the message names them."""


@dataclass(frozen=True)
class Target:
    """The folder that releases lie in."""

    folder: Path

    @property
    def releases(self) -> Path:
        """Where the releases are."""
        return self.folder / "releases"

    @property
    def current(self) -> Path:
        """The link to what is served."""
        return self.folder / "current"

    def served(self) -> str | None:
        """Return the name of the release that is served; None where there is none yet."""
        return self.current.readlink().name if self.current.is_symlink() else None

    def history(self) -> list[str]:
        """Return what was served, the latest last. What a script that was killed did not write down is put right."""
        names = _read(self.folder / "history.json", list)
        served = self.served()
        if served is None:
            return []
        if served not in names:
            return [*names, served]
        return names[: len(names) - names[::-1].index(served)]

    def manifest(self, name: str) -> dict[str, Any]:
        """Return what is known of a release; nothing where its file is missing or is not whole."""
        return _read(self.releases / f"{name}.json", dict)


def script(arguments: list[str]) -> int:
    """Deploy, or go back, as the command line says. Return 0, or 1 where the build lacks published addresses."""
    parser = argparse.ArgumentParser(
        prog="scripts/deploy",
        usage="%(prog)s [--keep N] SITE TARGET\n       %(prog)s --undo TARGET",
        description="Put a built site into the place of the one that is served, in one step, or put the last one back.",
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="SITE TARGET", help="the built site, and where to")
    parser.add_argument("--undo", action="store_true", help="serve again what was served before")
    parser.add_argument("--keep", type=int, default=5, metavar="N", help="how many releases stay (default: 5)")
    given = parser.parse_args(arguments)
    if len(given.folders) != (1 if given.undo else 2):
        parser.error("give TARGET alone with --undo, and SITE and TARGET without")
    if given.keep < 2:
        parser.error("--keep needs 2 or more: what is served, and what to go back to")
    os.umask(0o022)  # the web server is somebody else and has to read everything
    target = Target(given.folders[-1].absolute())
    try:
        undo(target) if given.undo else deploy(given.folders[0].absolute(), target, given.keep)
    except Lost as lost:
        say(str(lost))
        return 1
    return 0


def deploy(site: Path, target: Target, keep: int) -> None:
    """Serve a built site from now on. Raises Stop where that cannot be, and Lost where it lacks addresses."""
    if target.folder.is_relative_to(site) or site.is_relative_to(target.folder):
        raise Stop(f"{site} and {target.folder} lie in each other. Give two folders that do not.")
    check_whole(site)
    if target.current.exists() and not target.current.is_symlink():
        raise Stop(f"{target.current} is not a link that this script made. Move it away, then run this again.")
    target.releases.mkdir(parents=True, exist_ok=True)
    with alone(target.folder / "deploy.lock", say, "deploying"):
        hold_against(target.current, site)
        files = digests(site)
        name = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:16]
        if name == target.served() and _is_whole(target, name):
            say(f"{name} is what is served already. Nothing was changed.")
            return
        _clear(target)
        if not _is_whole(target, name):
            _copy(site, files, name, target)
        history = target.history()
        _switch(target, name)
        _remember(target, [*history, name], keep)
        say(f"{len(files):,} files are served from {target.current} now ({name}).")
        say(f"To go back: scripts/deploy --undo {target.folder}")


def undo(target: Target) -> None:
    """Serve again what was served before. Raises Stop where there is nothing to go back to."""
    if not target.releases.is_dir():
        raise Stop(f"Nothing has been deployed to {target.folder}.")
    with alone(target.folder / "deploy.lock", say, "deploying"):
        history = target.history()
        if len(history) < 2:
            raise Stop("There is nothing to go back to: nothing was served here before.")
        before = history[-2]
        if not _is_whole(target, before):
            raise Stop(f"{before}, which was served before, is not whole any more. Deploy a build of it instead.")
        _switch(target, before)
        _write(target.folder / "history.json", history[:-1])
        say(f"{before} is served again.")


def check_whole(site: Path) -> None:
    """Raise Stop unless a folder is a built site with every page that it says it has."""
    for name in NEEDED:
        if not (site / name).is_file():
            raise Stop(f"{site} is not a whole site: it has no {name}. Build it again with scripts/build.")
    for address in addresses(site):
        if not (site / address / "index.html").is_file():
            raise Stop(f"{site} is not a whole site: it has no page {address}. Build it again with scripts/build.")


def addresses(site: Path) -> Mapping[str, list[str]]:
    """Return a built site's addresses with the places on each. Raises Stop where its list cannot be read."""
    pages = _read(site / ADDRESSES, dict).get("pages")
    if not isinstance(pages, dict):
        raise Stop(f"{site / ADDRESSES} cannot be read as a list of addresses. Build the site again.")
    return pages


def hold_against(served: Path, site: Path) -> None:
    """Raise Lost where a site lacks what is published at present."""
    if not (served / ADDRESSES).is_file():
        return
    lost = list(_lost(addresses(served), site))
    if lost:
        more = [f"  and {len(lost) - SHOWN:,} more"] if len(lost) > SHOWN else []
        raise Lost(
            "\n".join(
                [
                    "Nothing was deployed. These addresses are published, and this build does not have them:",
                    *(f"  {address}" for address in lost[:SHOWN]),
                    *more,
                    f"`practice check --against {served / ADDRESSES}` says how to keep each.",
                ]
            )
        )


def _lost(published: Mapping[str, list[str]], site: Path) -> Iterator[str]:
    now = addresses(site)
    for address, places in published.items():
        gone = [place for place in places if place not in now.get(address, ())]
        if address not in now:
            yield address
        elif gone and NOINDEX not in (site / address / "index.html").read_bytes():
            yield from (f"{address}#{place}" for place in gone)


def digests(site: Path) -> dict[str, str]:
    """Return the digest of every file of a site by its path. Raises Stop at a link, which might lead anywhere."""
    found = {}
    for path in sorted(site.rglob("*")):
        if path.is_symlink():
            raise Stop(f"{path} is a link. A site to deploy has files and folders only.")
        if path.is_file():
            found[path.relative_to(site).as_posix()] = _digest(path)
    return found


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _is_whole(target: Target, name: str) -> bool:
    """Whether a release has all its files as they were copied."""
    folder, files = target.releases / name, target.manifest(name).get("files", {})
    return bool(files) and all((folder / path).is_file() and _digest(folder / path) == of for path, of in files.items())


def _copy(site: Path, files: Mapping[str, str], name: str, target: Target) -> None:
    """Make a release: beside its place, then checked, then put there."""
    aside, last = target.releases / f".{name}-new", target.served()
    before = target.manifest(last)["files"] if last and target.manifest(last) else {}
    old = target.releases / (last or "")
    shutil.rmtree(target.releases / name, ignore_errors=True)
    for path, digest in files.items():
        same = before.get(path) == digest
        _put(old / path if same else site / path, aside / path, link=same)
    carried = [path for path in before if path not in files and _never_changes(path) and (old / path).is_file()]
    for path in carried:
        _put(old / path, aside / path, link=True)
    for path, digest in files.items():
        if _digest(aside / path) != digest:
            raise Stop(
                f"{path} was not copied as it is: the site changed meanwhile, or the disk fails. Run this again."
            )
    _write(target.releases / f"{name}.json", {"files": files, "carried": carried})
    aside.replace(target.releases / name)
    os.sync()  # on the disk before anything leads to it


def _put(source: Path, to: Path, *, link: bool) -> None:
    """Put a file somewhere, readable by the web server: the same file under another name, or a copy of today."""
    to.parent.mkdir(parents=True, exist_ok=True)
    if link:
        try:
            to.hardlink_to(source)
            return
        except OSError:
            pass  # another disk, or one that knows no second names
    shutil.copyfile(source, to)
    to.chmod(0o644)


def _never_changes(path: str) -> bool:
    return bool(FINGERPRINTED.search(path.removesuffix(".br").removesuffix(".gz")))


def _switch(target: Target, name: str) -> None:
    """Lead `current` to a release. Renaming a link is one step: there is no moment without a site."""
    new = target.folder / ".current-new"
    new.unlink(missing_ok=True)
    new.symlink_to(Path("releases", name), target_is_directory=True)
    new.replace(target.current)


def _remember(target: Target, history: list[str], keep: int) -> None:
    """Write down what was served, and remove the releases that nobody goes back to."""
    latest = list(dict.fromkeys(reversed(history)))[:keep]
    _write(target.folder / "history.json", [name for name in history if name in latest])
    for path in target.releases.iterdir():
        if path.name.removesuffix(".json") not in latest:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _clear(target: Target) -> None:
    """Remove what a script that was killed left half made."""
    for left in target.releases.glob(".*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def _read(path: Path, kind: type[T]) -> T:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return kind()
    return found if isinstance(found, kind) else kind()


def _write(path: Path, value: Any) -> None:
    aside = path.with_name(f".{path.name}-new")
    aside.write_text(json.dumps(value) + "\n", "utf-8")
    aside.replace(path)
