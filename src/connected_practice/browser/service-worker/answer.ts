/**
 * What a request is answered with. While the site can be reached it answers, as if this worker were not there: nobody
 * reads an old page who need not. Where it cannot, one whole build answers from the copy.
 */

import type { Copy, State } from "../offline/copy";
import { fileAt, type List, partOf, pathOf, TOOLS } from "../offline/list";
import { answerOf, digestOf, fetchFile, isFull, keep } from "../offline/loading";
import { noteFull, tidy, update, want } from "../offline/keeping";
import type { Readers } from "./readers";
import type { FetchEvent } from "./scope";

/** Milliseconds that the site has to answer with a page that is kept. */
const PATIENCE = 6_000;
/** Milliseconds between two looks for a new build: while every page is as the list says, and while one is not. */
const LOOK_EVERY = 3_600_000;
const LOOK_AGAIN = 600_000;
const NOT_FOUND = "404.html";
/** The page that says that another is not kept, and what is. */
const NOT_KEPT = `${TOOLS}offline/`;

export class Answers {
  private readonly lists = new Map<string, Promise<List | null>>();
  /** When this worker looked last, as of Date.now(). */
  private looked = 0;

  constructor(
    private readonly copy: Copy,
    private readonly readers: Readers,
  ) {}

  async to(event: FetchEvent): Promise<Response> {
    const state = await this.copy.state();
    if (!state) return fetch(event.request);
    return event.request.mode === "navigate" ? this.page(event, state) : this.file(event, state);
  }

  private async page(event: FetchEvent, state: State): Promise<Response> {
    const address = new URL(event.request.url);
    const path = pathOf(address, this.copy.root) ?? "";
    const list = await this.list(state.build);
    const kept = list && (await this.kept(list, path));
    try {
      const answer = await inTime(fromSite(event), kept ? PATIENCE : 0);
      if (answer.status >= 500 && kept) throw new Error("The site has a fault of its own.");
      if (answer.ok && answer.type === "basic") event.waitUntil(this.read(event, path, answer.clone(), state));
      return answer;
    } catch (error) {
      if (!list) throw error;
      const [answer] = await Promise.all([
        kept ?? this.instead(list, path, address),
        this.readers.set(event.resultingClientId, state.build, true),
      ]);
      return answer;
    }
  }

  /** Answers for a page that is not kept. */
  private async instead(list: List, path: string, address: URL): Promise<Response> {
    if (!fileAt(list, path) && fileAt(list, `${path}/index.html`)) return Response.redirect(`${address.origin}${address.pathname}/${address.search}`);
    const missing = fileAt(list, path) ? null : await this.kept(list, NOT_FOUND);
    if (missing) return new Response(missing.body, { status: 404, headers: missing.headers });
    const notKept = new URL(NOT_KEPT, this.copy.root);
    notKept.searchParams.set("page", address.href.slice(this.copy.root.href.length));
    return Response.redirect(notKept.href);
  }

  private async file(event: FetchEvent, state: State): Promise<Response> {
    const { request } = event;
    const reader = await this.readers.of(event.clientId);
    if (reader?.isCopy) return this.ofBuild(reader.build, request);
    try {
      const answer = await fetch(request);
      if (request.destination === "script" && state.wants.reading) event.waitUntil(this.keepTools(request, state));
      return answer;
    } catch (error) {
      if (!reader?.build) throw error;
      return this.ofBuild(reader.build, request);
    }
  }

  /** Answers with the file of one build, from the copy or else from the site where it still has the same. */
  private async ofBuild(build: string, request: Request): Promise<Response> {
    const list = await this.list(build);
    const path = pathOf(new URL(request.url), this.copy.root);
    const file = list && path !== null && fileAt(list, path);
    if (!file) return fetch(request);
    return (await this.copy.file(file[1])) ?? fetchFile(this.copy.root, file).catch(() => Response.error());
  }

  /** Notes what a page that came from the site is, keeps it where that is wanted, and looks for a new build. */
  private async read(event: FetchEvent, path: string, answer: Response, state: State): Promise<void> {
    const list = await this.list(state.build);
    const file = list && fileAt(list, path);
    const content = await answer.arrayBuffer();
    const isOurs = !!file && (await digestOf(content)) === file[1];
    await this.readers.set(event.resultingClientId, isOurs ? state.build : "", false);
    try {
      if (list && isOurs && state.wants.reading) await this.keepPart(list, path, file[1], answerOf(answer, content));
      const isLate = Date.now() - Date.parse(state.checked) > LOOK_EVERY;
      if ((!isOurs || isLate) && Date.now() - this.looked > LOOK_AGAIN) await this.lookForNew();
    } catch (error) {
      if (isFull(error)) await noteFull(this.copy);
    }
  }

  private async keepPart(list: List, path: string, digest: string, answer: Response): Promise<void> {
    const part = partOf(list, path);
    const wants = (await this.copy.state())?.wants;
    if (!part || !wants || wants.all || wants.pages.includes(part.page)) return;
    await keep(this.copy, digest, answer);
    await want(this.copy, (now) => ({ ...now, pages: [...new Set([...now.pages, part.page])] }));
  }

  /** Keeps the tools where a page that is read asks for the script of one. */
  private async keepTools(request: Request, state: State): Promise<void> {
    if (state.wants.all || state.wants.topics.length || state.wants.pages.includes(TOOLS)) return;
    const list = await this.list(state.build);
    const path = pathOf(new URL(request.url), this.copy.root);
    if (!list || path === null || partOf(list, path)?.page !== TOOLS) return;
    await want(this.copy, (now) => ({ ...now, pages: [...new Set([...now.pages, TOOLS])] })).catch(async (error: unknown) => {
      if (isFull(error)) await noteFull(this.copy);
    });
  }

  /** Brings the copy up to date, unless it would load much, or the browser asks to save data. */
  private async lookForNew(): Promise<void> {
    this.looked = Date.now();
    const isSaving = !!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
    await update(this.copy, { isSaving });
    await this.tidy();
  }

  async tidy(): Promise<void> {
    await tidy(this.copy, await this.readers.builds());
  }

  private async kept(list: List, path: string): Promise<Response | undefined> {
    const file = fileAt(list, path);
    return file && this.copy.file(file[1]);
  }

  private list(build: string): Promise<List | null> {
    let list = this.lists.get(build);
    if (!list) {
      list = this.copy.list(build);
      this.lists.set(build, list);
      void list.then((found) => found ?? this.lists.delete(build));
    }
    return list;
  }
}

async function fromSite(event: FetchEvent): Promise<Response> {
  return (await event.preloadResponse) ?? fetch(event.request);
}

/** Returns what work gives, or rejects after some milliseconds; 0 waits for ever. */
async function inTime<R>(work: Promise<R>, most: number): Promise<R> {
  if (!most) return work;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error("The site takes too long.")), most)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
