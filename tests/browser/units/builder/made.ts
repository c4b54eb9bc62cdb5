/** A small library for a session builder, and wishes of every kind. */

import fc from "fast-check";

import { type Library, libraryIn } from "browser/builder/library";
import type { Wish } from "browser/builder/propose";
import type { Part, Session } from "browser/builder/session";

export const SECTORS = ["education", "social-care", "youth-justice", "health"];
const TOPICS = ["trauma", "attendance", "exclusion", "parents"];
const TITLES: Readonly<Record<string, string>> = {
  "case-study": "Lena: one door that was always open",
  finding: "Three in ten children missed more than a tenth of school",
  principle: "Calm first, connection next, and only then the talk",
  toolkit: "Ten questions for a meeting about a child",
  reflection: "The beliefs we bring into the room",
  guide: "Where to begin when a child stays away",
  voice: "What young people said about their first day back",
};
const MINUTES: Readonly<Record<string, [number, number]>> = {
  "case-study": [8, 15],
  finding: [4, 7],
  principle: [5, 10],
  toolkit: [10, 20],
  reflection: [10, 20],
  guide: [5, 8],
  voice: [5, 10],
};

/** What the site would publish: for each topic one record of each kind, and two sessions. */
export function published() {
  const materials = TOPICS.flatMap((topic, number) =>
    Object.entries(TITLES).map(([kind, title]) => ({
      ref: `${kind}:${topic}`,
      kind,
      title: `${title} (${topic})`,
      summary: `On ${topic}.`,
      path: `${kind}/${topic}/`,
      version: `2026-0${number + 1}-01`,
      minutes: MINUTES[kind],
      topics: [topic, TOPICS[(number + 1) % TOPICS.length]],
      sectors: SECTORS,
      roles: ["teacher", "social-worker"],
      level: ["team"],
      note: kind === "voice" || (kind === "case-study" && topic === "trauma"),
      seats: kind === "case-study" ? SECTORS : [],
      words: "",
    })),
  );
  const common = { path: "sessions/x/", version: "2026-02-02", sectors: SECTORS, roles: ["teacher"], outcomes: 2 };
  const sessions = [
    {
      ...common,
      ref: "session:first-minute",
      title: "Trauma: the first minute",
      minutes: 20,
      topics: ["trauma", "parents"],
      steps: [
        {
          id: "hello",
          title: "Welcome",
          minutes: 3,
          what: "Say who is here, and what will not happen today.",
          uses: [],
        },
        {
          id: "read",
          title: "Read about the order",
          minutes: 12,
          what: "Read in pairs, and mark one line.",
          uses: ["principle:trauma", "case-study:trauma"],
        },
        { id: "end", title: "Close", minutes: 5, what: "Write one line to keep.", uses: [] },
      ],
    },
  ];
  return { format: 1, materials, sessions };
}

export const LIBRARY: Library = libraryIn(published());

export function wish(minutes: number, given: Partial<Omit<Wish, "who">> & { who?: Partial<Wish["who"]> } = {}): Wish {
  const who = { roles: [], sectors: [], number: 8, place: "room" as const, ...given.who };
  return { minutes, about: given.about ?? "", topics: given.topics ?? [], who };
}

/** Plain objects, as everything here makes them. */
const PLAIN = { noNullPrototype: true } as const;

export const anyWish: fc.Arbitrary<Wish> = fc.record(
  {
    minutes: fc.integer({ min: 5, max: 480 }),
    about: fc.oneof(fc.constantFrom("", "trauma", "attendance and parents", "gardening"), fc.string({ maxLength: 40 })),
    topics: fc.subarray([...TOPICS, "no-such-topic"]),
    who: fc.record(
      {
        roles: fc.subarray(["teacher", "social-worker", "nobody"]),
        sectors: fc.subarray(SECTORS),
        number: fc.integer({ min: 0, max: 300 }),
        place: fc.constantFrom("room" as const, "online" as const),
      },
      PLAIN,
    ),
  },
  PLAIN,
);

export function part(id: string, given: Partial<Part> = {}): Part {
  return { id, kind: "activity", title: `Part ${id}`, minutes: 10, what: "", uses: [], seats: [], why: "", ...given };
}

export function session(parts: readonly Part[], minutes = 60): Session {
  return { format: 1, title: "Ours", ...wish(minutes), parts };
}
