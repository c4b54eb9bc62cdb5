/** Words of a session that may identify somebody: what a person wrote is looked at, not what the library says. */

import { type Finding, identifying } from "../identifying";
import type { Library } from "./library";
import type { Session } from "./session";

/** Returns what may identify somebody in a session's own words. */
export function identifyingIn(session: Session, library: Library | null): Finding[] {
  const written = [session.title, session.about, ...session.parts.flatMap((part) => [part.title, part.what])];
  const own = [...new Set(written)].filter((text) => text && !librarys(library).has(text));
  return own.flatMap(identifying);
}

const known = new WeakMap<Library, ReadonlySet<string>>();

/** Returns the texts of the library that can stand in a session. */
function librarys(library: Library | null): ReadonlySet<string> {
  if (!library) return new Set();
  let texts = known.get(library);
  if (!texts) {
    const titles = library.materials.map((entry) => entry.title);
    const steps = library.sessions.flatMap((made) => [made.title, ...made.steps.flatMap((step) => [step.title, step.what])]);
    texts = new Set([...titles, ...steps]);
    known.set(library, texts);
  }
  return texts;
}
