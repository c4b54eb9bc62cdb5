/**
 * The reflective record and the CPD log. `<cp-reflect>` is where an entry is written, `<cp-log>` where they are kept.
 *
 *     entry.ts      what an entry and a draft are
 *     reading.ts    reading them out of the store and out of files, which are not trusted
 *     file.ts       the file of the whole log
 *     keeper.ts     keeps what is being written
 *     periods.ts    days, periods and hours
 *     finding.ts    filter and search
 *     shapes.ts     the shapes that bodies ask for (shapes/*.json)
 *     sheets.ts     the log as documents and rows
 *     library.ts    what the library's data says of a page
 *     settings.ts   what was chosen last
 *     writing.ts    <cp-reflect>, drawn by writing-view.ts
 *     log.ts        <cp-log>, drawn by log-view.ts
 *     docs/assets/css/reflect.css   how it looks
 */

import { Log } from "./log";
import { Writing } from "./writing";

customElements.define("cp-reflect", Writing);
customElements.define("cp-log", Log);
