/** Why a part is there, in a plain sentence. */

import { inList, inSentence } from "./plan-of";

export type Purpose = "meet" | "closer" | "try";

type Because = Partial<Record<Purpose, string>> & { readonly usually: string };

/** What a record of a kind is, and what it is there for. */
const BECAUSE: Readonly<Record<string, readonly [is: string, because: Because]>> = {
  "case-study": ["A case", { usually: "looked at closely before people talk about many" }],
  finding: [
    "A figure",
    {
      meet: "so that everybody begins from the same ground",
      usually: "to be read with its limits before anybody repeats it",
    },
  ],
  principle: [
    "A principle",
    {
      meet: "to say in one sentence what good work would be",
      try: "to hold against what is done here",
      usually: "to name what the work turns on",
    },
  ],
  toolkit: ["A tool", { usually: "so that people try it on their own work while they are still together" }],
  reflection: ["Questions", { usually: "for people to answer about their own work" }],
  guide: ["A short guide", { usually: "so that nobody is left behind at the start" }],
  voice: ["What people said themselves", { usually: "heard before professionals say more" }],
  brief: ["A page for leaders", { usually: "to see what can be asked of those who decide" }],
};

export const REASONS = {
  opening: "People arrive, and hear what this is for before anything is asked of them.",
  openingWithNote: "People hear what will come up before it does, since something here may be hard to hear.",
  closing: "Without one thing in writing, little is left by Monday.",
  rest: (minutes: number) => `People have worked for ${minutes} minutes by then.`,
  ownBreak: "The session has its break here.",
  lunch: "In the middle of a long day people need to eat, and to talk of something else.",
  readyMade: (ref: string, title: string, its: number, minutes: number) => {
    const kind = ref.startsWith("module:") ? "module" : "session";
    const change =
      minutes === its ? "as it is" : minutes < its ? `cut from ${its} minutes` : `stretched from ${its} minutes`;
    return `This is “${title}”, a ${kind} that the library has ready, ${change}.`;
  },
  step: (title: string) =>
    title ? `The same session works with “${title}” here.` : "The same session goes on with this.",
  seats: (sectors: readonly string[]) =>
    `Its questions come from the seats of ${inList(sectors.map(inSentence))}, since your group has ${sectors.length === 2 ? "both" : "all of them"}.`,
  record: (kind: string, subject: string, purpose: Purpose) => {
    const [is, because] = BECAUSE[kind] ?? ["A page of the library", { usually: "to work with together" }];
    return `${is}${subject ? ` on ${subject}` : ""}, ${because[purpose] ?? because.usually}.`;
  },
  role: (roles: readonly string[]) => `It is for people in your group: ${inList(roles.map(inSentence))}.`,
  note: "It has a content note, so there is time to talk before people leave.",
  nothing: (about: string) =>
    `The library has nothing on “${about.slice(0, 80)}”. The parts below need no record: change them, try other words, or add what you know.`,
  nothingAtAll: "The library has nothing that could go into a session yet. The parts below need no record.",
} as const;
