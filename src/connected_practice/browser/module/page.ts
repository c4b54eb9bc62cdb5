/** What stands in a module's page: its steps and its questions (render/templates/module.md.j2). */

export interface StepPlace {
  readonly id: string;
  readonly title: string;
  readonly root: HTMLElement;
}

/** Returns the steps of the page, in order. */
export function stepsIn(page: ParentNode): StepPlace[] {
  return Array.from(page.querySelectorAll<HTMLElement>(".cp-step[id]"), (root) => {
    return { id: root.id, title: root.querySelector("h3")?.textContent?.trim() ?? "", root };
  });
}

/** Returns the places of the questions, in order. */
export function checksIn(page: ParentNode): HTMLElement[] {
  return Array.from(page.querySelectorAll<HTMLElement>(".cp-check[id]"));
}

/** Returns the link to the module that follows, if there is one. */
export function nextModule(page: ParentNode): HTMLAnchorElement | null {
  return page.querySelector<HTMLAnchorElement>("#go-on + ul .cp-kind-module a[href]");
}

/** Returns an element with attributes and what stands in it. Texts are set as text. */
export function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** Returns copies of what stands in an element. */
export function copies(element: Element): Node[] {
  return Array.from(element.childNodes, (node) => node.cloneNode(true));
}
