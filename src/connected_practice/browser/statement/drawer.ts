/** The charters that a person keeps in this browser. */

import { Drawer } from "../drawer";
import { newId, openStore } from "../store";
import type { Charter } from "./charter";
import { charterIn } from "./charter-file";

/** Opens the drawer, with what closed pages left beside it. Rejects with StoreUnavailable where the browser forbids it. */
export async function openDrawer(): Promise<Drawer<Charter>> {
  const drawer = new Drawer(await openStore(), "statements", (value) => charterIn(value, newId));
  await drawer.takeUp();
  return drawer;
}
