/** Everything that the builder shows follows from this. It is replaced, never changed in place. */

import type { Kept, Saving } from "../drawer";
import type { Finding } from "../identifying";
import type { Organisation } from "../documents";
import type { Choices } from "./choices";
import { type History, NO_HISTORY } from "./history";
import type { Entry, Library } from "./library";
import type { Change } from "./moved-on";
import type { Plans } from "./origins";
import type { Materials } from "./parts";
import type { Session } from "./session";
import type { Since } from "./since";

export interface State {
  /** The session that is open. */
  readonly open: Kept<Session>;
  readonly history: History;
  /** All that are kept, the last changed first. */
  readonly kept: readonly Kept<Session>[];
  readonly choices: Choices;
  /** Null until it is there, or where it cannot be had. */
  readonly library: Library | null;
  /** Why the library cannot be had, in words for people; empty where it can, or may. */
  readonly missing: string;
  /** What the records in the open session give to it, as far as that has been fetched. */
  readonly materials: Materials;
  /** The sessions of the library that it was made from, as far as they have been fetched. */
  readonly plans: Plans;
  /** What an address asks: what has changed since a session's documents were made; null where none does. */
  readonly since: Since | null;
  /** What has changed in the library since the open session was put together. */
  readonly changes: readonly Change[];
  readonly organisation: Organisation;
  /** Whether the three questions are open; they always are before there is a session. */
  readonly isAsking: boolean;
  /** What stands in the way of a proposal, in words; empty where nothing does. */
  readonly mistake: string;
  readonly adding: Adding | null;
  /** The part for which another is offered, and what is. */
  readonly swapping: { readonly part: string; readonly offers: readonly Entry[] } | null;
  /** The part whose words are being written: an empty field stays empty until it is left. */
  readonly writing: string;
  readonly leaving: Leaving;
  /** The session that was deleted last and can be put back. */
  readonly deleted: Kept<Session> | null;
  /** Whether this browser keeps anything. */
  readonly canKeep: boolean;
  readonly saving: Saving;
  /** What was saved to a file last. */
  readonly filed: Session | null;
  /** What stands in the way, in words for people; empty where nothing does. */
  readonly trouble: string;
}

/** Looking for something to add. */
export interface Adding {
  readonly words: string;
  /** Null while it is being looked for; the first that were found otherwise. */
  readonly found: readonly Entry[] | null;
}

/** Taking it along. */
export interface Leaving {
  /** What is being made, in words; empty where nothing is. */
  readonly making: string;
  /** What was made last or went wrong, in words. */
  readonly said: string;
  readonly isTrouble: boolean;
  /** Words that may identify somebody, and what goes on when the person says so. */
  readonly careful: { readonly findings: readonly Finding[]; readonly way: Way } | null;
  /** The address that holds the whole session; empty until it is asked for. */
  readonly address: string;
  /** When the session takes place, as the fields have it. */
  readonly day: string;
  readonly time: string;
  readonly place: string;
}

/** The ways on which words leave the page as they were written; a paper is named as packs/pack.ts has it. */
export type Way = "everything" | "slides" | "address" | "file" | `word ${string}` | `print ${string}`;

export const NOTHING_LEAVES: Leaving = {
  making: "",
  said: "",
  isTrouble: false,
  careful: null,
  address: "",
  day: "",
  time: "",
  place: "",
};

const AN_HOUR = 60;
const A_GROUP = 12;

/** Returns a session that nobody has said anything about yet. */
export function blank(id: string): Kept<Session> {
  const who = { roles: [], sectors: [], number: A_GROUP, place: "room" } as const;
  const session: Session = { format: 1, title: "", minutes: AN_HOUR, who, about: "", topics: [], parts: [] };
  return { id, value: session, revision: 0, changed: "" };
}

/** Opens a session; one that is new here waits to be kept. */
export function opening(state: State, open: Kept<Session>, saving: Saving = "kept"): State {
  return {
    ...state,
    open,
    history: NO_HISTORY,
    changes: [],
    isAsking: false,
    mistake: "",
    adding: null,
    swapping: null,
    writing: "",
    leaving: { ...NOTHING_LEAVES, day: state.leaving.day, time: state.leaving.time, place: state.leaving.place },
    saving: state.canKeep ? saving : "not kept",
  };
}

/** Whether there is a session yet, and not only answers to questions about one, which nobody looks for again. */
export function isBuilt({ open }: Pick<State, "open">, session = open.value): boolean {
  return session.parts.length > 0 || session.title !== "" || open.revision > 0;
}

/** Whether what is open would be lost if another session were opened in its place. */
export function wouldBeLost(state: State): boolean {
  return state.saving !== "kept" && isBuilt(state) && state.filed !== state.open.value;
}
