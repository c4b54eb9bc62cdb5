/**
 * `<cp-kept>`: everything that this browser keeps of the library, on the page Tools: counted, saved to one file,
 * opened again, deleted.
 *
 *     everything.ts   the file of everything, and reading one, which is not trusted
 *     element.ts      the element, drawn by view.ts
 */

import { Kept } from "./element";

customElements.define("cp-kept", Kept);
