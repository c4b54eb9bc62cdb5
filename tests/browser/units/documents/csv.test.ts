/** Comma-separated values: RFC 4180, and nothing that a spreadsheet takes for a formula. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { type Cell, csv, guarded } from "browser/documents/csv";
import { clean } from "browser/documents/text";

test("Excel is told that it is UTF-8, and each row ends with CRLF", () => {
  assert.equal(csv([["Item", "Note"], ["café", null], [3.5, ""]]), "\uFEFFItem,Note\r\ncafé,\r\n3.5,\r\n");
});

test("commas, quotes and new lines are kept within quotes", () => {
  assert.equal(csv([['say "hello", then\nwait', " a "]]), '\uFEFF"say ""hello"", then\nwait"," a "\r\n');
});

for (const text of ["=1+1", "+44 20", "-do this", "@SUM(A1)", "\tx", " =1", "\u200B=1", "\uFF1D1", "=HYPERLINK(\"x\")"]) {
  test(`no spreadsheet takes ${JSON.stringify(text)} for a formula`, () => {
    assert.equal(guarded(text), `'${text}`);
  });
}

for (const text of ["-3.5", "+2", "-1,5", "3-4", "a=b", "", "1e5"]) {
  test(`${JSON.stringify(text)} stays as it is`, () => assert.equal(guarded(text), text));
}

test("numbers that are none are left empty", () => {
  assert.equal(csv([[Number.NaN, Infinity, -1]]), "\uFEFF,,-1\r\n");
});

test("whatever is written is read again, cell by cell", () => {
  const cell = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom('"', ",", "\n", "=1", '",\r\n"'));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (rows) => {
      const expected = rows.map((row) => row.map((text) => guarded(clean(text))));
      assert.deepEqual(read(csv(rows as Cell[][]).slice(1)), expected);
    }),
  );
});

/** Reads RFC 4180 sign by sign. */
function read(file: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let isQuoted = false;
  for (let at = 0; at < file.length; at += 1) {
    const sign = file.charAt(at);
    if (isQuoted && sign === '"' && file.charAt(at + 1) === '"') (field += '"'), (at += 1);
    else if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) field += sign;
    else if (sign === ",") row.push(field), (field = "");
    else if (sign === "\r") continue;
    else if (sign === "\n") row.push(field), rows.push(row), (row = []), (field = "");
    else field += sign;
  }
  return rows;
}
