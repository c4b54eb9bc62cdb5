/** The sentences that a proposal and what follows from a session are made of. */

/** A case is looked at from several seats when there are questions for at least so many. */
export const MIXED = 2;

export const PHRASES = {
  continued: "(continued)",
  own: "A part of your own",
  break: "Break",
  lunch: "Lunch",
  untitled: "A session",
  gone: "The library no longer has what stood here. Say in your own words what people do.",
  openAgain: "Open this session in the builder, to change it for another group",
  whyParts: "Why these parts",
  notesFrom: (title: string) => `Notes of “${title}”, from which this was made`,
  summary: (minutes: number, subject: string) => `A session of ${minutes} minutes${subject ? ` on ${subject}` : ""}.`,
  people: (number: number, online: boolean) =>
    `${number} ${number === 1 ? "person" : "people"} ${online ? "online" : "in a room"}`,
  prepare: {
    print: (number: number) =>
      number > 1
        ? `Print the handout, one copy for each of ${number} people, and the facilitator pack for yourself.`
        : "Print the handout for everybody, and the facilitator pack for yourself.",
    send: "Send the handout an hour before, and keep the facilitator pack open beside the call.",
    read: "Read what may distress before the day, and decide who can stay with somebody who steps out.",
    tables: "Put out a table for each service, with its name on it.",
    rooms: "Set up a breakout room for each service.",
    room: "Set out chairs so that people can see each other, with space to step out.",
    link: "Test the link, sharing and breakout rooms on the day before.",
  },
  safety: {
    before: "Say at the start what will come up, and that anybody may step out without giving a reason.",
    after: "No child whom people here know is named. Say who can be spoken to afterwards.",
  },
  opening: {
    title: "Welcome, and what this is for",
    what: "Say in one sentence what people will be able to do afterwards. Ask each to think of one moment from the last month that it might have helped, and to keep it to themselves. No child is named.",
    withNote:
      "Say in one sentence what people will be able to do afterwards, and what will come up that may be hard to hear. Anybody may step out without giving a reason. No child is named.",
  },
  closing: {
    title: "One thing to do on Monday",
    what: "Each writes down one thing to do differently, with whom, and by which day. Two or three read theirs out. Say who can be spoken to afterwards.",
  },
} as const;

export interface OwnActivity {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  /** The fewest minutes that it takes. */
  readonly least: number;
}

/** Activities that need no record: where the library has no more that fits. */
export const OWN_ACTIVITIES: readonly OwnActivity[] = [
  {
    title: "One moment from your own work",
    what: "Each thinks of one moment and writes down what was seen, what was said, and what is not known. In pairs, ask each other one question that begins with “what”.",
    why: "It needs nothing from the library: people begin with what they know.",
    least: 2,
  },
  {
    title: "What do we do now, and who would notice?",
    what: "At each table, list what happens here now, step by step. Mark with a cross each place at which a child could be lost from sight.",
    why: "It turns what people have heard to how things are done here.",
    least: 5,
  },
  {
    title: "The same morning, seen by the child",
    what: "In threes, go through one ordinary morning as a child would tell it. Then say what an adult could do in the first five minutes.",
    why: "It looks at the subject from where the child stands.",
    least: 8,
  },
  {
    title: "Try it out in threes",
    what: "One speaks, one answers, one watches. After three minutes the one who watched says what was heard, not what was good or bad. Change places.",
    why: "Practice makes it easier to do on the day.",
    least: 10,
  },
  {
    title: "What stands in the way, and who can move it",
    what: "Write down what would make this hard here, one thing a note. Sort the notes: what we can change ourselves, what we can ask for, and of whom.",
    why: "Plans fail on what nobody said aloud.",
    least: 8,
  },
  {
    title: "Walk and talk",
    what: "In pairs, walk for as long as there is. One speaks for the first half, the other for the second: what from today will be different for one child?",
    why: "People have sat and listened; they think better for moving.",
    least: 5,
  },
  {
    title: "Three lines that a child could read",
    what: "Take something that people here write to children or parents, with names removed. Rewrite its first three lines so that a twelve-year-old knows what happens next, and read them aloud.",
    why: "What is written stays when what was said is forgotten.",
    least: 8,
  },
  {
    title: "Who is not in the room?",
    what: "Name who is missing from this conversation: the child, a parent, another service. For each, write the question that they would ask, and who will ask them for an answer.",
    why: "Plans are easily made about people who are not there.",
    least: 6,
  },
  {
    title: "Before, during, after",
    what: "Draw three columns. What could be done in the weeks before, on the day itself, and in the weeks after? Mark the one thing that is already done well.",
    why: "It finds a moment at which something can be done.",
    least: 8,
  },
  {
    title: "Change tables and explain",
    what: "One stays at each table and explains to those who come what was said there. The others go on, listen, and add one thing that was not on the sheet.",
    why: "Who has to explain a thing finds out what is still unclear.",
    least: 10,
  },
];

/**
 * Texts that an address refers to by their place here. An address outlives the page that made it: add at the end only,
 * and never take one out.
 */
export const OWN_TEXTS: readonly string[] = [
  PHRASES.opening.title,
  PHRASES.opening.what,
  PHRASES.opening.withNote,
  PHRASES.closing.title,
  PHRASES.closing.what,
  PHRASES.break,
  PHRASES.lunch,
  PHRASES.own,
  PHRASES.gone,
  ...OWN_ACTIVITIES.flatMap(({ title, what, why }) => [title, what, why]),
];
