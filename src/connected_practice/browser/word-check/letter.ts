/** The corrected text as a Word file: the writer's own, so that nothing of ours stands in it. */

import { AlignmentType, Document, Packer, Paragraph, TextRun } from "docx";

import { clean } from "../documents";

const FONT = "Arial"; // plain, and on every machine
const SIZE = 24; // half points
const MARGIN = 1440; // twentieths of a point: an inch
const A4 = { width: 11906, height: 16838 };

/** Returns a Word file with a paragraph for each that an empty line parts; other line breaks stay. */
export function letterBlob(text: string, title: string): Promise<Blob> {
  const paragraphs = clean(text).split(/\n[ \t]*\n+/).filter((paragraph) => paragraph.trim());
  const file = new Document({
    title: clean(title),
    creator: "",
    lastModifiedBy: "",
    styles: {
      default: {
        document: {
          run: { font: FONT, size: SIZE, language: { value: "en-GB" } },
          paragraph: { spacing: { after: 200, line: 300 }, alignment: AlignmentType.LEFT },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: A4, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        children: paragraphs.map(paragraphOf),
      },
    ],
  });
  return Packer.toBlob(file);
}

function paragraphOf(text: string): Paragraph {
  const lines = text.replace(/^\n+|\n+$/g, "").split("\n");
  return new Paragraph({ children: lines.map((line, index) => new TextRun({ text: line, ...(index ? { break: 1 } : {}) })) });
}
