/** The element: it fetches what the builder needs, starts it, and ends it when it leaves the page. */

import { printsAs } from "../documents";
import type { Drawer } from "../drawer";
import { newId } from "../store";
import { Builder } from "./builder";
import type { Charter, Principle } from "./charter";
import { openDrawer } from "./drawer";
import { messageOf } from "./errors";
import { fetchExamples } from "./library";
import { blank, wouldBeLost } from "./state";

/** The address may name an example to begin with: tools/statement/#adapt=every-culture. */
const ADAPT = /^#adapt=([a-z0-9-]+)$/;

export class StatementElement extends HTMLElement {
  private builder: Builder | null = null;
  private isStarted = false;
  private endings: (() => void)[] = [];

  connectedCallback(): void {
    if (this.isStarted) return;
    this.isStarted = true;
    void this.start();
  }

  disconnectedCallback(): void {
    this.builder?.keeper.flush();
    for (const end of this.endings.splice(0)) end();
  }

  private async start(): Promise<void> {
    const principles = principlesIn(this);
    const [examples, [drawer, trouble]] = await Promise.all([fetchExamples(), tryDrawer()]);
    const kept = (await drawer?.all()) ?? [];
    const open = kept[0] ?? blank(newId(), principles, examples);
    const canKeep = drawer !== null;
    const nothingYet = { removed: [], deleted: null, filed: null, size: "a4", saving: canKeep ? "kept" : "not kept" } as const;
    const builder = new Builder({ open, kept, examples, canKeep, trouble, ...nothingYet }, drawer);
    this.builder = builder;
    this.replaceChildren(builder.stage, builder.status);
    this.listen(builder);
    builder.draw();
    const example = examples?.list.find((found) => found.id === ADAPT.exec(location.hash)?.[1]);
    if (!example) return;
    history.replaceState(null, "", location.pathname + location.search);
    builder.adapt(example);
  }

  private listen(builder: Builder): void {
    const leave = (): void => builder.keeper.flush();
    const warn = (event: BeforeUnloadEvent): void => {
      if (builder.state.saving === "not kept" && wouldBeLost(builder.state)) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    this.endings.push(
      () => removeEventListener("beforeunload", warn),
      () => removeEventListener("pagehide", leave),
      () => document.removeEventListener("visibilitychange", leave),
      () => builder.preview.end(),
      builder.keeper.follow(),
      printsAs(() => builder.paper()),
    );
  }
}

/** Returns the drawer, and what stands in the way of keeping anything; empty where nothing does. */
async function tryDrawer(): Promise<readonly [Drawer<Charter> | null, string]> {
  try {
    return [await openDrawer(), ""];
  } catch (error) {
    return [null, messageOf(error)];
  }
}

/** Returns the principles that the form in the element names. */
function principlesIn(element: HTMLElement): Principle[] {
  return [...element.querySelectorAll<HTMLElement>("fieldset[data-principle]")].map((fieldset) => ({
    id: fieldset.dataset["principle"] ?? "",
    title: fieldset.querySelector("legend")?.textContent?.trim() ?? "",
  }));
}
