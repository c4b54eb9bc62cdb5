/**
 * What a session owes to those of the library that it was made from: their outcomes, what they ask to prepare, how they
 * keep people safe, and their notes. A step is known again by what people do in it, whatever became of its minutes.
 */

import type { Material, Plan } from "../packs/plan";
import type { Library, ReadyMade } from "./library";
import type { Part, Session } from "./session";

/** Plans of the library's sessions by their refs, as far as they have been fetched. */
export type Plans = ReadonlyMap<string, Plan>;

/** Returns the sessions and modules of which at least half of the steps stand in a session. */
export function originsOf(session: Session, library: Library): ReadyMade[] {
  const done = new Set(session.parts.map(signOf));
  return library.sessions.filter(({ steps }) => steps.filter((step) => done.has(signOf(step))).length * 2 >= steps.length);
}

/** Returns by what a step is known again: what people do, or its title where nobody has said. */
function signOf({ what, title }: Pick<Part, "what" | "title">): string {
  return what || title;
}

/** Returns the plans of these, as far as they have been fetched. */
export function plansOf(session: Session, library: Library, plans: Plans): Plan[] {
  return originsOf(session, library).flatMap(({ ref }) => plans.get(ref) ?? []);
}

/** Returns the records that the plans' own steps work with: the plans say what follows from them. */
export function coveredBy(plans: readonly Plan[]): ReadonlySet<string> {
  return new Set(plans.flatMap(({ steps }) => steps.flatMap(({ materials }) => materials.map(({ ref }) => ref))));
}

/** Returns what a part has of its step in a plan that is no record of its own: a module's questions. */
export function ownMaterialsOf(part: Part, plans: readonly Plan[], library: Library): Material[] {
  const steps = plans.flatMap((plan) => plan.steps.filter((step) => signOf(step) === signOf(part)));
  return steps.flatMap(({ materials }) => materials.filter(({ ref }) => !library.byRef.has(ref)));
}
