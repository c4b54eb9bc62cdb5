/** Everything that the builder shows follows from this. It is replaced, never changed in place. */

import type { Desk, Kept as KeptOf, Saving } from "../drawer";
import { type Charter, isBlank, newCharter, type Principle, type Removed } from "./charter";
import type { Examples } from "./library";
import type { PaperSize } from "./poster";

export type Kept = KeptOf<Charter>;

export interface State extends Desk<Charter> {
  readonly examples: Examples | null;
  /** Statements that were taken out of the open charter and can be put back. */
  readonly removed: readonly Removed[];
  /** The charter that was deleted last and can be put back. */
  readonly deleted: Kept | null;
  readonly size: PaperSize;
  /** Whether this browser keeps anything. */
  readonly canKeep: boolean;
  /** What was saved to a file last. */
  readonly filed: Charter | null;
}

const NO_ORIGIN = { version: "", address: "", sources: [] };

/** Returns a charter that nobody has written in yet. */
export function blank(id: string, principles: readonly Principle[], examples: Examples | null): Kept {
  const charter = newCharter(examples?.principles ?? principles, examples?.origin ?? NO_ORIGIN);
  return { id, value: charter, revision: 0, changed: "" };
}

/** Opens a charter; one that is new here waits to be kept. */
export function opening(state: State, open: Kept, saving: Saving = "kept"): State {
  return { ...state, open, removed: [], saving: state.canKeep ? saving : "not kept" };
}

/** Changes the charter that is open. */
export function writing(state: State, charter: Charter): State {
  if (charter === state.open.value) return state;
  return { ...state, open: { ...state.open, value: charter }, saving: state.saving === "not kept" ? "not kept" : "waiting" };
}

/** Whether what is open would be lost if another charter were opened in its place. */
export function wouldBeLost({ open, saving, filed }: State): boolean {
  return saving !== "kept" && !isBlank(open.value) && filed !== open.value;
}
