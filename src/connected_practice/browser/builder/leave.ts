/** Leaving with everything in hand: files, paper, an address to share, and the organisation's own lines. */

import { drawPaper, drawPaperWithCode, type Organisation, printPaper, today, wordFile } from "../documents";
import { open as openFiles, safeName, save } from "../files";
import type { Finding } from "../identifying";
import { describe, type Pack } from "../packs";
import { openStore } from "../store";
import { addressOf } from "../site";
import { toFragment } from "./address";
import type { Builder } from "./builder";
import { messageOf } from "./errors";
import { keep, LARGEST_LOGO, logoFrom } from "./local";
import { identifyingIn } from "./naming";
import { plansOf } from "./origins";
import { planOf } from "./plan-of";
import { calendarOf, filesOf, nameOf, paperIn, PAPERS, slidesOf, type When } from "./results";
import type { Session } from "./session";
import { toFile } from "./session-file";
import type { Leaving, Way } from "./state";

const PAGE = "tools/session/";
const PICTURES = ".png,.jpg,.jpeg,.webp,.gif,.svg";
/** Some programs cut an address that is longer (signs). */
const TOO_LONG = 8000;

export class Leave {
  /** The address of a session as it was when that was asked for. */
  private addressed: { readonly session: Session; readonly address: string } | null = null;

  /** Words that may identify somebody and that the person has looked at and wants to keep. */
  private lookedAt = "";

  constructor(private readonly builder: Builder) {}

  /**
   * Goes on a way. What was written leaves as it is, so that words that may identify somebody are shown first; with
   * `isSure` the person has seen them, and is not asked about the same words again.
   */
  go(way: Way, isSure = false): void {
    const findings = identifyingIn(this.builder.session, this.builder.state.library);
    const words = findings.map((finding) => finding.words).join("\n");
    if (isSure) this.lookedAt = words;
    if (words && words !== this.lookedAt) {
      this.tell({ careful: { findings, way } });
      this.builder.focusOn("cp-builder-careful");
      return this.builder.say("Some words may identify somebody. Look at them first.");
    }
    this.tell({ careful: null });
    this.run(way);
  }

  fit(): void {
    this.builder.editing.fit();
  }

  /** Shows where words stand that may identify somebody. */
  show({ words }: Finding): void {
    const part = this.builder.session.parts.find(({ title, what }) => title.includes(words) || what.includes(words));
    this.builder.focusOn(...(part ? [`cp-${part.what.includes(words) ? "what" : "title"}-${part.id}`] : []), "cp-builder-name");
  }

  private run(way: Way): void {
    const [name, paper = ""] = way.split(" ");
    if (name === "everything") this.everything();
    else if (name === "slides") this.slides();
    else if (name === "word") this.word(paper);
    else if (name === "print") this.print(paper);
    else if (name === "file") this.saveFile();
    else void this.builder.saying(() => this.share());
  }

  private everything(): void {
    void this.making("everything", async (pack) => {
      const { zipSync } = await import("fflate");
      const contents: Record<string, Uint8Array> = {};
      for await (const { name, content } of filesOf(pack, this.organisation, this.stem, this.when)) {
        contents[safeName(name)] = new Uint8Array(await content.arrayBuffer());
        this.tell({ making: `everything: ${Object.keys(contents).length} done` });
      }
      contents[safeName(`${this.stem} to open again.json`)] = new TextEncoder().encode(toFile(this.builder.session));
      const zipped = zipSync(contents, { level: 0 }); // slides and papers are compressed already
      save(`${this.stem}.zip`, new Blob([zipped as Uint8Array<ArrayBuffer>], { type: "application/zip" }));
    });
  }

  private slides(): void {
    void this.making("the slides", async (pack) => save(`${this.stem} slides.pptx`, await slidesOf(pack, this.organisation)));
  }

  private word(name: string): void {
    const title = PAPERS.find((paper) => paper.name === name)?.title ?? name;
    void this.making(`the ${title.toLowerCase()}`, async (pack) => {
      const paper = paperIn(pack, name);
      if (paper) save(nameOf(this.stem, title), await wordFile(paper.frame, paper.pieces));
    });
  }

  calendar(): void {
    if (!this.when.start) {
      this.tell({ said: "Give the day and the time first.", isTrouble: true });
      return this.builder.focusOn(this.leaving.day ? "cp-builder-time" : "cp-builder-day");
    }
    void this.making("the calendar entry", async (pack) => save(`${this.stem}.ics`, calendarOf(pack, this.organisation, this.when)));
  }

