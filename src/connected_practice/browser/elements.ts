/** The tools: each is loaded when a page has its element, so that a page pays for nothing that it does not show. */

const TOOLS: Readonly<Record<string, () => Promise<unknown>>> = {
  "cp-add-to-session": () => import("./add-to-session"),
  "cp-assessment": () => import("./assessment/form"),
  "cp-assessments": () => import("./assessment/list"),
  "cp-crosswalk": () => import("./crosswalk"),
  "cp-kept": () => import("./kept"),
  "cp-log": () => import("./reflect"),
  "cp-module": () => import("./module"),
  "cp-modules": () => import("./module"),
  "cp-offline": () => import("./offline"),
  "cp-reflect": () => import("./reflect"),
  "cp-search-page": () => import("./search/page"),
  "cp-session-builder": () => import("./builder"),
  "cp-statement": () => import("./statement"),
  "cp-word-check": () => import("./word-check"),
};

/** Loads the code of every tool that stands in the page. */
export function loadTools(): void {
  for (const [name, load] of Object.entries(TOOLS)) {
    if (document.querySelector(name)) void load();
  }
}
