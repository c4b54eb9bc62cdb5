/**
 * A plan becomes the description of all its documents: papers, slides, an entry for a calendar.
 *
 * `connected_practice/packs/describe.py` has the same functions in the same order; both read `phrases.json`, in which
 * every sentence stands that is not the library's or the person's, and meet the same golden files (tests/packs/golden).
 * Change one, and change the other.
 */

import data from "../../packs/phrases.json";
import type { Frame, Item, Organisation, Piece, Run, Slide } from "../documents";
import type { Pack, Paper } from "./pack";
import type { Material, Plan, Seat, Step } from "./plan";

const PHRASES = data.phrases;
const KINDS: Readonly<Record<string, string>> = data.kinds;

type Phrase = keyof typeof PHRASES;
type Column = Slide["columns"][number];

/** How many people a register has room for where nobody has said how many come, and at most. */
const ROWS = 20;
const MOST_ROWS = 200;

/** How many words a slide has: few enough to be read from the last row. A longer sentence stands alone. */
const WORDS = 32;

/** How many questions of a step have a slide of their own at most; the handout has them all. */
const ASKED = 3;

/** How many minutes a question needs. A step has lines to write on for as many as there is time for. */
const THOUGHT = 5;

/** A step and when it begins and ends, in minutes. */
interface Timed {
  readonly step: Step;
  readonly begins: number;
  readonly ends: number;
  /** Its materials, each once. */
  readonly used: readonly Material[];
  /** Those that are met in it for the first time. */
  readonly fresh: readonly Material[];
}

/** Returns the description of all documents of a session. `made` is the day on which they are made, in words. */
export function describe(plan: Plan, organisation: Organisation | null, made: string): Pack {
  const steps = timed(plan);
  const papers: readonly (readonly [PaperName, Piece[]])[] = [
    ["handout", handout(plan, steps, organisation)],
    ["exercises", exercises(steps)],
    ["facilitator", facilitator(plan, steps, organisation)],
    ["register", register(plan)],
    ["certificate", certificate(plan)],
  ];
  return {
    format: 1,
    papers: papers.map(([name, pieces]) => paper(plan, organisation, made, name, pieces)),
    slides: {
      frame: frame(plan, organisation, made, plan.title, plan.sources),
      slides: slides(plan, steps, organisation),
    },
    calendar: calendar(plan),
  };
}

type PaperName = "handout" | "exercises" | "facilitator" | "register" | "certificate";
/** Papers that name their sources. The others say nothing that has one. */
const CITING: readonly PaperName[] = ["handout", "exercises", "facilitator"];

/** Returns a document with what stands around it. */
function paper(plan: Plan, organisation: Organisation | null, made: string, name: PaperName, pieces: Piece[]): Paper {
  const title = say(`${name}Title`, { title: plan.title });
  const sources = CITING.includes(name) ? plan.sources : [];
  return { name, frame: frame(plan, organisation, made, title, sources), pieces };
}

/** Returns what stands around a document. */
function frame(
  plan: Plan,
  organisation: Organisation | null,
  made: string,
  title: string,
  sources: readonly string[],
): Frame {
  return {
    title,
    version: plan.version,
    address: plan.address,
    licence: plan.licence,
    sources: [...sources],
    made,
    description: plan.summary,
    changes: plan.changes,
    ...(organisation?.name ? { organisation: organisation.name } : {}),
    ...(organisation?.contacts.length ? { contacts: [...organisation.contacts] } : {}),
    ...(organisation?.logo ? { logo: organisation.logo } : {}),
  };
}

// Words and numbers

/** Returns one of the fixed phrases, filled in. */
function say(phrase: Phrase, values: Readonly<Record<string, string>> = {}): string {
  return PHRASES[phrase].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

/** Returns minutes in words: `1 hour 20 minutes`. */
function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts: string[] = [];
  if (hours) parts.push(hours === 1 ? say("oneHour") : say("hours", { hours: String(hours) }));
  if (rest || !hours) parts.push(rest === 1 ? say("oneMinute") : say("minutes", { minutes: String(rest) }));
  return parts.join(" ");
}

