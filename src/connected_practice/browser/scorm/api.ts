/**
 * The learning platform's side: SCORM 1.2's API, found and spoken to.
 *
 * Format: ADL SCORM 1.2, Run-Time Environment, sections 3.3 (API) and 3.4 (data model).
 */

/** What the platform offers: an object called `API` in a window around or behind this one. */
export interface Api {
  LMSInitialize(parameter: ""): string;
  LMSGetValue(element: string): string;
  LMSSetValue(element: string, value: string): string;
  LMSCommit(parameter: ""): string;
  LMSFinish(parameter: ""): string;
  LMSGetLastError(): string;
}

/** How many windows are climbed before the search is given up, as the specification's own example does. */
const FARTHEST = 500;

/** Returns the platform's API: in this window, one around it, or the one that opened it; null where there is none. */
export function findApi(start: Window): Api | null {
  return inParents(start) ?? (start.opener ? inParents(start.opener as Window) : null);
}

function inParents(start: Window): Api | null {
  let window_ = start;
  for (let climbed = 0; climbed < FARTHEST; climbed += 1) {
    try {
      const found = (window_ as Window & { API?: Api | null }).API;
      if (found) return found;
    } catch {
      return null; // a window of another site: it is not ours to look into
    }
    if (window_.parent === window_) return null;
    window_ = window_.parent;
  }
  return null;
}

/**
 * One attempt at the module. Every call is guarded: a platform that fails must not take the text away. What cannot
 * be kept is said once, through `onTrouble`.
 */
export class Attempt {
  private readonly started = Date.now();
  private isOpen: boolean;

  constructor(
    private readonly api: Api | null,
    private readonly onTrouble: () => void,
  ) {
    this.isOpen = api !== null && this.call(() => api.LMSInitialize("")) === "true";
    if (api && !this.isOpen) onTrouble();
  }

  /** Whether the platform listens. */
  get isKept(): boolean {
    return this.isOpen;
  }

  get(element: string): string {
    return this.isOpen ? this.call((api) => api.LMSGetValue(element)) : "";
  }

  /** Sets values and asks the platform to keep them. */
  keep(values: Readonly<Record<string, string>>): void {
    if (!this.isOpen) return;
    const results = Object.entries(values).map(([name, value]) => this.call((api) => api.LMSSetValue(name, value)));
    results.push(this.call((api) => api.LMSCommit("")));
    if (results.includes("false")) this.onTrouble();
  }

  /** Ends the attempt, once: how long it took, and whether it goes on another time. */
  finish(isComplete: boolean): void {
    if (!this.isOpen) return;
    this.keep({
      "cmi.core.session_time": timespan(Date.now() - this.started),
      "cmi.core.exit": isComplete ? "" : "suspend",
    });
    this.call((api) => api.LMSFinish(""));
    this.isOpen = false;
  }

  private call(ask: (api: Api) => string): string {
    try {
      return this.api ? String(ask(this.api)) : "";
    } catch {
      return "false";
    }
  }
}

/** Returns milliseconds as SCORM writes a length of time: HHHH:MM:SS.SS. */
export function timespan(milliseconds: number): string {
  const hundredths = Math.max(0, Math.floor(milliseconds / 10));
  const parts = [Math.floor(hundredths / 360_000) % 10_000, Math.floor(hundredths / 6_000) % 60];
  const seconds = (hundredths % 6_000) / 100;
  return [...parts.map((part) => String(part).padStart(2, "0")), seconds.toFixed(2).padStart(5, "0")].join(":");
}
