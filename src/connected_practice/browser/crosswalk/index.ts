/**
 * `<cp-crosswalk>`: sorts and narrows the tables of the page that shows what serves which standard.
 *
 *     sorting.ts    a table whose columns sort, by buttons in their heads
 *     element.ts    the element: the filter, and what it hides
 *     docs/assets/css/crosswalk.css   how it looks, and how it prints
 *
 * Without script every table is there, in the order of the frameworks.
 */

import { CrosswalkElement } from "./element";

customElements.define("cp-crosswalk", CrosswalkElement);