/** Returns minutes as hours to two places: `1.33`. */
function decimal(minutes: number): string {
  const hundredths = Math.floor((minutes * 100 + 30) / 60);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
}

/** Returns a time on a clock that began at 0:00. */
function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Returns what a material is, in a word or two. */
function kindOf(material: Material): string {
  return KINDS[material.kind] ?? material.kind;
}

/** Returns the steps with their times. */
function timed(plan: Plan): Timed[] {
  const found: Timed[] = [];
  const met = new Set<string>();
  let now = 0;
  for (const step of plan.steps) {
    const used = [...new Map(step.materials.map((material) => [keyOf(material), material])).values()];
    const fresh = used.filter((material) => !met.has(keyOf(material)));
    for (const material of fresh) met.add(keyOf(material));
    found.push({ step, begins: now, ends: now + step.minutes, used, fresh });
    now += step.minutes;
  }
  return found;
}

/** Returns when a step begins and ends, in a sentence. */
function whenOf({ step, begins, ends }: Timed): string {
  return say("clock", { begins: clock(begins), ends: clock(ends), duration: duration(step.minutes) });
}

/** Returns what tells a material from others. */
function keyOf(material: Material): string {
  return `${material.ref} ${material.address}`;
}

/** Returns how many questions people have time for in a step. */
function timeFor(step: Step): number {
  return Math.max(1, Math.floor(step.minutes / THOUGHT));
}

/** Returns how many of them are a material's, where a step has several that ask something. */
function timeOf({ step, fresh }: Timed, material: Material): number {
  const asking = fresh.filter((one) => one.questions.length).map(keyOf);
  const place = asking.indexOf(keyOf(material));
  if (place < 0) return 0;
  const time = timeFor(step);
  return Math.floor(time / asking.length) + (place < time % asking.length ? 1 : 0);
}

/** Whether a step is something that one person says: nobody reads it or writes in it. */
function isSaid(step: Step): boolean {
  return step.kind === "opening" && !step.materials.length;
}

/** Returns the seats from which a step looks at a material. */
function seatsOf(step: Step, material: Material): Seat[] {
  return material.seats.filter((seat) => step.seats.includes(seat.sector));
}

// Pieces

function heading(level: 1 | 2 | 3, text: string): Piece {
  return { kind: "heading", level, text };
}

function paragraph(...runs: Run[]): Piece {
  return { kind: "paragraph", runs };
}

function lead(text: string): Piece[] {
  return text ? [{ kind: "paragraph", runs: [text], as: "lead" }] : [];
}

function small(...runs: Run[]): Piece {
  return { kind: "paragraph", runs, as: "small" };
}

function strong(text: string): Run {
  return { text, strong: true };
}

function link(text: string, address: string): Run {
  return { text, link: address };
}

/** Returns a list with bullets, if there is anything to list. */
function listed(items: readonly Item[]): Piece[] {
  return items.length ? [{ kind: "list", ordered: false, items }] : [];
}

function boxes(items: readonly string[]): Piece {
  return { kind: "list", ordered: false, boxes: true, items };
}

/** Returns a box, if there is anything to say. */
function note(title: string, text: string): Piece[] {
  return text ? [{ kind: "note", title, runs: [text] }] : [];
}

function lines(count: number): Piece {
  return { kind: "lines", count };
}

/** Returns pieces beneath a heading, if there are any. */
function section(level: 1 | 2 | 3, title: string, pieces: readonly Piece[]): Piece[] {
  return pieces.length ? [heading(level, title), ...pieces] : [];
}

