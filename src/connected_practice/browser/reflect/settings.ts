/** What a person chose last: the body that their record is for. Nothing hangs on it, so that a lost one is no trouble. */

import type { Store } from "../store";
import { type Shape, shapeOf } from "./shapes";

const SHELF = "settings";
const ID = "reflect";

interface Choice {
  readonly format: 1;
  readonly shape: string;
}

/** Returns the shape that was chosen last; the plain one where none was. */
export async function chosenShape(store: Store | null): Promise<Shape> {
  const choice = await store?.get<Partial<Choice>>(SHELF, ID).catch(() => undefined);
  return shapeOf(typeof choice?.shape === "string" ? choice.shape : "");
}

/** Remembers a shape. Another tab that chooses at the same moment may win. */
export async function chooseShape(store: Store | null, shape: Shape): Promise<void> {
  if (!store) return;
  try {
    const kept = await store.get<Choice>(SHELF, ID);
    await store.put<Choice>(SHELF, ID, { format: 1, shape: shape.id }, kept?.revision ?? 0);
  } catch {
    // The choice holds for this page all the same.
  }
}
