/** The tools: each is loaded when a page has its element, so that a page pays for nothing that it does not show. */

const TOOLS: Readonly<Record<string, () => Promise<unknown>>> = {};

/** Loads the code of every tool that stands in the page. */
export function loadTools(): void {
  for (const [name, load] of Object.entries(TOOLS)) {
    if (document.querySelector(name)) void load();
  }
}
