/** How far a learner is, and the short text in which a learning platform keeps that. */

/** SCORM 1.2 lets a module keep this many characters (cmi.suspend_data). */
export const MOST = 4096;

/** The steps that are done, and for each question the answer that was chosen last, or null. */
export interface Progress {
  readonly done: readonly boolean[];
  readonly answers: readonly (number | null)[];
}

const FORMAT = "1";
const NONE = "-";

export function nothingDone(steps: number, checks: number): Progress {
  return { done: Array<boolean>(steps).fill(false), answers: Array<number | null>(checks).fill(null) };
}

export function isComplete({ done, answers }: Progress): boolean {
  return done.every(Boolean) && answers.every((answer) => answer !== null);
}

/**
 * Returns progress as text: `1 0110 -2`, with a sign for each step and each question. Two hundred steps and two
 * hundred questions take about 400 of the 4,096 characters.
 */
export function write({ done, answers }: Progress): string {
  const steps = done.map((isDone) => (isDone ? "1" : "0")).join("");
  const chosen = answers.map((answer) => (answer === null ? NONE : answer.toString(36))).join("");
  return [FORMAT, steps, chosen].join(" ");
}

/** Reads such a text for a module with so many steps and questions; null where it is not of this module. */
export function read(text: string, steps: number, checks: number): Progress | null {
  const parts = text.split(" ");
  const [format, done, chosen] = parts;
  if (parts.length !== 3 || format !== FORMAT || done === undefined || chosen === undefined) return null;
  if (done.length !== steps || chosen.length !== checks || !/^[01]*$/.test(done) || !/^[-0-9a-z]*$/.test(chosen)) {
    return null;
  }
  return {
    done: [...done].map((sign) => sign === "1"),
    answers: [...chosen].map((sign) => (sign === NONE ? null : parseInt(sign, 36))),
  };
}
