/** The site that the page belongs to, wherever it is published: addresses below its root, and its files. */

/** The site's root: the bundle lies in the folder assets/ below it. */
export const ROOT = new URL("../", import.meta.url);

/** Returns the address of a page or file below the site's root. */
export function addressOf(path: string): string {
  return new URL(path, ROOT).href;
}

/** Returns a file of the site. Rejects with TypeError where it cannot be had. */
export async function fetchFile(path: string): Promise<Response> {
  const answer = await fetch(addressOf(path));
  if (!answer.ok) throw new TypeError(`${path}: ${answer.status}`);
  return answer;
}

/** Returns what a JSON file of the site holds, as yet unchecked. Rejects where it cannot be had or read. */
export async function fetchJson(path: string): Promise<unknown> {
  return (await fetchFile(path)).json();
}
