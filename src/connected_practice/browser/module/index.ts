/**
 * Modules that keep one's place. `<cp-module>` on a module's page marks what is done and makes its questions ones that
 * can be answered; `<cp-modules>` beside a list of modules says how far one is in each.
 *
 *     place.ts      what is kept of a module, and how it changes
 *     keeper.ts     keeps it in this browser
 *     page.ts       the steps and questions that stand in the page
 *     question.ts   one question, with what the page says of each answer
 *     element.ts    <cp-module>, drawn by view.ts
 *     list.ts       <cp-modules>
 *     docs/assets/css/module.css, check.css   how it looks
 *
 * The page is whole without it: steps are read in order, and each question unfolds what its answers mean.
 */

import { ModuleElement } from "./element";
import { ModulesElement } from "./list";

customElements.define("cp-module", ModuleElement);
customElements.define("cp-modules", ModulesElement);
