/**
 * `<cp-add-to-session>`: on a record's page, a link to the session builder that adds the record without leaving the
 * page: it says to which session, leads there, and can be undone. Without script it is the link that it holds.
 * What it needs is loaded by the click.
 */

import type { Added } from "../builder/adding";
import { addressOf } from "../site";

class AddToSession extends HTMLElement {
  private readonly said = document.createElement("p");

  connectedCallback(): void {
    const link = this.querySelector("a");
    if (!link || this.said.isConnected) return;
    this.said.className = "cp-added";
    this.said.setAttribute("role", "status");
    this.append(this.said);
    link.setAttribute("role", "button"); // it stays where it is
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab is what they want
      event.preventDefault();
      void this.add();
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      void this.add();
    });
  }

  private async add(): Promise<void> {
    try {
      const { addToLast } = await import("../builder/adding");
      const added = await addToLast(this.dataset["ref"] ?? "");
      if (added) this.tell(added);
      else this.say("This page cannot go into a session.");
    } catch (error) {
      const isForPeople = error instanceof Error && ["StoreUnavailable", "StoreFull", "Conflict"].includes(error.name);
      this.say(isForPeople ? error.message : "It could not be added. Check that you are online, then try again.");
    }
  }

  private tell({ kept, undo }: Added): void {
    const { title, minutes, parts } = kept.value;
    const total = parts.reduce((sum, part) => sum + part.minutes, 0);
    const open = document.createElement("a");
    open.href = addressOf("tools/session/");
    open.textContent = title || "your session";
    const back = document.createElement("button");
    back.type = "button";
    back.className = "cp-tool__link";
    back.textContent = "Undo";
    back.addEventListener("click", () => void this.undo(undo));
    this.said.replaceChildren("Added to ", open, `, which has ${total} of ${minutes} minutes now. `, back);
  }

  private async undo(undo: () => Promise<void>): Promise<void> {
    try {
      await undo();
      this.say("Taken out again.");
      this.querySelector("a")?.focus();
    } catch {
      this.say("It could not be taken out here. Open the session and remove it there.");
    }
  }

  private say(text: string): void {
    this.said.textContent = text;
  }
}

customElements.define("cp-add-to-session", AddToSession);
