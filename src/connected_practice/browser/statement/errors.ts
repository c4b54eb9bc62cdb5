/** What to tell people when something goes wrong. */

/** Errors whose message is for people; any other is a fault of ours. */
const FOR_PEOPLE = new Set(["Unreadable", "StoreUnavailable", "StoreFull", "Conflict"]);
const UNEXPECTED =
  "Something went wrong that should not. What you wrote is still here: save it to a file, then load the page again.";

/** Returns what to tell people of an error. */
export function messageOf(error: unknown): string {
  return error instanceof Error && FOR_PEOPLE.has(error.name) ? error.message : UNEXPECTED;
}
