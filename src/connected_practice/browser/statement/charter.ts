/** A charter, and what can be done with it. Each function returns a new charter; none changes the one it is given. */

/** Goes up when older pages could not read what is kept. */
export const FORMAT = 1;

/** Who is promising. */
export type Kind = "school" | "trust" | "borough";

export interface Principle {
  readonly id: string;
  readonly title: string;
}

/** We will … by … So you can … The three parts are as people typed them. */
export interface Statement {
  readonly id: string;
  /** The id of the principle that it stands under. */
  readonly principle: string;
  readonly will: string;
  /** One thing a line. */
  readonly by: string;
  readonly so: string;
  /** The id of the example that it began as, or empty. */
  readonly example: string;
}

/** The library's page that a charter was begun with. */
export interface Origin {
  readonly version: string;
  readonly address: string;
  readonly sources: readonly string[];
}

export interface Charter {
  readonly format: typeof FORMAT;
  readonly kind: Kind;
  /** The name of the school, trust or borough. */
  readonly owner: string;
  readonly title: string;
  readonly principles: readonly Principle[];
  /** In the order of each principle; the principles' own order is that of `principles`. */
  readonly statements: readonly Statement[];
  readonly origin: Origin;
}

export const TITLE = "Our inclusion charter";

export const KINDS: Readonly<Record<Kind, string>> = { school: "A school", trust: "A trust", borough: "A borough" };

/** Where a statement stands: under which principle, and at which place there, from 0. */
export interface Place {
  readonly principle: string;
  readonly at: number;
}

/** A statement that was taken out, and the order in which it stood: ids, with those of others that were taken out. */
export interface Removed {
  readonly statement: Statement;
  readonly order: readonly string[];
}

/** Returns an empty charter. */
export function newCharter(principles: readonly Principle[], origin: Origin): Charter {
  return { format: FORMAT, kind: "school", owner: "", title: TITLE, principles, statements: [], origin };
}

/** Returns a statement with nothing in it. */
export function emptyStatement(id: string, principle: string): Statement {
  return { id, principle, will: "", by: "", so: "", example: "" };
}

/** Returns the statements under a principle, in order. */
export function under(charter: Charter, principle: string): readonly Statement[] {
  return charter.statements.filter((statement) => statement.principle === principle);
}

/** Returns where a statement stands, or undefined where it does not. */
export function placeOf(charter: Charter, id: string): Place | undefined {
  const principle = charter.statements.find((statement) => statement.id === id)?.principle;
  if (principle === undefined) return undefined;
  return { principle, at: under(charter, principle).findIndex((statement) => statement.id === id) };
}

/** Puts a statement under its principle, at a place there or at the end. */
export function added(charter: Charter, statement: Statement, at = Infinity): Charter {
  const before = under(charter, statement.principle)[Math.max(0, at)];
  const index = before ? charter.statements.indexOf(before) : charter.statements.length;
  const { statements } = charter;
  return { ...charter, statements: [...statements.slice(0, index), statement, ...statements.slice(index)] };
}

/** Changes what a statement says. */
export function reworded(charter: Charter, id: string, part: Partial<Pick<Statement, "will" | "by" | "so">>): Charter {
  const statements = charter.statements.map((statement) => (statement.id === id ? { ...statement, ...part } : statement));
  return { ...charter, statements };
}

/** Takes a statement out; what is returned with the charter puts it back. `others` were taken out before. */
export function removed(
  charter: Charter,
  id: string,
  others: readonly Removed[] = [],
): readonly [Charter, Removed | undefined] {
  const statement = charter.statements.find((found) => found.id === id);
  if (!statement) return [charter, undefined];
  const order = laidOut(charter, statement.principle, others);
  return [{ ...charter, statements: charter.statements.filter((found) => found !== statement) }, { statement, order }];
}

/** Puts back what was taken out, where it stood. */
export function restored(charter: Charter, taken: Removed): Charter {
  const { id, principle } = taken.statement;
  if (placeOf(charter, id)) return charter;
  return added(charter, taken.statement, laidOut(charter, principle, [taken]).indexOf(id));
}

/** Returns the ids of what stands under a principle and of what was taken out there, in order. */
export function laidOut(charter: Charter, principle: string, taken: readonly Removed[]): string[] {
  const ids = under(charter, principle).map((statement) => statement.id);
  for (const { statement, order } of taken) {
    if (statement.principle !== principle) continue;
    const before = order.slice(0, order.indexOf(statement.id)).filter((id) => ids.includes(id));
    const after = Math.max(-1, ...before.map((id) => ids.indexOf(id)));
    ids.splice(after + 1, 0, statement.id);
  }
  return ids;
}

/** Moves a statement to a place, counted without the statement itself. */
export function moved(charter: Charter, id: string, to: Place): Charter {
  const [rest, taken] = removed(charter, id);
  return taken ? added(rest, { ...taken.statement, principle: to.principle }, to.at) : charter;
}

/**
 * Returns the place one step up or down from where a statement stands, or undefined where there is none. Beyond the
 * first or the last under a principle lies the neighbouring principle.
 */
export function neighbour(charter: Charter, id: string, step: -1 | 1): Place | undefined {
  const place = placeOf(charter, id);
  if (!place) return undefined;
  const at = place.at + step;
  if (at >= 0 && at < under(charter, place.principle).length) return { principle: place.principle, at };
  const index = charter.principles.findIndex((principle) => principle.id === place.principle) + step;
  const next = charter.principles[index];
  return next && { principle: next.id, at: step === 1 ? 0 : under(charter, next.id).length };
}

/** Whether nobody has written anything yet. */
export function isBlank(charter: Charter): boolean {
  const isUnsaid = charter.statements.every(({ will, by, so }) => !`${will}${by}${so}`.trim());
  return isUnsaid && !charter.owner.trim() && charter.title === TITLE;
}

/** Returns what a charter is called among others. */
export function nameOf(charter: Pick<Charter, "owner" | "title">): string {
  return [charter.owner.trim(), charter.title.trim()].filter(Boolean).join(": ") || "A charter without a name";
}
