/**
 * How our Word documents look: the library's colours and scale, in fonts that people have. Fonts are the theme's,
 * so that an organisation changes both at once under Design, Fonts. Sizes are half points, lengths twentieths of a
 * point, as the format has them.
 */

import {
  AlignmentType,
  BorderStyle,
  type ILevelsOptions,
  type IPropertiesOptions,
  LevelFormat,
  LineRuleType,
  ShadingType,
} from "docx";

export const INK = "1D2B2C";
export const INK_SOFT = "4A5859";
export const ACCENT = "0B5D5B";
export const ACCENT_STRONG = "073F3E";
export const TINT = "E6F0EE";
export const LINE = "7D8583";

/** A4 (210 by 297 mm) and its margins, in twentieths of a point. */
export const PAGE = { short: 11906, long: 16838, side: 1134, top: 1247, bottom: 1361, edge: 567 };

const HEADINGS = { theme: "headings" } as const;
const BODY = { theme: "body" } as const;
/** A line at a time: 240 is single. */
const READING = 290;
const CLOSE = 252;

export const THEME: IPropertiesOptions["theme"] = {
  name: "Connected Practice",
  fonts: { headings: "Georgia", body: "Calibri" },
  colors: { dark1: INK, dark2: ACCENT_STRONG, light2: TINT, accent1: ACCENT, hyperlink: ACCENT },
};

export const STYLES: IPropertiesOptions["styles"] = {
  default: {
    document: {
      run: { font: BODY, size: 23, color: INK, language: { value: "en-GB", eastAsia: "en-GB", bidirectional: "ar-SA" } },
      paragraph: { spacing: spacing(0, 140, READING) },
    },
    title: {
      run: { font: HEADINGS, size: 52, bold: true, color: ACCENT_STRONG },
      paragraph: { spacing: spacing(0, 160, CLOSE), keepNext: true, keepLines: true },
      next: "Normal",
    },
    heading1: heading(34, 420, 120),
    heading2: heading(27, 320, 90),
    heading3: heading(23, 240, 60),
    hyperlink: { run: { color: ACCENT, underline: {} } },
    listParagraph: { paragraph: { spacing: spacing(0, 90, READING) } },
    caption: {
      run: { bold: true, italics: false, size: 21, color: INK_SOFT },
      paragraph: { spacing: spacing(200, 80, CLOSE), keepNext: true },
    },
  },
  paragraphStyles: [
    { id: "ListBullet", name: "List Bullet", basedOn: "ListParagraph", quickFormat: true },
    { id: "ListNumber", name: "List Number", basedOn: "ListParagraph", quickFormat: true },
    {
      id: "Lead",
      name: "Lead",
      basedOn: "Normal",
      next: "Normal",
      quickFormat: true,
      run: { size: 27, color: INK_SOFT },
      paragraph: { spacing: spacing(0, 240, READING) },
    },
    {
      id: "Owner",
      name: "Organisation",
      basedOn: "Normal",
      next: "Title",
      quickFormat: true,
      run: { size: 23, bold: true, color: ACCENT },
      paragraph: { spacing: spacing(0, 60, CLOSE), keepNext: true },
    },
    { id: "Small", name: "Small", basedOn: "Normal", quickFormat: true, run: { size: 19, color: INK_SOFT } },
    {
      id: "TableText",
      name: "Table Text",
      basedOn: "Normal",
      quickFormat: true,
      run: { size: 21 },
      paragraph: { spacing: spacing(50, 50, CLOSE) },
    },
    {
      id: "Note",
      name: "Note",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: {
        indent: { left: 200, right: 200 },
        spacing: spacing(160, 200, READING),
        keepLines: true,
        shading: { type: ShadingType.CLEAR, color: "auto", fill: TINT },
        border: { left: { style: BorderStyle.SINGLE, size: 36, space: 8, color: ACCENT } },
      },
    },
    {
      id: "WritingLine",
      name: "Writing Line",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: {
        spacing: { before: 0, after: 0, line: 510, lineRule: LineRuleType.EXACT },
        border: {
          bottom: { style: BorderStyle.SINGLE, size: 6, space: 0, color: LINE },
          between: { style: BorderStyle.SINGLE, size: 6, space: 0, color: LINE },
        },
      },
    },
    furniture("Header", "header"),
    furniture("Footer", "footer"),
  ],
};

/** LibreOffice wants to be told with each height of a line that it is a proportion. */
function spacing(before: number, after: number, line: number) {
  return { before, after, line, lineRule: LineRuleType.AUTO };
}

function heading(size: number, before: number, after: number) {
  return {
    run: { font: HEADINGS, size, bold: true, italics: false, color: ACCENT_STRONG },
    paragraph: { spacing: spacing(before, after, CLOSE), keepNext: true, keepLines: true },
    next: "Normal",
  };
}

function furniture(id: string, name: string) {
  return {
    id,
    name,
    basedOn: "Normal",
    run: { size: 18, color: INK_SOFT },
    paragraph: { spacing: spacing(0, 0, CLOSE) },
  };
}

const BULLETS = ["\u2022", "\u2013", "\u2022", "\u2013"];
const FORMATS = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN, LevelFormat.DECIMAL];

/** Lists can lie four deep; what lies deeper is shown on the fourth level. */
export const DEEPEST = 3;

export const LISTS: IPropertiesOptions["numbering"] = {
  config: [
    { reference: "bullets", levels: BULLETS.map((text, level) => listLevel(level, LevelFormat.BULLET, text)) },
    { reference: "boxes", levels: BULLETS.map((_, level) => listLevel(level, LevelFormat.BULLET, "\u2610", "Segoe UI Symbol")) },
    { reference: "numbers", levels: FORMATS.map((format, level) => listLevel(level, format, `%${level + 1}.`)) },
  ],
};

function listLevel(level: number, format: ILevelsOptions["format"], text: string, font?: string): ILevelsOptions {
  return {
    level,
    ...(format ? { format } : {}),
    text,
    alignment: AlignmentType.LEFT,
    style: {
      run: { color: ACCENT, bold: format !== LevelFormat.BULLET, ...(font ? { font } : {}) },
      paragraph: { indent: { left: 400 * (level + 1), hanging: 400 } },
    },
  };
}
