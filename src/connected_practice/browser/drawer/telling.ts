/** What to tell people when something goes wrong in a tool in which they make something. */

/** Errors whose message is for people; any other is a fault of ours. */
const FOR_PEOPLE = new Set(["Unreadable", "StoreUnavailable", "StoreFull", "Conflict", "LibraryUnavailable"]);

/** Returns what tells people of an error. `theirs` is what they need not fear for: `Your session`. */
export function teller(theirs: string): (error: unknown) => string {
  const unexpected = `Something went wrong that should not. ${theirs} is still here: save it to a file, then load the page again.`;
  const noPart = `A part of this page could not be loaded. Check that you are online, then try again. ${theirs} is still here.`;
  return (error) => {
    if (error instanceof TypeError && /import|fetch|module/i.test(error.message)) return noPart;
    return error instanceof Error && FOR_PEOPLE.has(error.name) ? error.message : unexpected;
  };
}
