/** What a self-assessment shows, at work: it stands in the place of the form until the person goes back. */

import { render } from "lit-html";

import { addressOf } from "../site";
import { frameOf, resultPieces, resultRows } from "./documents";
import { type Document, exportAs, printsAs } from "./exports";
import { catalogue } from "./library";
import type { Assessment } from "./model";
import { type Result, resultOf, toWorkOn } from "./result";
import { type ResultActions, resultView } from "./result-view";
import { type Advice, advice } from "./suggest";
import type { Entry, Toolkit } from "./toolkit";

/** Its address on the page. */
export const RESULT = "#cp-result-title";

/** What it asks of the page that it stands in. */
export interface Host extends Pick<ResultActions, "back" | "goTo"> {
  shown(): { readonly assessment: Assessment; readonly toolkit: Toolkit };
  draw(): void;
  saveFile(): void;
}

export class ResultPage {
  readonly place = document.createElement("div");
  isOpen = false;
  private entries: readonly Entry[] | null = null;
  private isPrinted = false;

  constructor(private readonly host: Host) {
    this.place.className = "cp-result";
    this.place.hidden = true;
  }

  async open(): Promise<void> {
    if (location.hash !== RESULT) history.pushState(null, "", RESULT);
    this.isOpen = true;
    this.host.draw();
    document.getElementById(RESULT.slice(1))?.focus({ preventScroll: true });
    this.place.scrollIntoView({ block: "start" });
    await this.prepare();
    this.host.draw();
  }

  close(): void {
    this.isOpen = false;
    this.host.draw();
  }

  draw(): void {
    this.place.hidden = !this.isOpen;
    if (!this.isOpen) return;
    const { assessment, toolkit } = this.host.shown();
    const result = resultOf(assessment, toolkit);
    render(
      resultView({ result, assessment, toolkit, advice: this.advice(result, toolkit), addressOf }, this.actions()),
      this.place,
    );
  }

  private async prepare(): Promise<void> {
    this.entries ??= await catalogue().catch(() => null);
    if (this.isPrinted) return;
    this.isPrinted = true;
    await printsAs(() => (this.isOpen ? this.document() : null));
  }

  private advice(result: Result, toolkit: Toolkit): Advice | null {
    return this.entries && advice(toWorkOn(result), toolkit, this.entries);
  }

  private actions(): ResultActions {
    const { back, goTo, saveFile } = this.host;
    return { back, goTo, export: (form) => (form === "file" ? saveFile() : void exportAs(form, this.document())) };
  }

  private document(): Document {
    const { assessment, toolkit } = this.host.shown();
    const result = resultOf(assessment, toolkit);
    return {
      name: fileNameOf(assessment, toolkit),
      frame: frameOf(`${assessment.title.trim() || "A self-assessment"}: what it shows`, toolkit, assessment.agency),
      pieces: resultPieces(result, assessment, toolkit, this.advice(result, toolkit)),
      sheets: [{ name: "Items", rows: resultRows(result, toolkit) }],
    };
  }
}

/** Returns what to call a self-assessment's file: its own name first, then whose it is. */
export function fileNameOf({ title, role, agency }: Assessment, toolkit: Toolkit): string {
  return [title, role, agency, toolkit.title]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" - ");
}
