/** What a charter becomes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { type Charter, emptyStatement } from "browser/statement/charter";
import { examplesIn } from "browser/statement/library";
import { countOf, formOf, fragmentOf, frameOf, partsOfCharter, piecesOf } from "browser/statement/results";

const SAID = { will: "hear <worries> & act", by: 'having "staff"\nasking', so: "be safe" };
const CHARTER: Charter = {
  format: 1,
  kind: "school",
  owner: "Fernhill <School>",
  title: "Our charter",
  principles: [{ id: "one", title: "Equity & diversity" }, { id: "two", title: "Two" }],
  statements: [{ ...emptyStatement("a", "one"), ...SAID, example: "x" }, emptyStatement("b", "two")],
  origin: { version: "2026-11-21", address: "https://library.test/?a=1&b=2", sources: ["A group, 2024."] },
};

test("the web page's piece is plain HTML with every sign of people's as text", () => {
  assert.equal(
    fragmentOf(CHARTER),
    [
      '<section class="inclusion-charter" lang="en-GB">',
      "  <h2>Fernhill &lt;School&gt;: Our charter</h2>",
      "  <h3>Equity &amp; diversity</h3>",
      '  <p dir="auto"><strong>We will</strong> hear &lt;worries&gt; &amp; act <strong>by</strong></p>',
      "  <ul>",
      '    <li dir="auto">having &quot;staff&quot;</li>',
      '    <li dir="auto">asking</li>',
      "  </ul>",
      '  <p dir="auto"><strong>So you can</strong> be safe.</p>',
      '  <p><small>Written with <a href="https://library.test/?a=1&amp;b=2">Connected Practice</a>.</small></p>',
      "</section>",
      "",
    ].join("\n"),
  );
});

test("nothing that people write becomes an element of the page", () => {
  const hostile = fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "script", "/", " ", "a", "=", "`") });
  fc.assert(
    fc.property(hostile, hostile, hostile, hostile, (owner, will, by, so) => {
      const statements = [{ ...emptyStatement("a", "one"), will, by, so }];
      const tags = fragmentOf({ ...CHARTER, owner, statements }).match(/<[^>]*>/g) ?? [];
      for (const tag of tags) assert.match(tag, /^<\/?(section|h2|h3|p|ul|li|strong|small|a)( (class|lang|dir|href)="[^"<>]*"){0,2}>$/);
    }),
  );
});

test("only what is written is shown", () => {
  assert.deepEqual(partsOfCharter(CHARTER).map(({ principle }) => principle.id), ["one"]);
  assert.deepEqual(countOf(CHARTER), { written: 1, seen: 1 });
  assert.deepEqual(piecesOf({ ...CHARTER, statements: [] }, () => ""), []);
});

test("a document has the statements, and a table in which to agree", () => {
  const pieces = piecesOf(CHARTER, ({ example }) => (example === "x" ? "Look at the door." : ""));
  assert.deepEqual(pieces.map(({ kind }) => kind), [
    "heading", "paragraph", "list", "paragraph", "page", "heading", "paragraph", "table",
  ]);
  const table = pieces.at(-1);
  assert.ok(table?.kind === "table");
  assert.deepEqual(table.rows, [["We will hear <worries> & act", "", "Look at the door.", ""]]);
});

test("where nothing is written there is a form for pens", () => {
  const form = formOf(CHARTER);
  assert.deepEqual(form.filter(({ kind }) => kind === "heading").length, CHARTER.principles.length);
  assert.equal(form.reduce((sum, piece) => sum + (piece.kind === "lines" ? piece.count : 0), 0), 10);
});

test("a document says whose it is and where it comes from", () => {
  const frame = frameOf(CHARTER);
  assert.equal(frame.title, "Our charter");
  assert.equal(frame.organisation, "Fernhill <School>");
  assert.equal(frame.address, CHARTER.origin.address);
  assert.deepEqual(frame.sources, ["A group, 2024."]);
  assert.equal("organisation" in frameOf({ ...CHARTER, owner: " " }), false);
});

test("the library's data becomes examples", () => {
  const data = {
    version: "2026-11-21",
    address: "https://library.test/",
    sources: [{ name: "A group, 2024", title: "A charter" }, { name: "A group, 2024", title: "A charter" }],
    sections: [{ id: "one", title: "One", items: [{ id: "x", text: "We will listen by\n\n- asking\n\nSo you can rest.", look_for: "Look." }] }],
  };
  assert.deepEqual(examplesIn(data), {
    principles: [{ id: "one", title: "One" }],
    list: [{ id: "x", principle: "one", will: "listen", by: "asking", so: "rest.", lookFor: "Look." }],
    origin: { version: "2026-11-21", address: "https://library.test/", sources: ["A group, 2024. A charter."] },
  });
});

test("data of any other shape gives no examples, and no error", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.ok(Array.isArray(examplesIn(value).list))));
});
