/**
 * A session as a file, and anything at all read as one. What comes from a file, an address or the store is untrusted:
 * its shape and its text are checked here, and it is only ever shown as text.
 */

import { Unreadable } from "../files";
import { LONGEST_PART, MOST_PARTS, SHORTEST_PART } from "./parts";
import { type Data, dateIn, isData, isRef, numberIn, textIn } from "./reading";
import type { Part, Session, Used } from "./session";

const FORMAT = 1;
/** What a file says of itself. */
const WHAT = "connected-practice-session";
/** A file that a person wrote is far smaller (bytes); more of anything than this was not written here. */
export const LARGEST_FILE = 2_000_000;
const MOST_PEOPLE = 10_000;
const MOST_CHOICES = 60;
const MOST_USES = 40;
const LONGEST_TITLE = 300;
const LONGEST_TEXT = 5000;
const KINDS: readonly Part["kind"][] = ["opening", "activity", "break", "closing"];
const ID = /^[a-z0-9][a-z0-9-]{0,79}$/;
const PART_ID = /^[A-Za-z0-9-]{1,80}$/;

/** Returns a session as the text of a file. */
export function toFile(session: Session): string {
  return `${JSON.stringify({ what: WHAT, ...session }, null, 2)}\n`;
}

/** Returns the session in a file's text, or what is wrong with it in words for people. */
export function read(text: string): Session | Unreadable {
  if (text.length > LARGEST_FILE) return damaged("It is far larger than a session can be.");
  try {
    const value = JSON.parse(text) as unknown;
    return isData(value) && value["what"] === WHAT ? sessionIn(value) : new Unreadable(NO_SESSION);
  } catch (error) {
    return error instanceof Unreadable ? error : new Unreadable(NO_SESSION);
  }
}

const NO_SESSION =
  "This file holds no session, or it is not whole any more. Choose a file that was saved with “Save to a file” on this page.";

/** Returns a session of any earlier format. Throws Unreadable, with a message for people, where there is none. */
export function sessionIn(value: unknown): Session {
  if (!isData(value)) throw damaged("It is not a session.");
  const format = value["format"];
  if (typeof format === "number" && format > FORMAT) {
    throw new Unreadable("This session was made with a newer version of this page. Load the page again, then open it.");
  }
  if (format !== FORMAT) throw damaged("It does not say how it was saved.");
  const minutes = numberIn(value, "minutes", 0, LONGEST_PART);
  if (minutes === null) throw damaged("It does not say how long it takes, or longer than 8 hours.");
  return {
    format: FORMAT,
    title: textIn(value, "title", LONGEST_TITLE),
    minutes,
    who: whoIn(value["who"]),
    about: textIn(value, "about", LONGEST_TITLE),
    topics: idsIn(value["topics"]),
    parts: partsIn(value["parts"]),
  };
}

function whoIn(value: unknown): Session["who"] {
  const given = isData(value) ? value : {};
  return {
    roles: idsIn(given["roles"]),
    sectors: idsIn(given["sectors"]),
    number: numberIn(given, "number", 0, MOST_PEOPLE) ?? 0,
    place: given["place"] === "online" ? "online" : "room",
  };
}

function partsIn(value: unknown): Part[] {
  if (!Array.isArray(value)) throw damaged("It has no parts.");
  if (value.length > MOST_PARTS)
    throw damaged(`It has ${value.length} parts, and more than ${MOST_PARTS} cannot be shown.`);
  const taken = new Set<string>();
  return (value as unknown[]).map((given, at) => {
    const part = partIn(given, at);
    let id = part.id;
    for (let number = 1; !id || taken.has(id); number++) id = `p${number}`;
    taken.add(id);
    return { ...part, id };
  });
}

function partIn(given: unknown, at: number): Part {
  const kind = isData(given) ? KINDS.find((one) => one === given["kind"]) : undefined;
  if (!isData(given) || !kind) throw damaged(`Its part ${at + 1} is no part of a session.`);
  const minutes = numberIn(given, "minutes", SHORTEST_PART, LONGEST_PART);
  if (minutes === null) throw damaged(`Its part ${at + 1} does not say how many minutes it takes.`);
  const id = textIn(given, "id", 80);
  return {
    id: PART_ID.test(id) ? id : "",
    kind,
    title: textIn(given, "title", LONGEST_TITLE),
    minutes,
    what: textIn(given, "what", LONGEST_TEXT),
    uses: usesIn(given["uses"]),
    seats: idsIn(given["seats"]),
    why: textIn(given, "why", LONGEST_TEXT),
  };
}

function usesIn(value: unknown): Used[] {
  const listed = Array.isArray(value) ? (value.slice(0, MOST_USES) as unknown[]).filter(isData) : [];
  return listed.filter((used) => isRef(used["ref"])).map(usedIn);
}

function usedIn(given: Data): Used {
  const ref = String(given["ref"]);
  return { ref, version: dateIn(given, "version"), title: textIn(given, "title", LONGEST_TITLE) || ref };
}

function idsIn(value: unknown): string[] {
  const listed = Array.isArray(value) ? (value.slice(0, MOST_CHOICES) as unknown[]) : [];
  return [...new Set(listed.filter((one): one is string => typeof one === "string" && ID.test(one)))];
}

function damaged(why: string): Unreadable {
  return new Unreadable(`This session cannot be opened. ${why} Nothing that you have here was changed.`);
}
