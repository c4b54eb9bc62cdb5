"""The session builder in Chromium: from a press until a session is there, and its files on a slow processor."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from bench.search_host import Host
from bench.tools_browser import SLOWER, visitor

FETCHED = "The list of materials fetched and parsed, and nothing else"
PROPOSED = "A proposal, from the press to the session on the page"
SLIDES, FACILITATOR, EVERYTHING = "Slides saved", "Facilitator pack saved", "Slides and all papers saved in one zip"

_HELP = """const until = (isSo) => new Promise((resolve) => {
    const look = () => isSo() ? setTimeout(resolve) : requestAnimationFrame(look);
    look();
});
const button = (isIt) =>
    [...document.querySelectorAll("cp-session-builder button")].find((one) => isIt(one.textContent.trim()));"""

_FETCH = """async () => {
    const begun = performance.now();
    await (await fetch("../../data/v1/materials.json", {cache: "no-store"})).json();
    return performance.now() - begun;
}"""

_PROPOSE = f"""async () => {{
    {_HELP}
    const begun = performance.now();
    button((words) => words.startsWith("Propose")).click();
    await until(() => document.querySelector(".cp-part"));
    return performance.now() - begun;
}}"""

_SAVE = f"""async (name) => {{
    {_HELP}
    const said = () => document.querySelector(".cp-leave__said")?.textContent ?? "";
    let isSaved = false;
    const make = URL.createObjectURL;
    URL.createObjectURL = (given) => {{ isSaved = true; return make.call(URL, given); }};
    const begun = performance.now();
    button((words) => words === name).click();
    await until(() => isSaved || /wrong|could not/.test(said()));
    URL.createObjectURL = make;
    if (!isSaved) throw new Error(said());
    return performance.now() - begun;
}}"""

SAVED = {
    SLIDES: "Save slides (.pptx)",
    FACILITATOR: "Save facilitator pack (.docx)",
    EVERYTHING: "Save everything in one file (.zip)",
}
"""What is saved, and the words on its button."""

SUBJECT = "trauma"


def measure(started: Browser, host: Host, slower: int = SLOWER) -> dict[str, float]:
    """Build a session of an hour in a browser that has been nowhere yet, and return milliseconds by what was done.

    Files are made on a processor that is so many times slower.
    """
    with visitor(started) as context:
        page = context.new_page()
        page.goto(f"{host.address}/tools/session/")
        page.locator("cp-session-builder[data-ready]").wait_for(timeout=60_000)
        page.get_by_role("spinbutton", name="Other minutes").fill("60")
        page.get_by_label("In your own words").fill(SUBJECT)
        found = {FETCHED: page.evaluate(_FETCH), PROPOSED: page.evaluate(_PROPOSE)}
        page.wait_for_load_state("networkidle")  # the records of the session are there
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        return found | {name: _saved(page, button) for name, button in SAVED.items()}


def _saved(page: Page, button: str) -> float:
    """Press what saves a file, let the browser have it, and return how long it took."""
    with page.expect_download(timeout=120_000):
        return float(page.evaluate(_SAVE, button))
