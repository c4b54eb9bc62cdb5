/** Materials and plans as the site publishes them, held against their shape before they are used. */

import type { Item, Piece, Run, Text } from "../documents";
import type { Material, Plan, Seat, Step } from "../packs/plan";
import {
  addressIn,
  type Data,
  dataIn,
  dateIn,
  isData,
  isRef,
  listIn,
  numberIn,
  textIn,
  textOf,
  textsIn,
} from "./reading";

const FORMAT = 1;
const MOST_STEPS = 200;
const MOST_ITEMS = 500;
const DEEPEST = 6;
const STEP_KINDS: readonly Step["kind"][] = ["opening", "activity", "break", "closing"];

/** Returns a material, or null for what is none. What is missing in one is empty. */
export function materialIn(value: unknown): Material | null {
  if (!isData(value)) return null;
  const ref = textIn(value, "ref");
  const title = textIn(value, "title");
  if (!isRef(ref) || !title) return null;
  const [least = 5, usual = least] = Array.isArray(value["minutes"]) ? (value["minutes"] as unknown[]).map(minute) : [];
  return {
    ref,
    kind: ref.split(":")[0] ?? "",
    title,
    summary: textIn(value, "summary"),
    address: addressIn(value, "address"),
    version: dateIn(value, "version"),
    note: textIn(value, "note"),
    outcome: textIn(value, "outcome"),
    what: textIn(value, "what"),
    minutes: [least, Math.max(least, usual)],
    points: textsIn(value, "points", 50),
    questions: textsIn(value, "questions", 50),
    seats: listIn(value, "seats", 20).map(seatIn),
    frameworks: frameworksIn(value),
    sources: textsIn(value, "sources", MOST_ITEMS),
  };
}

function minute(value: unknown): number {
  return typeof value === "number" && value >= 1 && value <= 480 ? Math.round(value) : 5;
}

function seatIn(given: Data): Seat {
  return { sector: textIn(given, "sector"), title: textIn(given, "title"), questions: textsIn(given, "questions", 20) };
}

function frameworksIn(data: Data): { framework: string; title: string }[] {
  const listed = listIn(data, "frameworks", MOST_ITEMS);
  return listed.map((one) => ({ framework: textIn(one, "framework"), title: textIn(one, "title") }));
}

/** Returns a plan, or null for what is none, or none whose minutes add up. */
export function planIn(value: unknown): Plan | null {
  if (!isData(value) || value["format"] !== FORMAT) return null;
  const minutes = numberIn(value, "minutes", 1, 480);
  const steps = listIn(value, "steps", MOST_STEPS).map(stepIn);
  if (minutes === null || steps.reduce((sum, step) => sum + step.minutes, 0) !== minutes) return null;
  return {
    format: FORMAT,
    title: textIn(value, "title"),
    summary: textIn(value, "summary"),
    address: addressIn(value, "address"),
    changes: addressIn(value, "changes"),
    version: dateIn(value, "version"),
    licence: textIn(value, "licence"),
    minutes,
    people: textIn(value, "people"),
    outcomes: textsIn(value, "outcomes"),
    prepare: textsIn(value, "prepare"),
    safety: textIn(value, "safety"),
    steps,
    notes: piecesIn(value["notes"]),
    frameworks: frameworksIn(value),
    sources: textsIn(value, "sources", MOST_ITEMS),
  };
}

function stepIn(given: Data): Step {
  return {
    id: textIn(given, "id"),
    kind: STEP_KINDS.find((kind) => kind === given["kind"]) ?? "activity",
    title: textIn(given, "title"),
    minutes: numberIn(given, "minutes", 0, 480) ?? 0,
    what: textIn(given, "what"),
    materials: listIn(given, "materials", MOST_ITEMS).flatMap((one) => materialIn(one) ?? []),
    seats: textsIn(given, "seats", 20),
  };
}

function piecesIn(value: unknown): Piece[] {
  return Array.isArray(value) ? (value.slice(0, MOST_ITEMS) as unknown[]).flatMap((one) => pieceIn(dataIn(one))) : [];
}

/** Returns a piece as notes have them: no pictures, since none is published in a plan. */
function pieceIn(given: Data): Piece[] {
  switch (given["kind"]) {
    case "heading": {
      const level = given["level"] === 1 ? 1 : given["level"] === 3 ? 3 : 2;
      return [{ kind: "heading", level, text: textIn(given, "text") }];
    }
    case "paragraph": {
      const as = given["as"] === "lead" || given["as"] === "small" ? given["as"] : null;
      return [{ kind: "paragraph", runs: runsIn(given["runs"]), ...(as ? { as } : {}) }];
    }
    case "list": {
      const boxes = given["boxes"] === true ? { boxes: true } : {};
      return [{ kind: "list", ordered: given["ordered"] === true, ...boxes, items: itemsIn(given["items"], 0) }];
    }
    case "table":
      return [tableIn(given)];
    case "facts":
      return [{ kind: "facts", rows: rowsIn(given).map(([name = "", text = ""]) => [textOf(name), text] as const) }];
    case "note": {
      const title = textIn(given, "title");
      return [{ kind: "note", ...(title ? { title } : {}), runs: runsIn(given["runs"]) }];
    }
    case "lines":
      return [{ kind: "lines", count: numberIn(given, "count", 1, 40) ?? 1 }];
    case "page":
      return [{ kind: "page" }];
    default:
      return [];
  }
}

function tableIn(given: Data): Piece {
  const widths = Array.isArray(given["widths"]) ? (given["widths"] as unknown[]).filter(isShare) : [];
  const caption = textIn(given, "caption");
  return {
    kind: "table",
    head: textsIn(given, "head", 20),
    rows: rowsIn(given),
    ...(widths.length ? { widths } : {}),
    ...(caption ? { caption } : {}),
  };
}

function isShare(value: unknown): value is number {
  return typeof value === "number" && value > 0 && value < 1000;
}

function rowsIn(given: Data): Text[][] {
  const rows = Array.isArray(given["rows"]) ? (given["rows"].slice(0, MOST_ITEMS) as unknown[]) : [];
  return rows.filter(Array.isArray).map((row) => (row as unknown[]).slice(0, 20).map(textsOrRuns));
}

function textsOrRuns(value: unknown): Text {
  return Array.isArray(value) ? runsIn(value) : textOf(value);
}

function runsIn(value: unknown): Run[] {
  if (typeof value === "string") return [textOf(value)];
  return Array.isArray(value) ? (value.slice(0, MOST_ITEMS) as unknown[]).flatMap(runIn) : [];
}

function runIn(value: unknown): Run[] {
  if (typeof value === "string") return [textOf(value)];
  if (!isData(value)) return [];
  const link = addressIn(value, "link");
  const strong = value["strong"] === true ? { strong: true } : {};
  const emphasis = value["emphasis"] === true ? { emphasis: true } : {};
  return [{ text: textIn(value, "text"), ...strong, ...emphasis, ...(link ? { link } : {}) }];
}

function itemsIn(value: unknown, depth: number): Item[] {
  if (!Array.isArray(value) || depth > DEEPEST) return [];
  return (value.slice(0, MOST_ITEMS) as unknown[]).map((one): Item => {
    if (!isData(one) || !("items" in one)) return textsOrRuns(one);
    return { text: textsOrRuns(one["text"]), items: itemsIn(one["items"], depth + 1) };
  });
}
