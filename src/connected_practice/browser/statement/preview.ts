/** The picture of the poster beside the words: the poster itself, made small. */

import type { Charter } from "./charter";
import { drawPoster, fit, MILLIMETRE, type PaperSize, SHEETS } from "./poster";

/** Milliseconds after the last key until the picture follows. */
const FOLLOWS_AFTER = 250;
/** The margins of the paper, in millimetres. */
const MARGIN = 10;

export class Preview {
  private timer = 0;
  private shown: Charter | null = null;
  private size: PaperSize = "a4";
  private readonly sizes = new ResizeObserver(() => this.scale());

  constructor(private readonly root: HTMLElement) {}

  /** Shows a charter in a moment; null takes the picture away. */
  show(charter: Charter | null, size: PaperSize): void {
    const frame = this.frame();
    const isThere = charter === this.shown && size === this.size && frame?.firstElementChild;
    if (isThere) return;
    this.shown = charter;
    this.size = size;
    clearTimeout(this.timer);
    if (!charter) this.tell(false);
    if (charter) this.timer = window.setTimeout(() => void this.draw(charter, size), frame?.firstElementChild ? FOLLOWS_AFTER : 0);
  }

  /** Calls `work` while an element stands in the page unseen, in its own size. */
  measure(element: HTMLElement, work: () => void): void {
    const box = document.createElement("div");
    box.className = "cp-poster-measure";
    box.append(element);
    document.body.append(box);
    try {
      work();
    } finally {
      box.remove();
    }
  }

  end(): void {
    clearTimeout(this.timer);
    this.sizes.disconnect();
  }

  /** Says whether the poster has more than one page. */
  private tell(hasMore: boolean): void {
    const notice = this.root.querySelector<HTMLElement>(".cp-statement__pages");
    if (notice) notice.hidden = !hasMore;
  }

  private frame(): HTMLElement | null {
    return this.root.querySelector(".cp-statement__frame");
  }

  private async draw(charter: Charter, size: PaperSize): Promise<void> {
    await document.fonts.ready;
    const frame = this.frame();
    if (!frame || charter !== this.shown) return;
    const poster = drawPoster(charter, size);
    this.measure(poster, () => fit(poster, size));
    frame.replaceChildren(poster);
    this.tell(poster.dataset["pages"] !== "1");
    this.sizes.disconnect();
    this.sizes.observe(frame);
    this.scale();
  }

  private scale(): void {
    const frame = this.frame();
    const poster = frame?.firstElementChild;
    if (!frame || !(poster instanceof HTMLElement)) return;
    const { width } = SHEETS[this.size];
    const scale = frame.clientWidth / ((width + 2 * MARGIN) * MILLIMETRE);
    const edge = MARGIN * MILLIMETRE * scale;
    poster.style.transform = `translate(${edge}px, ${edge}px) scale(${scale})`;
    frame.style.height = `${poster.offsetHeight * scale + 2 * edge}px`;
  }
}
