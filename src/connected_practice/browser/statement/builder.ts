/** What people do, step by step: each changes the state, which is then drawn, kept and made into things. */

import { render } from "lit-html";

import { copyOf, type Drawer, Keeper } from "../drawer";
import { drawPaper, printPaper, wordFile } from "../documents";
import { jsonOf, open as openFiles, save as saveFile } from "../files";
import { newId } from "../store";
import {
  added,
  type Charter,
  emptyStatement,
  isBlank,
  moved,
  nameOf,
  neighbour,
  type Place,
  placeOf,
  removed,
  type Removed,
  restored,
  reworded,
  type Statement,
  under,
} from "./charter";
import { charterInFile, fileOf, LARGEST_FILE } from "./charter-file";
import { drag } from "./dragging";
import { messageOf } from "./errors";
import { WORDS } from "./saying";
import type { Example } from "./library";
import { drawPoster, fit, type PaperSize } from "./poster";
import { Preview } from "./preview";
import { formOf, fragmentOf, frameOf, partsOfCharter, piecesOf } from "./results";
import { blank, type Kept, opening, type State, wouldBeLost, writing } from "./state";
import { type Actions, view } from "./view";

export class Builder implements Actions {
  readonly stage = document.createElement("div");
  readonly status = document.createElement("p");
  readonly keeper: Keeper<Charter, State>;
  readonly preview = new Preview(this.stage);

  constructor(
    public state: State,
    private readonly drawer: Drawer<Charter> | null,
  ) {
    this.status.setAttribute("role", "status");
    this.status.className = "cp-statement__status";
    this.keeper = new Keeper(drawer, this, WORDS);
  }

  /** Replaces the state, and draws it. */
  change(state: State): void {
    this.state = state;
    this.draw();
  }

  /** Shows the charter as another tab has left it. */
  take(kept: Kept): void {
    this.change(opening(this.state, kept));
  }

  draw(): void {
    render(view(this.state, this), this.stage);
    const chooser = this.stage.querySelector("select");
    if (chooser) chooser.value = this.state.open.id; // options that have just come were not there to be chosen
    this.preview.show(this.hasWords() ? this.state.open.value : null, this.state.size);
  }

  /** Says something to everybody, in the one place where the builder speaks. */
  say(text: string): void {
    this.status.textContent = "";
    requestAnimationFrame(() => (this.status.textContent = text));
  }

  hasWords(): boolean {
    return partsOfCharter(this.state.open.value).length > 0;
  }

  /** Returns the charter as it is printed plainly; one in which nothing is written as a form. */
  paper(): HTMLElement {
    const { value: charter } = this.state.open;
    return drawPaper(frameOf(charter), this.hasWords() ? this.pieces() : formOf(charter));
  }

  /** Changes the charter that is open, and keeps it. */
  private edit(charter: Charter): void {
    this.change(writing(this.state, charter));
    this.keeper.soon();
  }

  private focusOn(id: string, otherwise?: string): void {
    const found = [id, otherwise].map((name) => (name ? document.getElementById(name) : null));
    const target = found.find((element) => element && !element.matches(":disabled"));
    target?.focus({ preventScroll: true });
    target?.closest("li, section")?.scrollIntoView({ block: "nearest" });
  }

  // What people do with the charter's words

  name(part: { owner?: string; title?: string; kind?: Charter["kind"] }): void {
    this.edit({ ...this.state.open.value, ...part });
  }

  write(id: string, part: Partial<Pick<Statement, "will" | "by" | "so">>): void {
    this.status.textContent = ""; // what was said before is read by now
    this.edit(reworded(this.state.open.value, id, part));
  }

  add(principle: string): void {
    const statement = emptyStatement(newId(), principle);
    this.edit(added(this.state.open.value, statement));
    this.focusOn(`cp-will-${statement.id}`);
  }

  adapt({ id: example, principle, will, by, so }: Example): void {
    const { value: charter } = this.state.open;
    const place = charter.principles.some((found) => found.id === principle) ? principle : charter.principles[0]?.id;
    if (place === undefined) return;
    const statement = { ...emptyStatement(newId(), place), will, by, so, example };
    this.edit(added(charter, statement));
    this.focusOn(`cp-will-${statement.id}`);
    this.say("The example is now yours. Change it until it is true of you.");
  }

  // Order, and what is taken out

  step(id: string, step: -1 | 1): void {
    const to = neighbour(this.state.open.value, id, step);
    if (!to) return;
    this.move(id, to);
    const [name, other] = step === 1 ? ["down", "up"] : ["up", "down"];
    this.focusOn(`cp-${name}-${id}`, `cp-${other}-${id}`);
  }

  grip(event: PointerEvent, id: string): void {
    drag(this.stage, event, id, (place) => this.move(id, place));
  }

