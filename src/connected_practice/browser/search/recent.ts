/** What was searched for in this browser, the latest first. It stays in the browser, and can be cleared. */

const PLACE = "cp-recent-searches";
const MOST = 6;

/** Returns the latest searches. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.filter((one): one is string => typeof one === "string" && one.length <= 200).slice(0, MOST);
  } catch {
    return []; // forbidden, or not ours to read
  }
}

/** Keeps a search, if the browser lets us. */
export function keepSearch(query: string): void {
  const said = query.trim().replace(/\s+/g, " ");
  if (!said || said.length > 200) return;
  const others = recentSearches().filter((one) => one.toLowerCase() !== said.toLowerCase());
  write(JSON.stringify([said, ...others].slice(0, MOST)));
}

/** Forgets all searches. */
export function clearSearches(): void {
  write(null);
}

function write(value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, value);
  } catch {
    // A browser that keeps nothing: search works without.
  }
}