/** Returns the questions of several seats side by side. */
function seatsTable(material: Material, seats: readonly Seat[]): Piece {
  return {
    kind: "table",
    head: seats.map((seat) => seat.title),
    rows: across(seats.map((seat) => seat.questions)),
    caption: say("seats", { title: material.title }),
  };
}

/** Returns columns as rows; a column that is shorter than another is filled up with nothing. */
function across(columns: readonly (readonly string[])[]): string[][] {
  const most = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length: most }, (_, row) => columns.map((column) => column[row] ?? ""));
}

// Handout

/** Returns what people take home. */
function handout(plan: Plan, steps: readonly Timed[], organisation: Organisation | null): Piece[] {
  return [
    ...lead(plan.summary),
    facts(plan),
    ...note(say("careTitle"), plan.safety ? say("care") : ""),
    ...section(1, say("outcomes"), listed(plan.outcomes)),
    ...section(1, say("activities"), steps.flatMap(handoutStep)),
    heading(1, say("turn")),
    ...turn(organisation),
  ];
}

/** Returns how long it takes and for whom it is. */
function facts(plan: Plan): Piece {
  const people = plan.people ? [[say("people"), plan.people] as const] : [];
  const address = plan.address ? [[say("address"), [link(plan.address, plan.address)]] as const] : [];
  return { kind: "facts", rows: [[say("length"), duration(plan.minutes)], ...people, ...address] };
}

/** Returns where people can turn. */
function turn(organisation: Organisation | null): Piece[] {
  return [paragraph(say("turnNow")), ...listed(organisation?.contacts ?? [])];
}

/** Returns a step as the handout has it. A break has no place in it, nor has what is only said. */
function handoutStep(timed: Timed): Piece[] {
  const { step, used, fresh } = timed;
  if (step.kind === "break" || isSaid(step)) return [];
  const pieces = [heading(2, step.title)];
  if (step.what) pieces.push(paragraph(step.what));
  for (const material of used) {
    pieces.push(...(fresh.includes(material) ? handoutMaterial(timed, material) : again(material)));
  }
  return fresh.some((material) => material.questions.length) ? pieces : [...pieces, lines(3)];
}

/** Returns where a material stands that people have met. */
function again(material: Material): Piece[] {
  return [paragraph(say("again", { title: material.title }))];
}

/** Returns what the handout says of a material, and what that asks. */
function handoutMaterial(timed: Timed, material: Material): Piece[] {
  return [
    ...(material.title === timed.step.title ? [] : [heading(3, material.title)]),
    small(say("origin", { kind: kindOf(material) }), link(material.address, material.address)),
    ...note(say("noteTitle", { title: material.title }), material.note),
    ...listed(material.points),
    ...asked(timed, material, 3),
    ...sectionOf(say("further"), listed(left(timed, material))),
  ];
}

/** Returns pieces beneath a line of words, if there are any. */
function sectionOf(words: string, pieces: readonly Piece[]): Piece[] {
  return pieces.length ? [paragraph(words), ...pieces] : [];
}

/** Returns what people answer, with lines to write on: by seat where the group is split. */
function asked(timed: Timed, material: Material, count: number): Piece[] {
  const seats = seatsOf(timed.step, material);
  if (seats.length) return [paragraph(say("seatsHere")), seatsTable(material, seats), lines(2 * count)];
  const most = timeOf(timed, material);
  const questions = material.questions.filter((question, place) => place < most || question.includes("\n"));
  return questions.flatMap((question) => questionWithLines(question, count));
}

/** Returns the questions for which there are no lines; where the group is split, those to everybody. */
function left(timed: Timed, material: Material): string[] {
  const most = seatsOf(timed.step, material).length ? 0 : timeOf(timed, material);
  return material.questions.filter((question, place) => place >= most && !question.includes("\n"));
}

/** Returns a question with lines, or with its choices to tick. */
function questionWithLines(question: string, count: number): Piece[] {
  const [first = "", ...choices] = question.split("\n");
  return [paragraph(strong(first)), choices.length ? boxes(choices) : lines(count)];
}

