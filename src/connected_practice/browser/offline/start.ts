/** On every page: nothing, unless this browser keeps the library. */

/** Shows whether a page comes from the copy; the code for that is loaded only where there may be one. */
export function startOffline(): void {
  if (navigator.serviceWorker?.controller) void import("./note").then(({ watch }) => watch()).catch(() => undefined);
}
