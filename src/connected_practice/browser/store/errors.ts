/** What can go wrong with what a person keeps. Each message is for people, and says what to do. */

/** The browser does not let this site keep anything, or has stopped letting it. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}

/** There is no room for what was to be saved. What was saved before is untouched. */
export class StoreFull extends Error {
  override readonly name = "StoreFull";

  constructor() {
    super(
      "There is no room left in this browser, so this has not been saved. What you saved before is still here. " +
        "Save your work to a file now, then delete what you no longer need.",
    );
  }
}

/** Another tab has saved the same thing since it was read here, or has deleted it. */
export class Conflict<T = unknown> extends Error {
  override readonly name = "Conflict";

  /** `saved` is what is kept now; undefined where it has been deleted. */
  constructor(readonly saved: T | undefined) {
    super(
      saved === undefined
        ? "This was deleted in another tab while you were working on it here."
        : "This was changed in another tab while you were working on it here.",
    );
  }
}

/** Returns what to tell people where the browser has refused; errors of ours are returned as they are. */
export function explained(error: unknown): Error {
  if (error instanceof StoreUnavailable || error instanceof StoreFull || error instanceof Conflict) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return new StoreFull();
  if (name === "VersionError") return new StoreUnavailable(NEWER);
  if (CLOSED.has(name)) return new StoreUnavailable(GONE);
  if (REFUSED.has(name)) return new StoreUnavailable(FORBIDDEN);
  return error instanceof Error ? error : new StoreUnavailable(FORBIDDEN);
}

/** Names of a DOMException: the connection has ended. */
const CLOSED = new Set(["InvalidStateError", "AbortError", "TransactionInactiveError"]);
/** Names of a DOMException: private windows, blocked storage, a damaged profile, a disk that cannot be read. */
const REFUSED = new Set(["SecurityError", "UnknownError", "NotAllowedError", "NotFoundError", "OperationError"]);

export const FORBIDDEN =
  "This browser does not let this site keep anything: perhaps the window is private, or storage is blocked. " +
  "You can still write, print and save to a file, but what is not in a file is gone when you close this page.";
export const NEWER =
  "This page is older than what you have kept: the library was updated in another tab. " +
  "Save your work to a file if you need it, then load this page again.";
export const GONE =
  "The browser has closed the place where this site keeps your work. What was saved is still there. " +
  "Save what you are writing to a file if you need it, then load this page again.";
export const WAITING =
  "Another tab of this library is open from before an update, and must be closed first. " +
  "Close the other tabs of this library, then load this page again.";