// Exercises

/** Returns only the tasks and the questions. */
function exercises(steps: readonly Timed[]): Piece[] {
  return [...lead(say("exercisesLead")), ...steps.flatMap(exercise)];
}

/** Returns a step as a task. One that asks nothing and has nothing to do is left out. */
function exercise(timed: Timed): Piece[] {
  const { step, used, fresh } = timed;
  const questions = fresh.flatMap((material) => asked(timed, material, 4));
  if (step.kind === "break" || isSaid(step) || !(step.what || questions.length)) return [];
  const titles = used.map((material) => material.title).join("; ");
  return [
    heading(1, step.title),
    ...(step.what ? [paragraph(step.what)] : []),
    ...(titles ? [small(say("worksWith", { titles }))] : []),
    ...(questions.length ? questions : [lines(4)]),
  ];
}

// For whoever runs it

/** Returns all that the person needs who runs it. */
function facilitator(plan: Plan, steps: readonly Timed[], organisation: Organisation | null): Piece[] {
  return [
    ...lead(plan.summary),
    heading(1, say("glance")),
    facts(plan),
    ...section(1, say("outcomesHere"), listed(plan.outcomes)),
    heading(1, say("agenda")),
    agenda(plan, steps),
    heading(1, say("prepare")),
    boxes([...plan.prepare, ...PREPARE.map((name) => say(name))]),
    ...note(say("safety"), plan.safety),
    heading(1, say("steps")),
    ...steps.flatMap(facilitatorStep),
    ...section(1, say("notes"), plan.notes),
    ...frameworks(plan),
    heading(1, say("turn")),
    ...turn(organisation),
  ];
}

const PREPARE = ["prepareRead", "preparePrint", "prepareRegister", "prepareSlides"] as const;

/** Returns the agenda as a table, with a clock that begins at 0:00. */
function agenda(plan: Plan, steps: readonly Timed[]): Piece {
  const rows = steps.map(({ step, begins, used }) => [
    clock(begins),
    String(step.minutes),
    step.title,
    used.map((material) => material.title).join("; "),
  ]);
  const end = [clock(plan.minutes), String(plan.minutes), say("agendaEnd"), ""];
  return { kind: "table", head: say("agendaHead").split("|"), rows: [...rows, end], widths: [2, 2, 6, 8] };
}

/** Returns a step with what to say and do. */
function facilitatorStep(timed: Timed): Piece[] {
  const { step, begins, used, fresh } = timed;
  return [
    heading(2, `${clock(begins)} ${step.title}`),
    small(whenOf(timed)),
    ...(step.what ? [paragraph(step.what)] : []),
    ...listed(used.map((material) => [link(material.title, material.address), ` (${kindOf(material)})`])),
    ...fresh.flatMap((material) => facilitatorMaterial(step, material)),
  ];
}

/** Returns what to know of a material before people meet it, and what it asks. */
function facilitatorMaterial(step: Step, material: Material): Piece[] {
  const seats = seatsOf(step, material);
  const questions: Piece[] = [];
  if (seats.length) {
    questions.push(paragraph(say("split")), seatsTable(material, seats));
  } else if (material.questions.length) {
    const first = material.questions.map((question) => question.split("\n")[0] ?? "");
    const words = say(step.what ? "questions" : "ask", { title: material.title });
    questions.push(paragraph(words), { kind: "list", ordered: true, items: first });
  }
  const offered = seats.length || material.seats.length < 2 ? [] : material.seats;
  return [
    ...note(say("noteHere", { title: material.title }), material.note),
    ...questions,
    ...(offered.length ? [paragraph(say("splitIfMixed")), seatsTable(material, offered)] : []),
  ];
}

