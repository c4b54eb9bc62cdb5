/** The keys that lead to the search field. `/` can be switched off: speech input may press it without meaning to. */

const PLACE = "cp-search-slash";

/** Whether a key asks for the search field: Ctrl+K or Command+K anywhere, `/` where nobody is typing. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "k" && !event.shiftKey;
  return event.key === "/" && !isTyping(event.target) && isSlashOn();
}

/** Whether `/` leads to the field. */
export function isSlashOn(): boolean {
  try {
    return localStorage.getItem(PLACE) !== "off";
  } catch {
    return true;
  }
}

/** Switches `/` on or off in this browser. */
export function switchSlash(on: boolean): void {
  try {
    if (on) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, "off");
  } catch {
    // It stays as it is where the browser keeps nothing.
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