  private move(id: string, to: Place): void {
    const charter = moved(this.state.open.value, id, to);
    const place = placeOf(charter, id);
    if (!place) return;
    this.edit(charter);
    const title = charter.principles.find((principle) => principle.id === place.principle)?.title ?? "";
    this.say(`Moved: number ${place.at + 1} of ${under(charter, place.principle).length} under ${title}.`);
  }

  remove(id: string): void {
    const [charter, taken] = removed(this.state.open.value, id, this.state.removed);
    if (!taken) return;
    this.state = { ...this.state, removed: [...this.state.removed, taken] };
    this.edit(charter);
    this.focusOn(`cp-undo-${id}`);
    this.say("Statement removed. You can put it back.");
  }

  restore(taken: Removed): void {
    this.state = { ...this.state, removed: this.state.removed.filter((other) => other !== taken) };
    this.edit(restored(this.state.open.value, taken));
    this.focusOn(`cp-will-${taken.statement.id}`);
    this.say("The statement is back.");
  }

  // Several charters

  open(id: string): void {
    void this.leave(() => this.state.kept.find((found) => found.id === id));
  }

  begin(): void {
    void this.leave(() => this.blank(), "A new charter. The others are kept.", "cp-statement-owner");
  }

  copy(): void {
    const { value: charter } = this.state.open;
    void this.leave(() => unkept(copyOf(charter)), "This is a copy. The first one is kept.");
  }

  delete(): void {
    void this.saying(async () => {
      await this.keeper.now();
      const { open, kept } = this.state;
      await this.drawer?.remove(open.id);
      const others = kept.filter((other) => other.id !== open.id);
      this.change({ ...opening(this.state, others[0] ?? this.blank()), kept: others, deleted: open });
      this.focusOn("cp-statement-undelete");
      this.say("Charter deleted. You can put it back until you leave this page.");
    });
  }

  undelete(): void {
    const { deleted } = this.state;
    if (!deleted) return;
    this.state = { ...this.state, deleted: null };
    void this.leave(() => ({ ...deleted, revision: 0 }), "The charter is back.", "cp-statement-owner");
  }

  openFile(): void {
    void this.saying(async () => {
      const [file] = await openFiles(".json", LARGEST_FILE);
      if (!file) return;
      const charter = charterInFile(await jsonOf(file), newId);
      await this.leave(() => unkept(charter), `Opened: ${nameOf(charter)}.`);
    });
  }

  private blank(): Kept {
    return blank(newId(), this.state.open.value.principles, this.state.examples);
  }

  /** Keeps the charter that is open, opens another, and says so. Where the first cannot be kept, it stays. */
  private async leave(next: () => Kept | undefined, words = "", focus = ""): Promise<void> {
    await this.keeper.now();
    const kept = next();
    if (wouldBeLost(this.state)) return this.say("Save this charter to a file first: it is not kept in this browser.");
    if (!kept) return;
    const isNew = kept.revision === 0 && !isBlank(kept.value);
    this.change(opening(this.state, kept, isNew ? "waiting" : "kept"));
    await this.keeper.now();
    if (focus) this.focusOn(focus);
    if (words) this.say(words);
  }

  // What can be made

  saveFile(): void {
    const { value: charter } = this.state.open;
    this.save(".json", new Blob([fileOf(charter)], { type: "application/json" }));
    this.state = { ...this.state, filed: charter };
  }

  word(): void {
    void this.saying(async () => this.save(".docx", await wordFile(frameOf(this.state.open.value), this.pieces())));
  }

  print(): void {
    printPaper(this.paper());
  }

  size(size: PaperSize): void {
    this.change({ ...this.state, size });
  }

  poster(): void {
    void this.saying(async () => {
      const { open, size } = this.state;
      await document.fonts.ready;
      const poster = drawPoster(open.value, size);
      this.preview.measure(poster, () => fit(poster, size));
      printPaper(poster);
    });
  }

  copyFragment(): void {
    void this.saying(async () => {
      const box = this.stage.querySelector<HTMLTextAreaElement>("#cp-statement-fragment");
      try {
        await navigator.clipboard.writeText(fragmentOf(this.state.open.value));
        this.say("The HTML is copied.");
      } catch {
        box?.closest("details")?.setAttribute("open", "");
        box?.focus();
        box?.select();
        this.say("Your browser does not let this page copy. The HTML is marked: press Control and C, or Command and C.");
      }
    });
  }

  private pieces(): ReturnType<typeof piecesOf> {
    const examples = this.state.examples?.list ?? [];
    const lookFor = ({ example }: Statement): string => examples.find((found) => found.id === example)?.lookFor ?? "";
    return piecesOf(this.state.open.value, lookFor);
  }

  private save(ending: string, content: Blob): void {
    saveFile(`${nameOf(this.state.open.value)}${ending}`, content);
    this.say("Saved. Look in your downloads.");
  }

  /** Does something, and says what went wrong if it did. */
  private async saying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.say(messageOf(error));
    }
  }
}

/** Returns a charter that is new in this browser. */
function unkept(charter: Charter): Kept {
  return { id: newId(), value: charter, revision: 0, changed: "" };
}
