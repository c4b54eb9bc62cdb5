/**
 * Numbers as people type them: a field that is empty for a moment, since somebody is about to write something else, is
 * left alone until they leave it. Fields are drawn with the number that counts, which changes only with whole ones.
 */

/** Takes what a field holds, if it is a whole number within bounds. Returns false where it is one out of bounds. */
export function typed(event: Event, least: number, most: number, take: (number: number) => void): boolean {
  const number = (event.target as HTMLInputElement).valueAsNumber;
  if (!Number.isInteger(number)) return Number.isNaN(number); // an empty field is no mistake yet
  if (number < least || number > most) return false;
  take(number);
  return true;
}

/** Shows the number that counts, when somebody leaves a field with something else in it. */
export function settle(event: Event, number: number): void {
  const field = event.target as HTMLInputElement;
  if (field.valueAsNumber !== number) field.value = String(number);
}
