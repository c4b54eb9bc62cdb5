/** What people do, step by step: each changes the state, which is then drawn. */

import { render } from "lit-html";

import { drawPaper, printPaper, wordFile } from "../documents";
import { open as openFiles, save, Unreadable } from "../files";
import { addressOf } from "../site";
import { type Finding, WordChecker } from "./check";
import { EXAMPLE } from "./example";
import type { Word } from "./glossary";
import { fetchLibrary, type Library } from "./library";
import { countOf } from "./naming";
import { ACCEPTED, MOST_BYTES, MOST_CHARACTERS, textOf } from "./opening";
import { type Replacement, replacementsFor } from "./replacements";
import { frameOf, listOf, piecesOf } from "./report";
import { type ReaderId, READERS } from "./settings";
import { Sheet } from "./sheet";
import { alike, keyOf, neighbour, open, START, type State, withResult } from "./state";
import { type Actions, HEADING, view } from "./view";

/** Milliseconds without a keystroke after which the list is drawn, and after which the result is told. */
const PAUSE = 250;
const SILENCE = 1200;
/** Milliseconds that marks may take without being felt, and those without a keystroke before marks that take longer. */
const FRAME = 12;
const REST = 120;

export class Desk implements Actions {
  readonly stage = document.createElement("div");
  readonly status = document.createElement("p");
  private readonly sheet = new Sheet(
    () => this.typed(),
    (place) => this.visit(place),
  );
  private state: State = START;
  private library: Library | null = null;
  private checker: WordChecker | null = null;
  /** Whether there is something that would be lost if the page were left. */
  private isUnsaved = false;
  private timers = { mark: 0, draw: 0, tell: 0 };
  /** Milliseconds that the marks took last. */
  private cost = 0;

  constructor() {
    this.status.setAttribute("role", "status");
    this.status.className = "cp-hidden";
    this.stage.className = "cp-words";
    this.stage.addEventListener("dragover", (event) => event.preventDefault());
    this.stage.addEventListener("drop", (event) => this.drop(event));
    this.draw();
    void this.fetch();
  }

  fetch(): void {
    this.change({ stage: "fetching" });
    fetchLibrary().then(
      (library) => {
        this.library = library;
        this.checker = new WordChecker(library.glossary, library.patterns);
        this.change({ stage: "ready" });
        this.check();
      },
      () => this.change({ stage: "failed" }),
    );
  }

  /** Whether leaving the page would lose words that were neither copied nor saved. */
  get wouldLose(): boolean {
    return this.isUnsaved && this.state.text.trim() !== "";
  }

  /** Returns the findings and the text as they are printed, or null if there is nothing to print. */
  paper(): HTMLElement | null {
    return this.state.result ? drawPaper(frameOf(this.state, this.version), piecesOf(this.state)) : null;
  }

  private get version(): string {
    return this.library?.glossary.version ?? "";
  }

  private change(part: Partial<State>): void {
    this.state = { ...this.state, ...part };
    this.draw();
  }

  private draw(): void {
    render(view(this.state, this, this.sheet.element), this.stage);
    this.sheet.draw(open(this.state), this.state.current);
  }

  /** Says something to everybody: on the page, and to those who hear it. */
  private say(message: string, isTrouble = false): void {
    this.change({ message, isTrouble });
    this.tell(message);
  }

  private tell(text: string): void {
    clearTimeout(this.timers.tell);
    this.status.textContent = "";
    requestAnimationFrame(() => (this.status.textContent = text));
  }

  // The text

  private typed(): void {
    this.isUnsaved = true;
    this.state = { ...this.state, text: this.sheet.text, before: null, message: "", isTrouble: false };
    clearTimeout(this.timers.mark);
    this.timers.mark = window.setTimeout(() => this.mark(), this.cost > FRAME ? REST : 0);
    clearTimeout(this.timers.draw);
    this.timers.draw = window.setTimeout(() => this.settle(), PAUSE);
    clearTimeout(this.timers.tell);
    this.timers.tell = window.setTimeout(() => this.tellResult(), SILENCE);
  }

