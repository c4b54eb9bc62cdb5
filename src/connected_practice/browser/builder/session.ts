/** A session as somebody puts it together: small enough for an address. Plain values, never changed in place. */

export interface Session {
  readonly format: 1;
  readonly title: string;
  /** How long it is to take. The minutes of its parts ought to sum to this, and the page says where they do not. */
  readonly minutes: number;
  readonly who: {
    /** Ids of the vocabulary's roles and sectors. */
    readonly roles: readonly string[];
    readonly sectors: readonly string[];
    /** How many people. */
    readonly number: number;
    readonly place: "room" | "online";
  };
  /** What it is about, in the words of whoever asked, and the ids of topics that these mean. */
  readonly about: string;
  readonly topics: readonly string[];
  readonly parts: readonly Part[];
}

export interface Part {
  /** Stays while the part moves. */
  readonly id: string;
  readonly kind: "opening" | "activity" | "break" | "closing";
  readonly title: string;
  readonly minutes: number;
  readonly what: string;
  /** The records that it works with, each in the version that was chosen: what has changed since can be told. */
  readonly uses: readonly Used[];
  /** Sectors whose questions stand side by side, for a case with a mixed group; empty where the group is whole. */
  readonly seats: readonly string[];
  /** Why the proposal has it; empty for what a person added. */
  readonly why: string;
}

export interface Used {
  /** `case-study:oliver` */
  readonly ref: string;
  /** ISO date. */
  readonly version: string;
  /** As it was, to be shown if the record has gone. */
  readonly title: string;
}
