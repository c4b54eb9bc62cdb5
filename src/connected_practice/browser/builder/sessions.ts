/** Several sessions: which one is open, copies, deleting and putting back, files, and what an address asks for. */

import { copyOf, type Kept } from "../drawer";
import { open as openFiles, textOf, Unreadable } from "../files";
import { newId } from "../store";
import { Damaged, fromFragment, isFragment } from "./address";
import type { Builder } from "./builder";
import { loadMaterial } from "./library";
import { movedOn } from "./moved-on";
import { add, partOf, sessionOf } from "./parts";
import type { Session } from "./session";
import { LARGEST_FILE, read } from "./session-file";
import { isSince, sinceIn } from "./since";
import { blank, isBuilt, opening, wouldBeLost } from "./state";

const NAME = "cp-builder-name";
const NOT_THERE = "The session in this address is not in the library, or not any more. Answer the three questions to build one.";
const NOT_WHOLE = "This address is not whole, so that it cannot say what has changed. Scan the code again, or follow the link in the file.";
const NO_RECORD = "The page in this address cannot go into a session, or is not in the library any more.";

export class Sessions {
  constructor(private readonly builder: Builder) {}

  open(id: string): void {
    void this.builder.saying(() => this.leave(() => this.kept(id), "", NAME));
  }

  begin(): void {
    void this.builder.saying(() => this.leave(() => blank(newId()), "A new session. The others are kept.", "cp-builder-minutes"));
  }

  copy(id: string): void {
    void this.builder.saying(() =>
      this.leave(() => {
        const kept = this.kept(id);
        return kept && unkept(copyOf(kept.value));
      }, "This is a copy. The first one is kept.", NAME),
    );
  }

  delete(id: string): void {
    const { builder } = this;
    void builder.saying(async () => {
      await builder.keeper.now();
      const gone = this.kept(id);
      await builder.drawer?.remove(id);
      const kept = builder.state.kept.filter((other) => other.id !== id);
      const isOpen = id === builder.state.open.id;
      const state = isOpen ? opening(builder.state, kept[0] ?? blank(newId())) : builder.state;
      builder.change({ ...state, kept, deleted: gone ?? null });
      this.look();
      builder.focusOn("cp-builder-undelete");
      builder.say("Session deleted. You can put it back until you leave this page.");
    });
  }

  undelete(): void {
    const { deleted } = this.builder.state;
    if (!deleted) return;
    this.builder.state = { ...this.builder.state, deleted: null };
    void this.builder.saying(() => this.leave(() => ({ ...deleted, revision: 0 }), "The session is back.", NAME));
  }

  openFile(): void {
    void this.builder.saying(async () => {
      const [file] = await openFiles(".json", LARGEST_FILE);
      if (!file) return;
      const session = read(await textOf(file));
      if (session instanceof Unreadable) throw session;
      await this.leave(() => unkept(session), `Opened: ${session.title}.`, NAME);
    });
  }

  /** Does what the page's address asks for: opens a session that it holds or names, or adds a record to the open one. */
  async route(): Promise<void> {
    const wanted = new URLSearchParams(location.search);
    const { hash } = location;
    const [ready, ref] = [wanted.get("open"), wanted.get("add")];
    if (isSince(hash)) return this.tellSince(hash);
    if (!isFragment(hash) && ready === null && ref === null) return;
    history.replaceState(null, "", location.pathname); // a reload does not do it again
    await this.builder.saying(async () => {
      if (isFragment(hash)) await this.openAddress(hash);
      else if (ready !== null) await this.openReady(ready);
      else await this.addRecord(ref ?? "");
    });
  }

  /** Shows what has changed since the documents of a session were made: a code on them leads here. */
  private tellSince(hash: string): void {
    const since = sinceIn(hash);
    if (!since) return this.trouble(NOT_WHOLE);
    this.builder.change({ ...this.builder.state, since });
    this.builder.focusOn("cp-builder-since");
  }

  private async openAddress(hash: string): Promise<void> {
    const session = await fromFragment(hash, this.builder.state.library);
    if (session instanceof Damaged) return this.trouble(session.message);
    await this.leave(() => unkept(session), `Opened from an address: ${session.title}.`, NAME);
  }

  private async openReady(ref: string): Promise<void> {
    const made = this.builder.state.library?.sessions.find((session) => session.ref === ref);
    if (!made) return this.trouble(NOT_THERE);
    await this.leave(() => unkept(sessionOf(made)), "Opened as a copy for you to change. The library’s own stays as it is.", NAME);
  }

  private async addRecord(ref: string): Promise<void> {
    const { builder } = this;
    const { library } = builder.state;
    const record = library ? library.byRef.get(ref) : await loadMaterial(ref);
    if (!record) return this.trouble(NO_RECORD);
    const { session } = builder;
    const titled = isBuilt(builder.state) ? session : { ...session, title: "My session" };
    builder.state = { ...builder.state, isAsking: false };
    builder.edit(add(titled, partOf(record, session)));
    builder.focusOn(NAME);
    builder.sayWithTotal(`Added: ${record.title}.`);
  }

  /** Looks for what has changed in the library since the open session was put together. */
  look(): void {
    const { state } = this.builder;
    if (state.library) this.builder.change({ ...state, changes: movedOn(state.open.value, state.library) });
  }

  dismiss(): void {
    this.builder.change({ ...this.builder.state, changes: [] });
    this.builder.focusOn(NAME);
  }

  private trouble(text: string): void {
    this.builder.change({ ...this.builder.state, trouble: text });
    this.builder.say(text);
  }

  private kept(id: string): Kept<Session> | undefined {
    const { open, kept } = this.builder.state;
    return open.id === id ? open : kept.find((found) => found.id === id);
  }

  /** Keeps the session that is open, opens another, and says so. Where the first cannot be kept, it stays. */
  private async leave(next: () => Kept<Session> | undefined, words: string, focus: string): Promise<void> {
    const { builder } = this;
    await builder.keeper.now();
    const kept = next();
    if (wouldBeLost(builder.state)) return builder.say("Save this session to a file first: it is not kept in this browser.");
    if (!kept) return;
    const isNew = kept.revision === 0 && kept.value.parts.length > 0;
    builder.change({ ...opening(builder.state, kept, isNew ? "waiting" : "kept"), trouble: "" });
    this.look();
    await builder.keeper.now();
    await builder.drawer?.opened(builder.state.open.id);
    builder.focusOn(focus, "cp-builder-minutes");
    if (words) builder.say(words);
  }
}

/** Returns a session that is new in this browser. */
function unkept(session: Session): Kept<Session> {
  return { id: newId(), value: session, revision: 0, changed: "" };
}
