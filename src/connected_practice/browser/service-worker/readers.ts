/**
 * Which build each open page was loaded from. Whatever a page asks for later comes from the same build, also when the
 * browser has ended this worker and begun another, so that it stands in the notes of the copy.
 */

import type { Copy } from "../offline/copy";
import { worker } from "./scope";

export interface Reader {
  /** The build that the page is of; empty where that is not known. */
  readonly build: string;
  /** Whether it came from the copy, and not from the site. */
  readonly isCopy: boolean;
  /** Until when it need not be among the open pages, in milliseconds as of Date.now(): it may be being opened. */
  readonly arrivesBy: number;
}

type Table = Readonly<Record<string, Reader>>;

const NOTE = "readers";
/** Milliseconds in which a page is opened, and asks for something. */
const ARRIVING = 60_000;

export class Readers {
  private table: Promise<Map<string, Reader>> | null = null;

  constructor(private readonly copy: Copy) {}

  /** Returns what is known of the page that asks. */
  async of(id: string): Promise<Reader | undefined> {
    const table = await this.read();
    const reader = table.get(id);
    if (reader?.arrivesBy) table.set(id, { ...reader, arrivesBy: 0 }); // it is there
    return reader;
  }

  async set(id: string, build: string, isCopy: boolean): Promise<void> {
    const table = await this.read();
    table.set(id, { build, isCopy, arrivesBy: Date.now() + ARRIVING });
    await this.forgetClosed();
    // Where there is no room for the note the page is still answered, and this worker knows until it ends.
    await this.copy.setNote(NOTE, Object.fromEntries(table)).catch(() => undefined);
  }

  /** Returns the builds that open pages are of. */
  async builds(): Promise<Set<string>> {
    await this.forgetClosed();
    return new Set([...(await this.read()).values()].map(({ build }) => build).filter(Boolean));
  }

  private async forgetClosed(): Promise<void> {
    const table = await this.read();
    const open = new Set((await worker.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
    for (const [id, { arrivesBy }] of table) if (!open.has(id) && Date.now() > arrivesBy) table.delete(id);
  }

  private read(): Promise<Map<string, Reader>> {
    this.table ??= this.copy.note(NOTE).then((kept) => new Map(Object.entries((kept ?? {}) as Table)));
    return this.table;
  }
}
