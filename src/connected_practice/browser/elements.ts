/** The tools: each is loaded when a page has its element, so that a page pays for nothing that it does not show. */

const TOOLS: Readonly<Record<string, () => Promise<unknown>>> = {
  "cp-assessment": () => import("./assessment/form"),
  "cp-assessments": () => import("./assessment/list"),
  "cp-kept": () => import("./kept"),
  "cp-log": () => import("./reflect"),
  "cp-reflect": () => import("./reflect"),
  "cp-search-page": () => import("./search/page"),
  "cp-statement": () => import("./statement"),
  "cp-word-check": () => import("./word-check"),
};

/** Loads the code of every tool that stands in the page. */
export function loadTools(): void {
  for (const [name, load] of Object.entries(TOOLS)) {
    if (document.querySelector(name)) void load();
  }
}
