/**
 * Keeping the library for use without a network, on the page that is about it (docs/tools/offline.md).
 *
 *     list.ts       offline.json: all files of a build, in the parts that are kept at once
 *     copy.ts       where they are kept
 *     loading.ts    bringing files in, each held against its digest
 *     keeping.ts    beginning, adding, bringing up to date, taking away
 *     choices.ts, titles.ts    what can be kept, and what is
 *     element.ts, view.ts      <cp-offline>
 *     asking.ts     asking the service worker (browser/service-worker/)
 *     start.ts, note.ts        on every page: where it comes from, once something is kept
 *     docs/assets/css/offline.css   how it looks
 *
 * Nothing happens until somebody asks on that page: no worker, no request, nothing kept. Schools pay for what they load,
 * and a browser that several people use should not show what one of them has read unless they chose that.
 */

import { Offline } from "./element";

customElements.define("cp-offline", Offline);