/** Returns the sections of frameworks that the session serves. */
function frameworks(plan: Plan): Piece[] {
  const serves = listed(plan.frameworks.map(({ framework, title }) => strongFirst(`${framework}: `, title)));
  return section(1, say("frameworks"), serves.length ? [paragraph(say("frameworksLead")), ...serves] : []);
}

function strongFirst(first: string, rest: string): Run[] {
  return [strong(first), rest];
}

// Register and certificate

/** Returns a list to sign, and three questions on a page of their own. */
function register(plan: Plan): Piece[] {
  const number = plan.number ?? 0;
  const rows = number > 0 ? Math.min(MOST_ROWS, number) : ROWS;
  const head = say("registerHead").split("|");
  return [
    ...lead(say("registerLead")),
    { kind: "facts", rows: [[say("session"), plan.title], [say("date"), ""], [say("leader"), ""]] },
    { kind: "table", head, rows: Array.from({ length: rows }, () => head.map(() => "")) },
    { kind: "page" },
    heading(1, say("feedback")),
    paragraph(say("feedbackLead")),
    paragraph(strong(say("feedbackUseful"))),
    boxes(say("feedbackScale").split("|")),
    paragraph(strong(say("feedbackChange"))),
    lines(4),
    paragraph(strong(say("feedbackMissing"))),
    lines(4),
  ];
}

/** Returns a certificate in which the name, the date and the signature are blank. */
function certificate(plan: Plan): Piece[] {
  const hours = { duration: duration(plan.minutes), decimal: decimal(plan.minutes) };
  return [
    paragraph(say("certificateFor")),
    lines(1),
    small(say("certificateName")),
    paragraph(say("certificateTook", hours)),
    heading(1, plan.title),
    ...section(2, say("certificateOutcomes"), listed(plan.outcomes)),
    { kind: "facts", rows: (["date", "leader", "certificateSigned"] as const).map((name) => [say(name), ""] as const) },
    small(say("certificateLimit")),
  ];
}

// Slides

/** Returns the slides: one idea each, and everything that is said in their notes. */
function slides(plan: Plan, steps: readonly Timed[], organisation: Organisation | null): Slide[] {
  const contacts = organisation?.contacts ?? [];
  const care = slide("point", say("careTitle"), [say("care")], [say("slideCareNote"), plan.safety]);
  return [
    slide("title", plan.title, [duration(plan.minutes)], [plan.summary, ...plan.prepare]),
    ...(plan.safety ? [care] : []),
    ...spread("list", say("outcomes"), plan.outcomes, [say("slideOutcomesNote")]),
    ...steps.flatMap(stepSlides),
    ...spread("list", say("turn"), contacts, [say("slideTurnNote"), say("turnNow")]),
    slide("end", say("slideEndTitle"), [say("slideEnd"), plan.address], endNotes(plan)),
  ];
}

/** Returns a slide. What is empty in its lines and notes is left out. */
function slide(
  layout: Slide["layout"],
  title: string,
  on: readonly string[],
  notes: readonly string[],
  columns: readonly Column[] = [],
): Slide {
  return { layout, title, lines: on.filter(Boolean), columns, notes: notes.filter(Boolean) };
}

/** Returns as many slides as lines need, all with the same title and notes. */
function spread(layout: Slide["layout"], title: string, on: readonly string[], notes: readonly string[]): Slide[] {
  return inFew(on).map((few) => slide(layout, title, few, notes));
}

/** Gathers lines, so that no slide has many words. */
function inFew(on: readonly string[]): string[][] {
  const groups: string[][] = [];
  let room = 0;
  for (const line of on) {
    const words = line.split(/[ \n]/).filter(Boolean).length;
    if (!groups.length || words > room) {
      groups.push([]);
      room = WORDS;
    }
    groups.at(-1)?.push(line);
    room -= words;
  }
  return groups;
}

/** Returns the sentences of a text, which end before a capital letter or an opening quotation mark. */
function sentences(text: string): string[] {
  const marked = text.replace(/([.!?][”"’)]?)[ \n]+(?=[A-Z“"‘])/g, "$1\0");
  return marked.split(/[\0\n]/).filter(Boolean);
}

