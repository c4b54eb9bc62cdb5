/** Which self-assessment is open in this tab. That a browser may refuse to keep this takes nothing from anybody. */

/** Returns the id of the one that was open for a toolkit, or null. */
export function remembered(ref: string): string | null {
  return quietly(() => sessionStorage.getItem(keyOf(ref)));
}

export function remember(ref: string, id: string): void {
  quietly(() => sessionStorage.setItem(keyOf(ref), id));
}

export function forget(ref: string): void {
  quietly(() => sessionStorage.removeItem(keyOf(ref)));
}

function keyOf(ref: string): string {
  return `cp-assessment ${ref}`;
}

function quietly<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
