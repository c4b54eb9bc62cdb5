/** A table whose columns sort: one press, the other way, and back to the order of the page. */

export type Direction = "ascending" | "descending";

/** What a cell says, to compare it by: a number where it has one, and otherwise its words. */
type Key = number | string;

/** What words mean beside numbers: nothing serves it yet. */
const NONE = /^(none yet|no module yet)$/;

/** Puts a button into the head of each column. `said` is told, in words, what the order is. */
export function makeSortable(table: HTMLTableElement, said: (words: string) => void): void {
  const body = table.tBodies[0];
  if (!body) return;
  const printed = Array.from(body.rows);
  Array.from(table.tHead?.rows[0]?.cells ?? []).forEach((head, column) => {
    const name = head.textContent?.trim() ?? "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cp-sort";
    if (head.querySelector("a")) button.setAttribute("aria-label", `Sort by ${name}`);
    else button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const direction = next(head, directionsOf(printed, column));
      mark(table, head, direction);
      body.append(...(direction ? sorted(printed, column, direction) : printed));
      said(direction ? `Sorted by ${name}, ${direction}.` : "In the order of the frameworks.");
    });
  });
}

/** Returns the order of rows by a column. What is alike stays in the order of the page. */
function sorted(rows: readonly HTMLTableRowElement[], column: number, direction: Direction): HTMLTableRowElement[] {
  const sign = direction === "ascending" ? 1 : -1;
  return [...rows].sort((one, two) => sign * compare(keyOf(one, column), keyOf(two, column)));
}

/** Counts, and yes and no, begin with the most: that is what people look for. */
function directionsOf(rows: readonly HTMLTableRowElement[], column: number): readonly [Direction, Direction] {
  const isCounted = rows.every((row) => typeof keyOf(row, column) === "number");
  return isCounted ? ["descending", "ascending"] : ["ascending", "descending"];
}

function next(head: Element, [first, second]: readonly [Direction, Direction]): Direction | null {
  const now = head.getAttribute("aria-sort");
  return now === first ? second : now === second ? null : first;
}

function mark(table: HTMLTableElement, head: Element, direction: Direction | null): void {
  for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
  if (direction) head.setAttribute("aria-sort", direction);
}

function keyOf(row: HTMLTableRowElement, column: number): Key {
  const cell = row.cells[column];
  const words = cell?.textContent?.trim() ?? "";
  if (words === "yes") return 1;
  if (words === "no" || NONE.test(words)) return 0;
  const links = cell instanceof HTMLTableCellElement && cell.tagName === "TD" ? cell.querySelectorAll("a").length : 0;
  return links || (/^\d+$/.test(words) ? Number(words) : words);
}

function compare(one: Key, two: Key): number {
  if (typeof one === "number" && typeof two === "number") return one - two;
  return String(one).localeCompare(String(two), "en-GB", { numeric: true });
}
