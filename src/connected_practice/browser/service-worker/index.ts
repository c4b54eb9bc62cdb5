/**
 * The service worker: it stands between the site's pages and the network once somebody has asked to keep the library,
 * and never before (see browser/offline/). It is a script of its own at the site's root.
 *
 *     answer.ts    what a request is answered with
 *     readers.ts   which build each open page is of
 *     scope.ts     what a service worker is given, in types
 *
 * Workbox is not used: its precache belongs to one version of the worker and replaces files in place, while here each
 * page stays with the build that it was loaded from, and people choose what is kept.
 */

import { Copy } from "../offline/copy";
import { LIST, pathOf } from "../offline/list";
import { Answers } from "./answer";
import { Readers } from "./readers";
import { worker } from "./scope";

const copy = new Copy(new URL(worker.registration.scope));
const readers = new Readers(copy);
const answers = new Answers(copy, readers);

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener("activate", (event) => {
  // The page is asked for while this worker starts, which costs old computers a while.
  event.waitUntil(Promise.all([worker.clients.claim(), worker.registration.navigationPreload?.enable()]));
});

worker.addEventListener("fetch", (event) => {
  const path = pathOf(new URL(event.request.url), copy.root);
  if (event.request.method === "GET" && path !== null && path !== LIST) event.respondWith(answers.to(event));
});

worker.addEventListener("message", (event) => {
  if (event.data === "tidy") event.waitUntil(answers.tidy().then(() => event.ports[0]?.postMessage("tidy")));
  if (event.data === "whence") event.waitUntil(tellWhence(event.source?.id ?? "", event.ports[0]));
});

/** Tells a page when the copy was made that it came from; null where it came from the site. */
async function tellWhence(id: string, port: MessagePort | undefined): Promise<void> {
  const [reader, state] = await Promise.all([readers.of(id), copy.state()]);
  port?.postMessage(reader?.isCopy && state ? state.kept : null);
}
