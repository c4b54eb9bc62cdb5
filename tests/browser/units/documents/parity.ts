/** Writes the files of packs as the browser does: `node parity.mjs PACK... FOLDER`, each named for its pack. */

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { slidesBlob } from "browser/documents/slides";
import { wordBlob } from "browser/documents/word";
import type { Pack } from "browser/packs";

const given = process.argv.slice(2);
const folder = given.pop() ?? ".";

for (const path of given) {
  const pack = JSON.parse(readFileSync(path, "utf-8")) as Pack;
  const name = basename(path, ".pack.json");
  for (const paper of pack.papers) await write(`${name}-${paper.name}.docx`, await wordBlob(paper.frame, paper.pieces));
  await write(`${name}-slides.pptx`, slidesBlob(pack.slides.frame, pack.slides.slides, null));
}

async function write(name: string, content: Blob): Promise<void> {
  writeFileSync(join(folder, name), new Uint8Array(await content.arrayBuffer()));
}
