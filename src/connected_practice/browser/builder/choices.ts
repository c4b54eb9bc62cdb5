/** What people can choose from, as the form in the page names it: roles by sector, and topics. */

export interface Choice {
  readonly id: string;
  readonly title: string;
}

export interface SectorChoice extends Choice {
  /** Roles that work in this sector alone; those of the last, which has no id, work in several or in none. */
  readonly roles: readonly Choice[];
}

export interface Choices {
  readonly sectors: readonly SectorChoice[];
  readonly topics: readonly Choice[];
}

/** Returns what the form in an element lets people choose from. */
export function choicesIn(element: HTMLElement): Choices {
  const sectors = [...element.querySelectorAll<HTMLElement>("fieldset[data-sector]")].map((fieldset) => ({
    id: fieldset.dataset["sector"] ?? "",
    title: fieldset.querySelector("legend")?.textContent?.trim() ?? "",
    roles: boxes(fieldset, "role"),
  }));
  return { sectors: sectors.filter((sector) => sector.roles.length), topics: boxes(element, "topic") };
}

/** Returns the sectors that roles stand for: those of roles that work in one alone. */
export function sectorsOf(choices: Choices, roles: readonly string[]): string[] {
  const wanted = choices.sectors.filter((sector) => sector.roles.some((role) => roles.includes(role.id)));
  return wanted.map((sector) => sector.id).filter(Boolean);
}

/** Returns how a choice is called; its id where the library does not have it any more. */
export function titleIn(choices: readonly Choice[], id: string): string {
  return choices.find((choice) => choice.id === id)?.title ?? id;
}

export function rolesIn(choices: Choices): Choice[] {
  return choices.sectors.flatMap((sector) => sector.roles);
}

function boxes(element: HTMLElement, name: string): Choice[] {
  return [...element.querySelectorAll<HTMLElement>(`input[data-${name}]`)].map((box) => ({
    id: box.dataset[name] ?? "",
    title: box.closest("label")?.textContent?.trim() ?? "",
  }));
}
