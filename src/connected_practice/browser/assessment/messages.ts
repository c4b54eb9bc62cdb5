/** What a tool tells the person, and what they can do about it. Each message stays until it is answered or replaced. */

import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";

export interface Action {
  readonly words: string;
  act(): void;
}

export interface Message {
  /** A message with the same name replaces the one before. The newest stands last. */
  readonly name: string;
  readonly text: string;
  /** More lines, each a paragraph. */
  readonly more?: readonly string[];
  readonly actions?: readonly Action[];
  /** Whether work is in danger until something is done. */
  readonly isUrgent?: boolean;
}

/** The messages of a tool. `draw` is called after each change. */
export class Messages {
  private list: readonly Message[] = [];

  constructor(private readonly draw: () => void) {}

  get isEmpty(): boolean {
    return !this.list.length;
  }

  show(message: Message): void {
    this.list = [...this.list.filter(({ name }) => name !== message.name), message];
    this.draw();
  }

  close(name: string): void {
    const before = this.list.length;
    this.list = this.list.filter((message) => message.name !== name);
    if (this.list.length !== before) this.draw();
  }

  /** Closes every message that is not about work in danger: the person has gone on to something else. */
  clear(): void {
    this.list = this.list.filter(({ isUrgent }) => isUrgent);
  }

  view(): TemplateResult {
    // The region is always there, since a screen reader follows only what it knew before: messages come and go in it.
    return html`<div class="cp-messages" role="status">
      ${repeat(
        this.list,
        ({ name }) => name,
        (message) => this.message(message),
      )}
    </div>`;
  }

  private message(message: Message): TemplateResult {
    const { name, text, more = [], actions = [], isUrgent = false } = message;
    return html`<div class=${isUrgent ? "cp-message cp-message--urgent" : "cp-message"}>
      <p>${text}</p>
      ${more.map((line) => html`<p class="cp-message__more">${line}</p>`)}
      <p class="cp-message__actions">
        ${actions.map(
          ({ words, act }) => html`<button type="button" class="cp-link-button" @click=${act}>${words}</button>`,
        )}
        ${
          isUrgent
            ? nothing
            : html`<button
                type="button"
                class="cp-link-button"
                aria-label="Close this message"
                @click=${() => this.close(name)}
              >
                Close
              </button>`
        }
      </p>
    </div>`;
  }
}
