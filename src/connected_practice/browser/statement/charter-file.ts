/**
 * A charter as a file, and anything at all read as one. What comes from a file or from storage is untrusted: its
 * shape and its text are checked here, and it is only ever shown as text.
 */

import { clean } from "../documents";
import { Unreadable } from "../files";
import { type Charter, FORMAT, type Kind, KINDS, type Origin, type Principle, type Statement, TITLE } from "./charter";

/** What a file says of itself. */
const WHAT = "connected-practice-charter";

/** A file that a person wrote is far smaller (bytes); more of anything than this was not written here. */
export const LARGEST_FILE = 5_000_000;
const MOST_STATEMENTS = 1000;
const MOST_PRINCIPLES = 50;

const ID = /^[A-Za-z0-9-]{1,80}$/;
const ADDRESS = /^https?:\/\/[^\s<>"]+$/i;

type Data = Readonly<Record<string, unknown>>;

/** Returns a charter as the text of a file. */
export function fileOf(charter: Charter): string {
  return `${JSON.stringify({ what: WHAT, ...charter }, null, 2)}\n`;
}

/** Returns the charter in a file's value. Throws Unreadable, with a message for people, where there is none. */
export function charterInFile(value: unknown, newId: () => string): Charter {
  if (!isData(value) || value["what"] !== WHAT) {
    throw new Unreadable("This file holds no charter. Choose a file that was saved with “Save to a file” on this page.");
  }
  return charterIn(value, newId);
}

/** Returns a charter of any earlier format. Throws Unreadable, with a message for people, where there is none. */
export function charterIn(value: unknown, newId: () => string): Charter {
  if (!isData(value)) throw damaged("It is not a charter.");
  const format = value["format"];
  if (typeof format === "number" && format > FORMAT) {
    throw new Unreadable("This charter was saved by a newer version of this page. Load the page again, then open it.");
  }
  if (format !== FORMAT) throw damaged("It does not say how it was saved.");
  const statements = statementsIn(value["statements"], newId);
  return {
    format: FORMAT,
    kind: isKind(value["kind"]) ? value["kind"] : "school",
    owner: textIn(value, "owner"),
    title: textIn(value, "title", TITLE),
    principles: withAll(principlesIn(value["principles"]), statements),
    statements,
    origin: originIn(value["origin"]),
  };
}

function statementsIn(value: unknown, newId: () => string): Statement[] {
  const taken = new Set<string>();
  return listIn(value, MOST_STATEMENTS, "statements").map((given) => {
    if (!isData(given)) throw damaged("One of its statements is no statement.");
    const id = idIn(given, "id");
    const own = id && !taken.has(id) ? id : newId();
    taken.add(own);
    const principle = idIn(given, "principle");
    if (!principle) throw damaged("One of its statements does not say which principle it belongs to.");
    const parts = { will: textIn(given, "will"), by: textIn(given, "by"), so: textIn(given, "so") };
    return { id: own, principle, ...parts, example: idIn(given, "example") };
  });
}

function principlesIn(value: unknown): Principle[] {
  const found = new Map<string, Principle>();
  for (const given of listIn(value, MOST_PRINCIPLES, "principles")) {
    const id = isData(given) ? idIn(given, "id") : "";
    if (!isData(given) || !id) throw damaged("One of its principles has no name.");
    found.set(id, { id, title: textIn(given, "title").trim() || MORE });
  }
  return [...found.values()];
}

const MORE = "More promises";

/** A statement whose principle is not listed is not lost: the principle is added. */
function withAll(principles: readonly Principle[], statements: readonly Statement[]): Principle[] {
  const listed = new Set(principles.map((principle) => principle.id));
  const missing = new Set(statements.map((statement) => statement.principle).filter((id) => !listed.has(id)));
  return [...principles, ...[...missing].map((id) => ({ id, title: MORE }))];
}

function originIn(value: unknown): Origin {
  const given = isData(value) ? value : {};
  const address = textIn(given, "address");
  const sources = Array.isArray(given["sources"]) ? (given["sources"] as unknown[]) : [];
  return {
    version: textIn(given, "version"),
    address: ADDRESS.test(address) ? address : "",
    sources: sources.slice(0, MOST_PRINCIPLES).filter((source) => typeof source === "string").map(clean),
  };
}

function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isKind(value: unknown): value is Kind {
  return typeof value === "string" && Object.hasOwn(KINDS, value);
}

function listIn(value: unknown, most: number, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw damaged(`It has no ${name}.`);
  if (value.length > most) throw damaged(`It has more than ${most} ${name}.`);
  return value as unknown[];
}

function textIn(data: Data, name: string, otherwise = ""): string {
  const value = data[name];
  if (value !== undefined && typeof value !== "string") throw damaged(`Its ${name} is not text.`);
  return value === undefined ? otherwise : clean(value);
}

function idIn(data: Data, name: string): string {
  const value = data[name];
  return typeof value === "string" && ID.test(value) ? value : "";
}

function damaged(why: string): Unreadable {
  return new Unreadable(`This charter cannot be opened. ${why} Nothing that you have here was changed.`);
}
