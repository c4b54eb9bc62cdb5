/**
 * The text, and the marks in it. What is typed into is a plain text field; the marks lie beneath it, on a copy of the
 * text whose letters cannot be seen. Only lines that have changed are drawn again.
 */

import type { Finding } from "./check";
import type { Range } from "./passages";

/** A line of the copy: its text, and where marks begin and end in it. */
interface Line {
  readonly text: string;
  readonly marks: readonly Mark[];
}

interface Mark extends Range {
  readonly className: string;
}

/** Windows in which what was found stands beside the sheet, as in word-check.css. */
const BESIDE = "(min-width: 60em)";

export class Sheet {
  readonly element = document.createElement("div");
  readonly field = document.createElement("textarea");
  private readonly copy = document.createElement("div");
  private lines: string[] = [];

  /** `changed` is called when the text has changed, `visited` with the place at which the person is in it. */
  constructor(changed: () => void, visited: (place: number) => void) {
    this.element.className = "cp-words__sheet";
    this.copy.className = "cp-words__copy";
    this.copy.setAttribute("aria-hidden", "true");
    this.field.className = "cp-words__field";
    this.field.id = "cp-words-text";
    this.field.rows = 12;
    this.field.autocomplete = "off"; // browsers would keep the text when the page is left
    this.field.spellcheck = false; // some send what is typed away to be checked
    this.field.setAttribute("aria-describedby", "cp-words-hint");
    this.field.placeholder = "Type or paste your letter, policy or plan here.";
    const page = document.createElement("div");
    page.className = "cp-words__page";
    page.append(this.copy, this.field);
    this.element.append(page);
    this.field.addEventListener("input", changed);
    this.field.addEventListener("click", () => visited(this.field.selectionStart));
    this.field.addEventListener("keyup", (event) => {
      if (event.key.startsWith("Arrow")) visited(this.field.selectionStart);
    });
  }

  get text(): string {
    return this.field.value;
  }

  /** Puts another text in the place of all that there is; undoing begins anew. */
  fill(text: string): void {
    this.field.value = text;
    this.element.scrollTop = 0;
  }

  /** Puts words in the place of others, so that the browser's own undo knows of it. Nothing else is told. */
  put({ start, end }: Range, words: string): void {
    const focused = document.activeElement;
    const [top, page] = [this.element.scrollTop, scrollY];
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, words)) this.field.setRangeText(words, start, end, "end");
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    this.element.scrollTop = top;
    scrollTo({ top: page });
  }

  /** Goes to words in the text, to be changed by hand. */
  select({ start, end }: Range): void {
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(start, end);
    this.show({ start, end });
  }

  /** Brings a marked place into view; where the sheet stands alone above what was found, the page stays where it is. */
  show({ start }: Range): void {
    const before = this.text.slice(0, start).split("\n");
    const line = this.copy.children[before.length - 1];
    const mark = line?.querySelector(`[data-from="${before.at(-1)?.length}"]`) ?? line;
    if (!mark) return;
    const [place, view] = [mark.getBoundingClientRect(), this.element.getBoundingClientRect()];
    if (place.top < view.top || place.bottom > view.bottom) {
      this.element.scrollTop += place.top - view.top - (view.height - place.height) / 3;
    }
    if (matchMedia(BESIDE).matches) mark.scrollIntoView({ block: "nearest" });
  }

  /** Draws the marks of findings; `current` is the one that is being looked at. */
  draw(findings: readonly Finding[], current: Finding | null): void {
    const lines = linesOf(this.text, marksOf(findings, current));
    const keys = lines.map(({ text, marks }) => `${marks.map((m) => `${m.start} ${m.end} ${m.className}`).join()}\n${text}`);
    let first = 0;
    while (first < keys.length && keys[first] === this.lines[first]) first += 1;
    let [last, lastOld] = [keys.length, this.lines.length];
    while (last > first && lastOld > first && keys[last - 1] === this.lines[lastOld - 1]) {
      last -= 1;
      lastOld -= 1;
    }
    for (; lastOld > last; lastOld -= 1) this.copy.children[lastOld - 1]?.remove();
    for (; lastOld < last; lastOld += 1) this.copy.insertBefore(document.createElement("div"), this.copy.children[lastOld] ?? null);
    for (let index = first; index < last; index += 1) this.copy.children[index]?.replaceChildren(...drawn(lines[index]));
    this.lines = keys;
  }
}

/** Returns the ranges to mark, none over another. A sentence is marked only while it is looked at. */
function marksOf(findings: readonly Finding[], current: Finding | null): Mark[] {
  const marks: Mark[] = [];
  let reached = 0;
  const here = current?.kind === "sentence" ? current : null;
  const add = (start: number, end: number, className: string): void => {
    if (start < end) marks.push({ start, end, className });
    reached = Math.max(reached, end);
  };
  const fillTo = (place: number): void => {
    if (here) add(Math.max(reached, here.start), Math.min(place, here.end), classFor(here, true));
  };
  for (const finding of findings) {
    if (finding.kind === "sentence" || finding.start < reached) continue;
    fillTo(finding.start);
    add(finding.start, finding.end, classFor(finding, finding === current));
  }
  fillTo(Infinity);
  return marks;
}

function classFor({ kind, level }: Finding, isCurrent: boolean): string {
  const names = ["cp-words__mark", `cp-words__mark--${kind}`];
  if (level === "note") names.push("cp-words__mark--note");
  if (isCurrent) names.push("cp-words__mark--here");
  return names.join(" ");
}

function linesOf(text: string, marks: readonly Mark[]): Line[] {
  const lines: Line[] = [];
  let [start, next] = [0, 0];
  for (const line of text.split("\n")) {
    const end = start + line.length;
    while (next < marks.length && (marks[next]?.end ?? 0) <= start) next += 1;
    const here: Mark[] = [];
    for (let index = next; index < marks.length; index += 1) {
      const mark = marks[index];
      if (!mark || mark.start >= end) break;
      here.push({ ...mark, start: Math.max(0, mark.start - start), end: Math.min(end, mark.end) - start });
    }
    lines.push({ text: line, marks: here });
    start = end + 1;
  }
  return lines;
}

/** Returns what stands in a line of the copy. An empty one has a line break, so that it is as high as the others. */
function drawn(line: Line | undefined): (string | HTMLElement)[] {
  const { text, marks } = line ?? { text: "", marks: [] };
  const parts: (string | HTMLElement)[] = [];
  let reached = 0;
  for (const { start, end, className } of marks) {
    const mark = document.createElement("mark");
    mark.className = className;
    mark.dataset["from"] = String(start);
    mark.textContent = text.slice(start, end);
    parts.push(text.slice(reached, start), mark);
    reached = end;
  }
  return [...parts, `${text.slice(reached)}${text ? "" : "\n"}`];
}
