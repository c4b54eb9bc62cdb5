/** Names of files, and what is said of files that cannot be read. */

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { checked, jsonOf, safeName, textOf, Unreadable } from "browser/files";

function file(name: string, content: BlobPart = "words", type = ""): File {
  return new File([content], name, { type });
}

function says(pattern: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof Unreadable && pattern.test(error.message);
}

test("a name keeps its words and its ending", () => {
  assert.equal(safeName("CPD log, 22 November 2026.docx"), "CPD log, 22 November 2026.docx");
  assert.equal(safeName("Élan: was/is? \u202excod.exe.docx"), "Élan was is xcod.exe.docx");
  assert.equal(safeName("../../etc/passwd"), "etc passwd");
  assert.equal(safeName(".docx"), "file.docx");
  assert.equal(safeName("   "), "file");
});

test("every name can be written on every system", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (name) => {
      const safe = safeName(name);
      assert.match(safe, /^[^. ][^\u0000-\u001f\\/:*?"<>|]*$/u);
      assert.ok([...safe].length <= 131);
      assert.doesNotMatch(safe, /[. ]$/u);
    }),
  );
});

test("a file of another kind, an empty one and one that is too large are refused with the reason", () => {
  assert.throws(() => checked([file("log.pdf")], ".json, .txt", 100), says(/“log\.pdf” is not .* \.json or \.txt/));
  assert.throws(() => checked([file("log.json", "")], ".json", 100), says(/is empty/));
  assert.throws(() => checked([file("log.json", "x".repeat(5001))], ".json", 5000), says(/larger than 5 KB/));
  assert.equal(checked([file("LOG.JSON")], ".json", 5000).length, 1);
  assert.equal(checked([file("log", "{}", "application/json")], "application/json", 5000).length, 1);
});

test("text must be UTF-8, with or without its mark", async () => {
  assert.equal(await textOf(file("a.txt", "naïve")), "naïve");
  assert.equal(await textOf(file("a.txt", "\ufeffnaïve")), "naïve");
  await assert.rejects(textOf(file("a.txt", new Uint8Array([0xff, 0xfe, 0x41]))), says(/cannot be read as text/));
});

test("a file that is no JSON, or half of it, is refused and never run", async () => {
  assert.deepEqual(await jsonOf(file("a.json", '{"a": [1]}')), { a: [1] });
  for (const text of ['{"a": [1', "alert(1)", "[".repeat(200_000)]) {
    await assert.rejects(jsonOf(file("a.json", text)), says(/not a file that was saved here/));
  }
});

test("the message shows no more than the beginning of a name", () => {
  assert.throws(() => checked([file(`${"x".repeat(300)}.pdf`)], ".json", 100), says(/^“x{60}” /));
});