/** Returns the slides of a step: the task, then what it works with, then its questions one by one. */
function stepSlides(timed: Timed): Slide[] {
  const { step, used, fresh } = timed;
  const when = whenOf(timed);
  if (step.kind === "break") {
    return [slide("pause", step.title, [duration(step.minutes)], [when, step.what, say("slidePauseNote")])];
  }
  const named = used.map((material) => {
    return say("slideStepMaterial", { title: material.title, kind: kindOf(material), address: material.address });
  });
  const [first = [], ...others] = inFew(isSaid(step) ? [] : sentences(step.what));
  const on = [[duration(step.minutes), ...first], ...others];
  return [
    ...on.map((few) => slide("point", step.title, few, [when, step.what, ...named])),
    ...fresh.flatMap((material) => materialSlides(material, when)),
    ...questionSlides(timed, when),
  ];
}

/** Returns the slides of a material: its first point, and for a finding the beginning of what not to conclude. */
function materialSlides(material: Material, when: string): Slide[] {
  const { points, title } = material;
  const [first] = points;
  if (first === undefined || QUIET.includes(material.kind)) return [];
  const warning = material.note ? say("slideNote", { title, note: material.note }) : "";
  const limits = material.kind === "finding" && points.length > 1 ? (points.at(-1) ?? "") : "";
  const on = [...inFew(sentences(first)), ...inFew(sentences(limits)).slice(0, 1)];
  return on.map((few) => slide("point", title, few, [when, warning, ...points, material.address]));
}

/** Kinds whose points are items among others: a slide with the first would say nothing. */
const QUIET: readonly string[] = ["toolkit", "reflection"];

/** Returns the slides of a step's questions: by seat where the group is split, else each alone. */
function questionSlides({ step, fresh }: Timed, when: string): Slide[] {
  const split = fresh.flatMap((material) => seatSlides(step, material, when));
  const whole = fresh.filter((material) => !seatsOf(step, material).length);
  const questions = whole.flatMap((material) => material.questions);
  const most = Math.min(ASKED, timeFor(step));
  const chosen = questions.filter((question, place) => place < most || question.includes("\n"));
  const more = chosen.length < questions.length ? say("slideMoreQuestions") : "";
  const notes = [when, say("slideQuestionNote"), more];
  return [
    ...split,
    ...chosen.map((question) => {
      const [first = "", ...choices] = question.split("\n");
      return slide("question", first, choices, notes);
    }),
  ];
}

/** Returns a slide for each round of questions from several seats. */
function seatSlides(step: Step, material: Material, when: string): Slide[] {
  const seats = seatsOf(step, material);
  const rounds = across(seats.map((seat) => seat.questions));
  return rounds.map((row, number) => {
    const title = say("slideSeats", { title: material.title, number: String(number + 1) });
    const columns = seats.map((seat, place) => ({ title: seat.title, lines: [row[place] ?? ""].filter(Boolean) }));
    return slide("seats", title, [], [when, say("split")], columns);
  });
}

/** Returns what is said at the end, and what the session draws on. */
function endNotes(plan: Plan): string[] {
  const sources = plan.sources.length ? [say("slideSourcesNote"), ...plan.sources] : [];
  return [say("slideEndNote"), say("slideAddressNote", { address: plan.address }), ...sources, plan.licence];
}

// Calendar

/** Returns what stands in a calendar. */
function calendar(plan: Plan): Pack["calendar"] {
  const outcomes = plan.outcomes.length ? [say("outcomes"), ...plan.outcomes.map((outcome) => `- ${outcome}`)] : [];
  const description = [plan.summary, ...outcomes].filter(Boolean).join("\n");
  return { title: plan.title, minutes: plan.minutes, description, address: plan.address };
}
