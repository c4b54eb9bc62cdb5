/** Who wants to know of changes, in this tab and in the others. */

import { type Shelf, SHELVES } from "./migrations";

/** Called with the id of what changed, or null where everything on the shelf may have. */
export type Watcher = (id: string | null) => void;

interface Change {
  readonly shelf: Shelf;
  readonly id: string | null;
}

const CHANNEL = "connected-practice";

export class Changes {
  private readonly watchers = new Map<Shelf, Set<Watcher>>();
  private readonly channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);

  constructor() {
    this.channel?.addEventListener("message", (event) => {
      if (isChange(event.data)) this.pass(event.data);
    });
    // A page that comes back out of the browser's memory heard nothing while it was away.
    addEventListener("pageshow", (event) => {
      if (event.persisted) for (const shelf of this.watchers.keys()) this.pass({ shelf, id: null });
    });
  }

  /** Calls `watcher` on every change of a shelf until the function that is returned is called. */
  watch(shelf: Shelf, watcher: Watcher): () => void {
    const watchers = this.watchers.get(shelf) ?? new Set();
    this.watchers.set(shelf, watchers.add(watcher));
    return () => void watchers.delete(watcher);
  }

  /** Tells this tab and the others. */
  tell(shelf: Shelf, id: string | null): void {
    this.pass({ shelf, id });
    this.channel?.postMessage({ shelf, id } satisfies Change);
  }

  private pass({ shelf, id }: Change): void {
    for (const watcher of [...(this.watchers.get(shelf) ?? [])]) watcher(id);
  }
}

function isChange(value: unknown): value is Change {
  if (typeof value !== "object" || value === null) return false;
  const { shelf, id } = value as Record<string, unknown>;
  return (SHELVES as readonly unknown[]).includes(shelf) && (id === null || typeof id === "string");
}