  private print(name: string): void {
    void this.builder.saying(async () => {
      await this.ready();
      const pack = this.pack();
      const paper = pack && paperIn(pack, name);
      if (paper) printPaper(await drawPaperWithCode(paper.frame, paper.pieces));
    });
  }

  /** Returns a paper as the browser's own menu prints it, at once and so without a code; null where it cannot be made. */
  paper(name: string): HTMLElement | null {
    const pack = this.pack();
    const paper = pack && paperIn(pack, name);
    return paper ? drawPaper(paper.frame, paper.pieces) : null;
  }

  set(part: Partial<Pick<Leaving, "day" | "time" | "place">>): void {
    this.tell({ ...part, said: "", isTrouble: false });
  }

  private async share(): Promise<void> {
    const address = await this.address();
    this.tell({ address });
    const field = document.querySelector<HTMLTextAreaElement>("#cp-builder-address");
    const long = address.length > TOO_LONG ? " Some letter programs cut one that long: a file is safer." : "";
    try {
      await navigator.clipboard.writeText(address);
      this.builder.say(`The address is copied: ${address.length} signs.${long}`);
    } catch {
      field?.focus();
      field?.select();
      this.builder.say(`Your browser does not let this page copy. The address is marked: press Control and C, or Command and C.${long}`);
    }
  }

  /** Returns the address that holds the whole session. */
  private async address(): Promise<string> {
    const { session, state } = this.builder;
    if (this.addressed?.session !== session) {
      const address = `${addressOf(PAGE)}${await toFragment(session, state.library)}`;
      this.addressed = { session, address };
      return address;
    }
    return this.addressed.address;
  }

  /** Waits for everything that papers are made of. */
  private async ready(): Promise<void> {
    await Promise.all([this.builder.fetched, this.address()]);
  }

  private saveFile(): void {
    const { session, state } = this.builder;
    save(`${this.stem}.json`, new Blob([toFile(session)], { type: "application/json" }));
    this.builder.state = { ...state, filed: session };
    this.builder.say("Saved. Look in your downloads.");
  }

  // The organisation

  organise(part: Partial<Organisation>): void {
    const organisation = { ...this.organisation, ...part };
    this.builder.change({ ...this.builder.state, organisation });
    void this.builder.saying(async () => keep(await openStore(), organisation));
  }

  logo(): void {
    void this.builder.saying(async () => {
      const [file] = await openFiles(PICTURES, LARGEST_LOGO);
      if (!file) return;
      this.organise({ logo: await logoFrom(file) });
      this.builder.say("The logo stands on everything from now on.");
    });
  }

  private get organisation(): Organisation {
    return this.builder.state.organisation;
  }

  private get leaving(): Leaving {
    return this.builder.state.leaving;
  }

  /** How files begin. */
  private get stem(): string {
    return this.builder.session.title.trim() || "Session";
  }

  private get when(): When {
    const { day, time, place } = this.leaving;
    return { start: day && time ? `${day}T${time.slice(0, 5)}` : "", place: place.trim() };
  }

  private pack(): Pack | null {
    const { state, session } = this.builder;
    if (!state.library || !session.parts.length) return null;
    const address = this.addressed?.session === session ? this.addressed.address : addressOf(PAGE);
    const plans = plansOf(session, state.library, state.plans);
    const plan = planOf(session, state.materials, state.library, address, plans);
    return describe(plan, this.organisation, today());
  }

  private tell(change: Partial<Leaving>): void {
    const { state } = this.builder;
    this.builder.change({ ...state, leaving: { ...state.leaving, ...change } });
  }

  /** Makes something, and says how it went, in words and beside the buttons. */
  private async making(what: string, work: (pack: Pack) => Promise<void>): Promise<void> {
    if (this.leaving.making) return;
    this.tell({ making: what, said: "", isTrouble: false });
    this.builder.say(`Making ${what} …`);
    let said = "Saved. Look in your downloads.";
    let isTrouble = false;
    try {
      await this.ready();
      const pack = this.pack();
      if (pack) await work(pack);
      else [said, isTrouble] = ["There is nothing to make it of yet.", true];
    } catch (error) {
      [said, isTrouble] = [messageOf(error), true];
    }
    this.tell({ making: "", said, isTrouble });
    this.builder.say(said);
  }
}