  /** Draws everything, once the person has paused. */
  private settle(): void {
    this.look();
    this.draw();
  }

  /** Checks the text and draws its marks. Where that takes long, the next keystrokes go first. */
  private mark(): void {
    const began = performance.now();
    this.look();
    this.sheet.draw(open(this.state), this.state.current);
    this.cost = performance.now() - began;
  }

  /** Checks the text, and draws and tells the result. */
  private check(): void {
    this.look();
    this.draw();
    this.tellResult();
  }

  private look(): void {
    const { text, reader } = this.state;
    const canCheck = this.checker && text.trim() && text.length <= MOST_CHARACTERS;
    this.state = withResult(this.state, canCheck ? this.checker!.check(text, READERS[reader]) : null);
  }

  private tellResult(): void {
    const found = open(this.state);
    if (!this.state.result) return;
    const changes = found.filter(({ level }) => level === "change").length;
    this.tell(`${countOf(changes, "thing")} to change, ${countOf(found.length - changes, "thing")} to think about.`);
  }

  /** Puts another text on the sheet; the last one can be put back. */
  private replaceText(text: string, part: Partial<State>): void {
    const before = this.state.text.trim() ? this.state.text : null;
    this.sheet.fill(text);
    this.state = { ...this.state, left: new Map(), current: null, ...part, text, before };
    this.check();
  }

  read(reader: ReaderId): void {
    this.state = { ...this.state, reader };
    this.check();
    this.stage.querySelector(".cp-words__found")?.scrollTo(0, 0);
  }

  example(): void {
    this.replaceText(EXAMPLE, { file: "", message: "This is an example. Nobody in it is real.", isTrouble: false });
  }

  clear(): void {
    this.replaceText("", { file: "", message: "", isTrouble: false });
    this.isUnsaved = false;
    this.sheet.field.focus();
  }

  undo(): void {
    const { before } = this.state;
    if (before === null) return;
    this.sheet.fill(before);
    this.state = { ...this.state, text: before, before: null, message: "", isTrouble: false };
    this.check();
    this.goToCard();
  }

  async openFile(): Promise<void> {
    await this.tried(async () => {
      const [file] = await openFiles(ACCEPTED, MOST_BYTES);
      if (file) await this.take(file);
    });
  }

  private drop(event: DragEvent): void {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.tried(() => this.take(file));
  }

  private async take(file: File): Promise<void> {
    const text = await textOf(file);
    const name = file.name.replace(/\.[^.]*$/, "");
    this.replaceText(text, { file: name, message: `“${file.name}” is open. Only its words were taken.`, isTrouble: false });
    this.goToCard();
  }

  // Findings

  private visit(place: number): void {
    const found = open(this.state).filter(({ start, end }) => start <= place && place <= end);
    const [finding] = found.sort((one, other) => one.end - one.start - (other.end - other.start));
    if (finding && finding.kind !== "sentence") this.change({ current: finding });
  }

  step(step: -1 | 1): void {
    const finding = neighbour(this.state, step);
    if (!finding) return;
    this.change({ current: finding });
    this.sheet.show(finding);
    this.showCard();
    const found = open(this.state);
    this.tell(`${found.indexOf(finding) + 1} of ${found.length}: ${finding.words}. ${finding.reason} ${finding.say}`);
  }

  choose(finding: Finding): void {
    this.change({ current: finding });
    this.sheet.show(finding);
    this.goToCard();
  }

  about(finding: Finding): { readonly word: Word; readonly address: string } | null {
    const word = this.library?.glossary.words.get(finding.terms[0] ?? "");
    return word ? { word, address: addressOf(word.url) } : null;
  }

  replacements(finding: Finding): readonly Replacement[] {
    return this.library ? replacementsFor(finding, this.state.text, this.library.glossary) : [];
  }

