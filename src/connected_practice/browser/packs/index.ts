/**
 * Documents of a session, described.
 *
 *     plan.ts        a session, ready to be described
 *     pack.ts        what is made of it: papers, slides, an entry for a calendar
 *     describe.ts    the way from one to the other, the same as connected_practice/packs/describe.py
 */

export { describe } from "./describe";
export type { Pack, Paper } from "./pack";
export type { Material, Plan, Seat, Step } from "./plan";
