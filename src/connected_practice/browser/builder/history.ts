/** Undo and redo: sessions as they were, and as they would be again. Plain values, never changed in place. */

import type { Session } from "./session";

export interface History {
  readonly past: readonly Session[];
  readonly future: readonly Session[];
  /** What was changed last, so that one word that is typed is one step back and not five; empty for a step of its own. */
  readonly doing: string;
}

export const NO_HISTORY: History = { past: [], future: [], doing: "" };

/** How many steps one can go back. */
const STEPS = 200;

/** Returns the history after a change from `before`. Changes in a row of the same thing are one step. */
export function recorded(history: History, before: Session, doing = ""): History {
  if (doing && doing === history.doing && history.past.length) return { ...history, future: [] };
  return { past: [...history.past, before].slice(-STEPS), future: [], doing };
}

/** Returns the session one step back and the history there, or null at the beginning. */
export function back(history: History, now: Session): readonly [Session, History] | null {
  const before = history.past.at(-1);
  if (!before) return null;
  return [before, { past: history.past.slice(0, -1), future: [now, ...history.future], doing: "" }];
}

/** Returns the session one step forward and the history there, or null at the end. */
export function forward(history: History, now: Session): readonly [Session, History] | null {
  const [after, ...future] = history.future;
  return after ? [after, { past: [...history.past, now], future, doing: "" }] : null;
}