  put(finding: Finding, at: number, everywhere: boolean): void {
    const findings = everywhere ? alike(this.state, finding) : [finding];
    const puts = findings.flatMap((one) => this.replacements(one).slice(at, at + 1));
    if (!puts.length) return;
    const before = this.state.text;
    for (const replacement of puts.reverse()) this.sheet.put(replacement, replacement.words);
    this.isUnsaved = true;
    const where = puts.length > 1 ? ` in ${puts.length} places` : "";
    const message = `“${puts.at(-1)?.words}” now stands in the text${where}.`;
    this.state = { ...this.state, text: this.sheet.text, before, message, isTrouble: false };
    this.look();
    this.draw();
    this.afterwards(message);
  }

  edit(finding: Finding): void {
    this.sheet.select(finding);
  }

  leave(finding: Finding): void {
    const places = alike(this.state, finding).length;
    const left = new Map(this.state.left).set(keyOf(finding), finding.words);
    const message = `“${shortened(finding.words)}” stays as it is${places > 1 ? ` in ${places} places` : ""}.`;
    this.state = withResult({ ...this.state, left, message, isTrouble: false }, this.state.result);
    this.draw();
    this.afterwards(message);
  }

  /** Raises again what was left. */
  bringBack(key: string): void {
    const left = new Map(this.state.left);
    left.delete(key);
    this.state = withResult({ ...this.state, left, message: "" }, this.state.result);
    this.draw();
    this.goToCard();
  }

  /** Goes on to the finding that comes next, once one has been dealt with. */
  private afterwards(message: string): void {
    clearTimeout(this.timers.draw);
    if (this.state.current) this.sheet.show(this.state.current);
    this.tell(message);
    this.goToCard();
  }

  /** Goes to where the finding that is looked at begins. */
  private goToCard(): void {
    this.showCard();
    document.getElementById(HEADING)?.focus({ preventScroll: true });
  }

  private showCard(): void {
    this.stage.querySelector(`.cp-words__steps, #${HEADING}`)?.scrollIntoView({ block: "nearest" });
  }

  // What people take with them

  async copyText(): Promise<void> {
    const isCopied = await this.copy(this.state.text, "The text is copied. Paste it where you need it.");
    this.isUnsaved &&= !isCopied;
  }

  async copyList(): Promise<void> {
    await this.copy(listOf(this.state), "The list is copied. Paste it where you need it.");
  }

  /** Copies a text and returns whether that could be done. */
  private copy(text: string, message: string): Promise<boolean> {
    return this.tried(async () => {
      try {
        await navigator.clipboard.writeText(text); // there is no clipboard where the connection is not secure
      } catch {
        throw new Unreadable("The browser did not allow copying. Save it instead, or mark the words and press Ctrl and C.");
      }
      this.say(message);
    });
  }

  async saveText(as: "docx" | "txt"): Promise<void> {
    const name = `${this.state.file || "My text"} (checked)`;
    const isSaved = await this.saved(async () => {
      if (as === "txt") return save(`${name}.txt`, this.state.text);
      const { letterBlob } = await import("./letter");
      save(`${name}.docx`, await letterBlob(this.state.text, this.state.file || "Letter"));
    });
    this.isUnsaved &&= !isSaved;
  }

  async saveList(as: "docx" | "txt"): Promise<void> {
    const name = `Word check${this.state.file ? ` of ${this.state.file}` : ""}`;
    await this.saved(async () => {
      if (as === "txt") return save(`${name}.txt`, listOf(this.state));
      save(`${name}.docx`, await wordFile(frameOf(this.state, this.version), piecesOf(this.state)));
    });
  }

  print(): void {
    const paper = this.paper();
    if (paper) printPaper(paper);
  }

  private saved(make: () => Promise<void>): Promise<boolean> {
    return this.tried(async () => {
      await make();
      this.say("Saved. Look for it among your downloads.");
    });
  }

  /** Does something that may fail, tells the person if it does, and returns whether it was done. */
  private async tried(action: () => Promise<void>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      const other = "Check your connection, copy your text, reload the page and try again.";
      this.say(error instanceof Unreadable ? error.message : other, true);
      return false;
    }
  }
}

function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}
