/** A small library's search files, served to `fetch` in Node as a site would. */

import { Library } from "browser/search/library";
import type { WordsFile } from "browser/search/understanding";

const ROOT = new URL("https://library.test/");

export const WORDS: WordsFile = {
  version: 1,
  terms: {
    avoidance: {
      title: "school avoidance",
      abbreviations: ["EBSA"],
      search_only: ["won't go to school"],
      discouraged: ["school refuser"],
    },
    therapist: { title: "speech therapist", abbreviations: ["SLT"] },
    leaders: { title: "senior leaders", abbreviations: ["SLT"] },
  },
  kinds: { toolkit: { title: "Toolkit", words: ["toolkit", "audit"] }, principle: { title: "Principle", words: [] } },
  topics: { belonging: { title: "Belonging", situation: "Not at home in class", words: ["belonging"] } },
  sectors: { health: { title: "Health", words: ["health"] } },
  roles: { teacher: { title: "Teacher", door: "practitioner", words: ["teacher"] } },
  stages: {},
  everyday: { kid: ["pupil"] },
  stop: "a to go the wont with",
  common: "school",
};

/** Records by number: title, kind (0 toolkit, 1 principle, 2 term), minutes, topics, role. */
const RECORDS: readonly (readonly [string, number, number, readonly number[], readonly number[]])[] = [
  ["Coming back", 1, 3, [], []],
  ["An audit of the first morning", 0, 45, [], [0]],
  ["School avoidance", 2, 0, [], []],
  ["At home in class", 1, 12, [0], []],
  ["Speech", 2, 90, [], [0]],
];

export const FILES: Record<string, unknown> = {
  "search/index.json": {
    version: 1,
    lists: {
      kind: [
        ["toolkit", "Toolkit"],
        ["principle", "Principle"],
        ["term", "Term"],
      ],
      topic: [["belonging", "Belonging"]],
      sector: [["health", "Health"]],
      role: [["teacher", "Teacher"]],
      level: [],
      stage: [],
    },
    records: {
      title: RECORDS.map(([title]) => title),
      path: ["principles/back/", "toolkits/morning/", "glossary/avoidance/", "principles/home/", "glossary/therapist/"],
      kind: RECORDS.map(([, kind]) => kind),
      minutes: RECORDS.map(([, , minutes]) => minutes),
      topic: RECORDS.map(([, , , topic]) => topic),
      sector: RECORDS.map(() => [0]),
      role: RECORDS.map(([, , , , role]) => role),
      level: RECORDS.map(() => []),
      stage: RECORDS.map(() => []),
    },
    summaries: {},
    pieces: [
      ["", "first"],
      ["m", "second"],
    ],
  },
  "search/words.json": WORDS,
  "search/spelling.json": { version: 1, words: ["morning mentor", "pupil school"], names: "" },
  // Each number: how many records lie between, times 32, plus the weight of 31.
  "search/first.json": {
    "=avoidance": [8, 32 + 31],
    "=therapist": [4 * 32 + 31],
    "=leaders": [20],
    avoid: [6, 32 + 31],
  },
  "search/second.json": {
    home: [12],
    mentor: [20, 10],
    morn: [4, 25],
    plan: [12, 2 * 32 + 31],
    pupil: [3 * 32 + 20],
    school: [3, 3, 9],
    speech: [4 * 32 + 30],
  },
};

/** Lets `fetch` find files: text as it stands, anything else as JSON, and nothing else. */
export function serve(files: Readonly<Record<string, unknown>>): void {
  globalThis.fetch = async (input) => {
    const path = new URL(String(input)).pathname.slice(1);
    if (!(path in files)) return new Response("", { status: 404 });
    const file = files[path];
    return new Response(typeof file === "string" ? file : JSON.stringify(file));
  };
}

/** Lets `fetch` find the files of several sites, each by the address of its root, and nothing else. */
export function serveSites(sites: Readonly<Record<string, Readonly<Record<string, unknown>>>>): void {
  globalThis.fetch = async (input) => {
    const address = String(input);
    const root = Object.keys(sites).find((one) => address.startsWith(one));
    const file = root && sites[root]?.[address.slice(root.length)];
    return file ? new Response(JSON.stringify(file)) : new Response("", { status: 404 });
  };
}

/** Opens a library, that of FILES unless told otherwise. */
export function open(files: Readonly<Record<string, unknown>> = FILES): Promise<Library> {
  serve(files);
  return Library.open(ROOT);
}
