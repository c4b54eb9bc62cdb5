/** The sessions that a person keeps in this browser, and which of them was open last. */

import { Drawer, type Kept } from "../drawer";
import { Conflict, openStore } from "../store";
import type { Session } from "./session";
import { sessionIn } from "./session-file";

/** Under this id on the shelf "settings" stands which session was open last. */
const LAST = "session-open";

/** Opens the drawer, with what closed pages left beside it. Rejects with StoreUnavailable where the browser forbids it. */
export async function openDrawer(): Promise<SessionDrawer> {
  const drawer = new SessionDrawer(await openStore(), "sessions", sessionIn);
  await drawer.takeUp();
  return drawer;
}

export class SessionDrawer extends Drawer<Session> {
  /** Returns the session that was open last; where it is gone, the one that was changed last. */
  async last(): Promise<Kept<Session> | undefined> {
    const opened = await this.store.get<{ readonly session: unknown }>("settings", LAST);
    const found = typeof opened?.session === "string" ? await this.get(opened.session) : undefined;
    return found ?? (await this.all())[0];
  }

  /** Notes which session is open. That two tabs do so at once harms nobody: the later one was open last. */
  async opened(id: string): Promise<void> {
    try {
      const before = await this.store.get<{ readonly session: string }>("settings", LAST);
      if (before?.session === id) return;
      await this.store.put("settings", LAST, { format: 1, session: id }, before?.revision ?? 0);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}
