"""Parts of the browser's code on a page that holds nothing else, for tests that ask them directly in Chromium."""

from __future__ import annotations

import subprocess
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route

from _project import places

ADDRESS = "https://parts.test/"


def bundle(modules: dict[str, str], to: Path) -> Path:
    """Bundle modules of the browser's code, such as {"store": "store/index"}, and return the script.

    On a page that loads it, each is a global variable of its name. Heavy parts that load on a click lie beside it.
    """
    entry = to / "parts.ts"
    lines = [
        f"import * as {name} from {str(places.BROWSER / path)!r}; (globalThis as any).{name} = {name};"
        for name, path in modules.items()
    ]
    entry.write_text("\n".join([*lines, "document.documentElement.dataset.ready = ''; export {};"]), "utf-8")
    esbuild = places.NODE_MODULES / "esbuild" / "bin" / "esbuild"
    options = ["--bundle", "--splitting", "--format=esm", "--target=es2020", "--log-level=warning"]
    command = [places.node(), esbuild, entry, *options, f"--outdir={to / 'parts'}"]
    done = subprocess.run([str(part) for part in command], cwd=places.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return to / "parts" / "parts.js"


def serve(context: BrowserContext, script: Path, **headers: str) -> None:
    """Serve a page with a script to a context; `headers` are further headers of the page, with _ for -."""

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS).partition("?")[0]
        if name:
            allowed = {"Access-Control-Allow-Origin": "*"}  # a page in a sandbox has another origin than its script
            body = (script.parent / name).read_text("utf-8")
            route.fulfill(body=body, content_type="text/javascript", headers=allowed)
            return
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        page = f'<!doctype html><title>Parts</title><body><script type="module" src="{script.name}"></script>'
        route.fulfill(body=page, headers={"Content-Type": "text/html; charset=utf-8", **named})

    context.route(f"{ADDRESS}**", answer)


def open_page(context: BrowserContext) -> Page:
    """Return a new tab with the modules loaded."""
    page = context.new_page()
    page.goto(ADDRESS)
    page.locator("html[data-ready]").wait_for(state="attached")
    return page
