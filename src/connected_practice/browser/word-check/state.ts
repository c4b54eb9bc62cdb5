/** Everything that is shown, and what follows from it. */

import type { Finding, Result } from "./check";
import { normal } from "./matcher";
import type { ReaderId } from "./settings";

export interface State {
  /** Whether the glossary has been fetched. */
  readonly stage: "fetching" | "ready" | "failed";
  readonly text: string;
  readonly reader: ReaderId;
  /** Null while there is nothing to check, or too much. */
  readonly result: Result | null;
  /** What the person left as it is: the words, by what they are (`keyOf`). It holds for all places in the text. */
  readonly left: ReadonlyMap<string, string>;
  readonly current: Finding | null;
  /** The name of the file that was opened, without its ending. */
  readonly file: string;
  /** What the tool has to say, and whether it is that something went wrong. */
  readonly message: string;
  readonly isTrouble: boolean;
  /** The text before the last thing that was done to it at a press. */
  readonly before: string | null;
}

export const START: State = {
  stage: "fetching",
  text: "",
  reader: "parent",
  result: null,
  left: new Map(),
  current: null,
  file: "",
  message: "",
  isTrouble: false,
  before: null,
};

/** Returns what a finding is, wherever it stands: leaving it leaves all of its kind. */
export function keyOf({ kind, words, letters, terms, within }: Finding): string {
  const what = kind === "senses" ? (terms[0] ?? "") : (letters ?? normal(words));
  return [kind, within ?? "", what].join(" ");
}

/** Returns the findings that are not left as they are, in the order of the text. */
export function open({ result, left }: State): readonly Finding[] {
  return (result?.findings ?? []).filter((finding) => !left.has(keyOf(finding)));
}

/** Returns the findings that say the same of the same words, this one among them. */
export function alike(state: State, finding: Finding): readonly Finding[] {
  return open(state).filter((other) => keyOf(other) === keyOf(finding));
}

/** Returns the state with findings that follow from another text or reader: the one looked at stays where it can. */
export function withResult(state: State, result: Result | null): State {
  const { current } = state;
  const next = { ...state, result, current: null };
  const found = open(next);
  if (!current) return { ...next, current: found.find(({ level }) => level === "change") ?? found[0] ?? null };
  const same = found.find((one) => one.start === current.start && one.kind === current.kind);
  return { ...next, current: same ?? found.find((one) => one.start >= current.start) ?? found.at(-1) ?? null };
}

/** Returns the finding before or after the current one; the first follows the last. */
export function neighbour(state: State, step: -1 | 1): Finding | null {
  const found = open(state);
  const at = state.current ? found.indexOf(state.current) : -1;
  return found[(at + step + found.length) % found.length] ?? null;
}
