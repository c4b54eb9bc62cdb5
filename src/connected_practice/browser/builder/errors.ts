/** What to tell people when something goes wrong. */

/** Errors whose message is for people; any other is a fault of ours. */
const FOR_PEOPLE = new Set(["Unreadable", "StoreUnavailable", "StoreFull", "Conflict", "LibraryUnavailable"]);
const UNEXPECTED =
  "Something went wrong that should not. Your session is still here: save it to a file, then load the page again.";
const NO_PART =
  "A part of this page could not be loaded. Check that you are online, then try again. Your session is still here.";

/** Returns what to tell people of an error. */
export function messageOf(error: unknown): string {
  if (error instanceof TypeError && /import|fetch|module/i.test(error.message)) return NO_PART;
  return error instanceof Error && FOR_PEOPLE.has(error.name) ? error.message : UNEXPECTED;
}
