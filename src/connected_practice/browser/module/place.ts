/** How far somebody is in a module: the steps that are done, and the answers that they have tried. */

export const FORMAT = 1;

/** What is tried of a question's answers. They are kept by their words, so that a changed answer is not taken for the old one. */
export interface Tried {
  readonly check: string;
  readonly answers: readonly string[];
}

export interface Place {
  readonly format: typeof FORMAT;
  readonly title: string;
  /** The page below the site's root. */
  readonly path: string;
  /** The steps of the module, by their ids, as they were when somebody was last there. */
  readonly steps: readonly string[];
  readonly done: readonly string[];
  readonly tried: readonly Tried[];
}

/** What a module's page says of itself. */
export type About = Pick<Place, "title" | "path" | "steps">;

const PATH = /^modules\/[a-z0-9-]+\/$/;
const LONGEST = 300;
const MOST = 300;

export function nothingDone(about: About): Place {
  return { format: FORMAT, ...about, done: [], tried: [] };
}

/** Returns what the store holds, if it is a place; what other programs wrote into it is not trusted. */
export function placeIn(value: unknown): Place | null {
  const { format, title, path, steps, done, tried } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (format !== FORMAT || !isText(title) || typeof path !== "string" || !PATH.test(path)) return null;
  if (!areTexts(steps) || !areTexts(done) || !Array.isArray(tried) || tried.length > MOST) return null;
  return tried.every(isTried) ? { format, title, path, steps, done, tried } : null;
}

/** Marks a step as done, or takes the mark away. */
export function withStep(place: Place, step: string, isDone: boolean): Place {
  const others = place.done.filter((id) => id !== step);
  return { ...place, done: isDone ? [...others, step] : others };
}

/** Notes that an answer was tried. */
export function withAnswer(place: Place, check: string, answer: string): Place {
  const short = answer.slice(0, LONGEST);
  const answers = triedOf(place, check);
  if (answers.includes(short)) return place;
  return { ...withoutAnswers(place, check), tried: [...withoutAnswers(place, check).tried, { check, answers: [...answers, short] }] };
}

/** Begins a question anew. */
export function withoutAnswers(place: Place, check: string): Place {
  return { ...place, tried: place.tried.filter((one) => one.check !== check) };
}

/** Returns the answers that were tried, in order, as they are kept. */
export function triedOf(place: Place, check: string): readonly string[] {
  return place.tried.find((one) => one.check === check)?.answers ?? [];
}

/** Whether an answer is among those that were tried. */
export function hasTried(place: Place, check: string, answer: string): boolean {
  return triedOf(place, check).includes(answer.slice(0, LONGEST));
}

export function isEmpty({ done, tried }: Place): boolean {
  return !done.length && !tried.length;
}

/** Returns how many of the module's steps are done. A step that the module no longer has does not count. */
export function countDone({ steps, done }: Place): number {
  return steps.filter((step) => done.includes(step)).length;
}

export function isWhole(place: Place): boolean {
  return countDone(place) === place.steps.length;
}

/** Returns the step to go on with: the first after the last one done, or the first of all that is not done. */
export function goesOn({ steps, done }: Place): string | null {
  const last = Math.max(-1, ...done.map((step) => steps.indexOf(step)));
  const open = (step: string): boolean => !done.includes(step);
  return steps.slice(last + 1).find(open) ?? steps.find(open) ?? null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= LONGEST;
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= MOST && value.every(isText);
}

function isTried(value: unknown): value is Tried {
  const { check, answers } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return isText(check) && areTexts(answers);
}
