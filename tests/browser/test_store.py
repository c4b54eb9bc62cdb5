"""What people keep, in a real IndexedDB: it comes back, two tabs lose nothing, and a refusal is said in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from _project import places
from tests.browser import modules

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store, its migrations and the library under them, bundled."""
    idb = str(places.NODE_MODULES / "idb" / "build" / "index.js")
    named = {"store": "store/index", "migrations": "store/migrations", "idb": idb}
    return modules.bundle(named, tmp_path_factory.mktemp("store"))


@pytest.fixture
def context(chromium: Browser, script: Path) -> Iterator[BrowserContext]:
    """A browser in which nothing has been kept yet."""
    fresh = chromium.new_context()
    modules.serve(fresh, script)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One tab."""
    return modules.open_page(context)


def ask(page: Page, expression: str, given: Any = None) -> Any:
    """Run an expression in which `db` is the store; a rejection comes back as its name, message and saved value."""
    return page.evaluate(
        f"""async given => {{
          try {{ const db = await store.openStore(); return await ({expression}); }}
          catch (error) {{ return {{error: error.name, message: error.message, saved: error.saved}}; }}
        }}""",
        given,
    )


def test_what_is_put_comes_back_in_another_visit(context: BrowserContext, page: Page) -> None:
    value = {"title": "Mornings at the gate", "answers": [{"id": "a", "rating": None}], "note": "ünïcode 👋"}
    saved = ask(page, "db.put('reflections', 'one', given, 0)", value)
    assert {key: saved[key] for key in value} == value
    assert saved["id"] == "one"
    assert saved["changed"].endswith("Z")
    page.close()
    again = modules.open_page(context)
    assert ask(again, "db.get('reflections', 'one')") == saved
    assert ask(again, "db.all('reflections')") == [saved]
    assert ask(again, "db.count('reflections')") == 1
    assert ask(again, "db.all('assessments')") == []


def test_what_is_not_there_is_undefined(page: Page) -> None:
    assert ask(page, "db.get('places', 'none')") is None


def test_the_latest_by_their_day_come_first(page: Page) -> None:
    for name, day in (("a", "2026-02-01"), ("b", "2026-03-01"), ("c", "2025-12-31")):
        ask(page, "db.put('reflections', given.name, {on: given.day}, 0)", {"name": name, "day": day})
    ask(page, "db.put('reflections', 'd', {words: 'without a day'}, 0)")
    assert [value["id"] for value in ask(page, "db.latest('reflections', 2)")] == ["b", "a"]
    assert [value["id"] for value in ask(page, "db.latest('reflections', 9)")] == ["b", "a", "c"]


def test_removing_and_clearing_are_for_good(context: BrowserContext, page: Page) -> None:
    for name in ("one", "two", "three"):
        ask(page, "db.put('statements', given, {}, 0)", name)
    ask(page, "db.remove('statements', 'two')")
    assert [value["id"] for value in ask(page, "db.all('statements')")] == ["one", "three"]
    ask(page, "db.clear('statements')")
    assert ask(modules.open_page(context), "db.all('statements')") == []


def test_a_later_save_must_know_the_earlier(page: Page) -> None:
    first = ask(page, "db.put('assessments', 'one', {words: 'first'}, 0)")
    second = ask(page, "db.put('assessments', 'one', {words: 'second'}, given)", first["revision"])
    refused = ask(page, "db.put('assessments', 'one', {words: 'lost?'}, given)", first["revision"])
    assert refused["error"] == "Conflict"
    assert refused["saved"] == second
    assert "another tab" in refused["message"]
    assert ask(page, "db.get('assessments', 'one')") == second


def test_two_tabs_that_save_at_once_lose_nothing(context: BrowserContext, page: Page) -> None:
    other = modules.open_page(context)
    race = """Promise.allSettled(Array.from({length: 50}, async (_, n) => {
      for (;;) {
        const read = await db.get('sessions', 'shared');
        const words = [...(read?.words ?? []), `${given}${n}`];
        try { return await db.put('sessions', 'shared', {words}, read?.revision ?? 0); }
        catch (error) { if (error.name !== 'Conflict') throw error; }
      }
    })).then(results => results.filter(result => result.status === 'rejected').length)"""
    page.evaluate(
        f"window.race = (async () => {{ const given = 'a'; const db = await store.openStore(); return {race}; }})()"
    )
    assert ask(other, race, "b") == 0
    assert page.evaluate("window.race") == 0
    words = ask(page, "db.get('sessions', 'shared')")["words"]
    assert sorted(words) == sorted([f"{tab}{n}" for tab in "ab" for n in range(50)])


def test_a_save_of_something_deleted_elsewhere_is_refused(context: BrowserContext, page: Page) -> None:
    first = ask(page, "db.put('reflections', 'one', {}, 0)")
    ask(modules.open_page(context), "db.remove('reflections', 'one')")
    refused = ask(page, "db.put('reflections', 'one', {words: 'more'}, given)", first["revision"])
    assert (refused["error"], refused["saved"]) == ("Conflict", None)
    assert "deleted" in refused["message"]


def test_something_made_anew_under_an_id_is_not_taken_for_the_old(page: Page) -> None:
    first = ask(page, "db.put('settings', 'log', {shape: 'plain'}, 0)")
    ask(page, "db.remove('settings', 'log')")
    ask(page, "db.put('settings', 'log', {shape: 'other'}, 0)")
    assert ask(page, "db.put('settings', 'log', {}, given)", first["revision"])["error"] == "Conflict"


def test_other_tabs_and_this_one_are_told_until_they_stop_listening(context: BrowserContext, page: Page) -> None:
    other = modules.open_page(context)
    listen = "(window.heard = [], window.stop = db.watch('reflections', id => heard.push(id)), null)"
    for tab in (page, other):
        ask(tab, listen)
    ask(page, "db.put('reflections', 'one', {}, 0)")
    ask(page, "db.put('assessments', 'elsewhere', {}, 0)")
    ask(page, "db.clear('reflections')")
    assert page.evaluate("heard") == ["one", None]
    other.wait_for_function("heard.length === 2")
    assert other.evaluate("heard") == ["one", None]
    other.evaluate("stop()")
    page.evaluate("stop()")
    ask(other, "db.remove('reflections', 'one')")
    assert page.evaluate("new Promise(done => setTimeout(() => done(heard.length), 50))") == 2
    assert other.evaluate("heard.length") == 2


def test_restoring_is_all_or_nothing_and_keeps_times(page: Page) -> None:
    kept = ask(page, "db.put('reflections', 'two', {words: 'here'}, 0)")
    given = [
        {"id": "one", "changed": "2026-01-01T00:00:00.000Z", "words": "from a file"},
        {"id": "two", "changed": "2026-01-01T00:00:00.000Z", "words": "older"},
    ]
    later = "(kept, given) => given.changed > kept.changed"
    assert ask(page, f"db.restore('reflections', given, {later})", given) == 1
    one, two = ask(page, "db.all('reflections')")
    assert (one["changed"], one["words"]) == ("2026-01-01T00:00:00.000Z", "from a file")
    assert two == kept
    broken = "db.restore('reflections', [{id: 'three', changed: ''}, {id: 'four', changed: '', words: () => 1}])"
    assert ask(page, broken)["error"] == "DataCloneError"
    assert ask(page, "db.count('reflections')") == 2


def test_a_full_store_says_so_and_keeps_what_was_there(context: BrowserContext, page: Page) -> None:
    room = {"origin": modules.ADDRESS, "quotaSize": MEGABYTE}
    context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", room)  # before the first save, which looks
    first = ask(page, "db.put('reflections', 'one', {words: 'kept'}, 0)")
    put = "db.put('reflections', 'one', {words: crypto.randomUUID().repeat(200_000)}, given)"
    refused = ask(page, put, first["revision"])
    assert refused["error"] == "StoreFull"
    assert "no room" in refused["message"]
    assert "file" in refused["message"]
    assert ask(page, "db.get('reflections', 'one')") == first


def test_a_forbidden_store_says_so(chromium: Browser, script: Path) -> None:
    context = chromium.new_context()
    modules.serve(context, script, Content_Security_Policy="sandbox allow-scripts")
    refused = ask(modules.open_page(context), "db.all('reflections')")
    context.close()
    assert refused["error"] == "StoreUnavailable"
    assert "save to a file" in refused["message"]


def test_a_browser_without_a_store_says_so(context: BrowserContext) -> None:
    context.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    assert ask(modules.open_page(context), "db.all('reflections')")["error"] == "StoreUnavailable"


def test_after_a_refusal_it_can_be_opened_again(context: BrowserContext) -> None:
    context.add_init_script(
        """const real = indexedDB.open; indexedDB.open = function (...given) {
          indexedDB.open = real; throw new DOMException('', 'UnknownError');
        }"""
    )
    page = modules.open_page(context)
    assert ask(page, "db.all('reflections')")["error"] == "StoreUnavailable"
    assert ask(page, "db.all('reflections')") == []


OPEN_NEWER = """version => new Promise((done, failed) => {
  const request = indexedDB.open('connected-practice', version);
  request.onsuccess = () => { request.result.close(); done(); };
  request.onerror = () => failed(request.error);
})"""


def test_an_update_in_another_tab_is_let_through_and_said(context: BrowserContext, page: Page) -> None:
    ask(page, "db.put('reflections', 'one', {}, 0)")
    page.evaluate("store.openStore().then(db => { window.old = db; })")
    newer = page.evaluate("migrations.MIGRATIONS.length + 1")
    modules.open_page(context).evaluate(OPEN_NEWER, newer)  # would wait for ever if the first tab did not let go
    said = page.evaluate("old.put('reflections', 'two', {}, 0).catch(error => [error.name, error.message])")
    assert said[0] == "StoreUnavailable"
    assert "load this page again" in said[1]
    again = ask(page, "db.all('reflections')")
    assert again["error"] == "StoreUnavailable"
    assert "older" in again["message"]


def test_a_tab_that_does_not_let_go_is_named_as_the_reason(context: BrowserContext, page: Page) -> None:
    page.evaluate(
        """() => new Promise(done => {
          const request = indexedDB.open('connected-practice', 1);
          request.onsuccess = () => { window.held = request.result; done(); };
        })"""
    )
    other = modules.open_page(context)
    other.evaluate("void migrations.MIGRATIONS.push(() => {})")
    refused = ask(other, "db.all('reflections')")
    assert refused["error"] == "StoreUnavailable"
    assert "Close the other tabs" in refused["message"]


MAKE_VERSION = """([version, things]) => idb.openDB('connected-practice', version, {
  upgrade: async (database, from, to, transaction) => {
    await migrations.migrate(database, from, transaction, migrations.MIGRATIONS.slice(0, version));
    for (const [shelf, thing] of things) await transaction.objectStore(shelf).put(thing);
  },
}).then(database => database.close())"""

SHELVES = ("assessments", "reflections", "statements", "sessions", "places", "settings")
PUBLISHED = 1
"""The newest version of the database. Adding a step raises it; the test below then runs from one more version."""


def test_every_published_version_is_known_here(page: Page) -> None:
    assert page.evaluate("migrations.MIGRATIONS.length") == PUBLISHED
    assert tuple(page.evaluate("migrations.SHELVES")) == SHELVES


@pytest.mark.parametrize("version", range(1, PUBLISHED + 1))
def test_what_an_earlier_version_kept_is_kept(page: Page, version: int) -> None:
    things = [
        [shelf, {"id": "one", "changed": "2026-01-01T00:00:00.000Z", "revision": 1, "shelf": shelf}]
        for shelf in SHELVES
    ]
    page.evaluate(MAKE_VERSION, [version, things])
    for shelf, thing in things:
        assert ask(page, "db.all(given)", shelf) == [thing]
        assert ask(page, "db.put(given, 'two', {}, 0)", shelf)["id"] == "two"


def test_a_new_database_goes_through_every_step_in_order(page: Page) -> None:
    done = page.evaluate(
        """async () => {
          const steps = [1, 2, 3].map(n => async () => { await null; done.push(n); });
          const done = [];
          const from = async version => {
            done.length = 0;
            await migrations.migrate({}, version, {}, steps);
            return [...done];
          };
          return [await from(0), await from(1), await from(3)];
        }"""
    )
    assert done == [[1, 2, 3], [2, 3], []]


def test_ids_are_new_each_time(page: Page) -> None:
    assert page.evaluate("new Set(Array.from({length: 1000}, store.newId)).size") == 1000
