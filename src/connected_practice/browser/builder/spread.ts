/** Whole minutes shared out in proportion. */

export interface Share {
  /** How much of the minutes it asks for, in proportion to the others. */
  readonly weight: number;
  /** The fewest that it can do with (whole minutes). */
  readonly least: number;
}

/**
 * Returns whole numbers that sum to `minutes`, in proportion to the weights and none under its least, by the method
 * of the largest remainder. Where the leasts ask for more than there is, what cannot be had is taken from the largest;
 * the result then sums exactly too, and none is under 1 as long as there is a minute for each.
 */
export function spread(minutes: number, shares: readonly Share[]): number[] {
  if (!shares.length) return [];
  const floors = lowered(
    minutes,
    shares.map((share) => share.least),
  );
  const pinned = new Set<number>();
  for (;;) {
    const free = [...shares.keys()].filter((at) => !pinned.has(at));
    const left = minutes - sum([...pinned].map((at) => floors[at] ?? 0));
    const whole = sum(free.map((at) => weightOf(shares[at])));
    const exact = new Map(free.map((at) => [at, (left * weightOf(shares[at])) / whole]));
    const under = free.filter((at) => (exact.get(at) ?? 0) < (floors[at] ?? 0));
    if (!under.length) return rounded(left, exact, floors);
    for (const at of under) pinned.add(at);
  }
}

function weightOf(share: Share | undefined): number {
  return Math.max(share?.weight ?? 1, 0.001);
}

function rounded(left: number, exact: ReadonlyMap<number, number>, floors: readonly number[]): number[] {
  const result = [...floors];
  for (const [at, share] of exact) result[at] = Math.floor(share);
  const over = left - sum([...exact].map(([, share]) => Math.floor(share)));
  const remainders = [...exact].map(([at, share]) => [at, share - Math.floor(share)] as const);
  remainders.sort(([first, a], [second, b]) => b - a || first - second);
  for (const [at] of remainders.slice(0, over)) result[at] = (result[at] ?? 0) + 1;
  return result;
}

/** Returns leasts that there are enough minutes for: the largest give way first, down to 1. */
function lowered(minutes: number, leasts: readonly number[]): number[] {
  const result = [...leasts];
  for (let over = sum(result) - minutes; over > 0; over--) {
    const largest = Math.max(...result);
    const at = result.lastIndexOf(largest);
    result[at] = largest - 1;
  }
  return result;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
