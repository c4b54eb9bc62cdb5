"""Tools in Chromium: the scripts that a page fetches for them, and how long a person waits until one answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, CDPSession

from _project.chromium import find
from bench.search_browser import ARGUMENTS, chromium
from bench.search_host import Host

SLOWER = 4
"""How many times slower the processor is made: about what a school's cheap laptop is beside a desk's computer."""

_CHOOSES = "window.benchChooses"
"""Whether a tool has asked for a file."""


@dataclass(frozen=True)
class Tool:
    """A page, how one knows that its tool is there, and what one does to see that it answers."""

    name: str
    path: str
    """The page's address, from the site's root."""
    sign: str
    """A selector of what only the tool's script draws, or marks; what is drawn so listens already."""
    press: str
    """What is then done: a statement in the page. `sign` is the element that was found."""
    answered: str
    """What is true as soon as the tool has answered: an expression in the page."""


NO_TOOL = Tool(
    "A page without tools (the home page)",
    "/",
    "form.cp-search input[aria-keyshortcuts]",
    "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'k', ctrlKey: true, bubbles: true, cancelable: true}))",
    "document.activeElement.matches('form.cp-search input')",
)

TOOLS = (
    NO_TOOL,
    Tool("Tools, with what is kept", "/tools/", "cp-kept[data-drawn] button", "sign.click()", _CHOOSES),
    Tool("Log, empty", "/tools/log/", "cp-log[data-drawn] button", "sign.click()", _CHOOSES),
    Tool(
        "Reflect",
        "/tools/reflect/",
        "cp-reflect[data-drawn] #cp-write-shape",
        "sign.value = 'nmc'; sign.dispatchEvent(new Event('change', {bubbles: true}))",
        "document.querySelector('#cp-write-code')",
    ),
    Tool("Self-assessments, empty", "/tools/assessments/", "cp-assessments .cp-shelf button", "sign.click()", _CHOOSES),
    Tool(
        "The relational audit",
        "/toolkits/relational-audit/",
        "cp-assessment .cp-panel__progress",
        "document.querySelector('[data-item] input[type=radio]').click()",
        "document.querySelector('.cp-panel__progress strong')?.textContent.startsWith('1 of')",
    ),
    Tool(
        "Statement",
        "/tools/statement/",
        "cp-statement input[name=cp-statement-kind]:not(:checked)",
        "sign.click()",
        "/trust|borough/.test(document.querySelector('label[for=cp-statement-owner]').textContent)",
    ),
    Tool(
        "Build a session",
        "/tools/session/",
        "cp-session-builder[data-ready] .cp-ask button",
        "[...document.querySelectorAll('cp-session-builder button')].find((b) => /empty/.test(b.textContent)).click()",
        "document.querySelector('.cp-part')",
    ),
    Tool(
        "Word check",
        "/tools/words/",
        "cp-word-check .cp-words__tools button + button",
        "sign.click()",  # the example, which is checked with the glossary
        "document.querySelector('#cp-words-take-text')",
    ),
    Tool(
        "Search, with a query in the address",
        "/search/?q=autism",
        "cp-search-page .cp-narrow input[type=checkbox]",
        "sign.click()",
        "location.search !== '?q=autism'",
    ),
)
"""What is measured, the baseline first."""


@dataclass(frozen=True)
class Scripts:
    """Bytes of compressed scripts that a page fetches as it opens, before anybody presses anything."""

    ours: int
    """With the libraries that are bundled into ours."""
    theme: int


@dataclass(frozen=True)
class Wait:
    """What a person waits for, in milliseconds."""

    drawn: float
    """From the start of the navigation to the first frame with the sign of the tool."""
    answered: float
    """From there to the first frame after it has answered."""
    begun: float
    """When the tool's script was there and defined its element; 0 where it has none."""
    processor: float
    """What the page's main thread worked until then, whatever else the machine did meanwhile."""


_OURS = re.compile(r"/assets/[^/]+\.js")

_PROBE = """(name, found, press, answered) => {
    const {define} = customElements, {click} = HTMLElement.prototype;
    customElements.define = function (...given) {
        if (given[0] === name) window.benchBegun = performance.now();
        define.apply(this, given);
    };
    HTMLElement.prototype.click = function () {
        if (this.type === "file") window.benchChooses = true;  // there is nobody to choose a file
        else click.call(this);
    };
    const until = (isSo) => new Promise((resolve) => {
        const look = () => isSo() ? setTimeout(resolve) : requestAnimationFrame(look);
        look();
    });
    until(found).then(async () => {
        const drawn = performance.now();
        press(found());
        await until(answered);
        window.benchWait = {drawn, answered: performance.now(), begun: window.benchBegun ?? 0};
    });
}"""


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium. Whatever goes wrong in it is raised as CannotMeasure."""
    with chromium() as playwright:
        started = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        yield started
        started.close()


@contextmanager
def visitor(started: Browser) -> Iterator[BrowserContext]:
    """Yield a browser that has seen and kept nothing yet."""
    context = started.new_context(bypass_csp=True, locale="en-GB")
    yield context
    context.close()


def scripts(context: BrowserContext, host: Host, tool: Tool) -> Scripts:
    """Return what a page fetches of scripts in a browser that has been nowhere yet."""
    begun = len(host.sent)
    context.new_page().goto(host.address + tool.path, wait_until="networkidle")
    sent = [one for one in host.sent[begun:] if one.path.endswith(".js")]
    ours = sum(one.size for one in sent if _OURS.fullmatch(one.path))
    return Scripts(ours, sum(one.size for one in sent) - ours)


def wait(context: BrowserContext, host: Host, tool: Tool, slower: int = 1) -> Wait:
    """Open a tool's page, as many times slower as asked for, and return what a person waits for. Closes the page."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    element = tool.sign.partition("[")[0].partition(" ")[0]
    found = f"() => document.querySelector({json.dumps(tool.sign)})"
    page.add_init_script(
        f"({_PROBE})({json.dumps(element)}, {found}, (sign) => {{ {tool.press}; }}, () => {tool.answered})"
    )
    page.goto(host.address + tool.path, wait_until="commit")
    page.wait_for_function("window.benchWait", timeout=60_000)
    waited = Wait(**page.evaluate("window.benchWait"), processor=_worked(session))
    page.close()
    return waited


def _worked(session: CDPSession) -> float:
    """Return the milliseconds of processor time of a page's main thread so far."""
    found = session.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(one["value"]) for one in found if one["name"] == "TaskDuration")
