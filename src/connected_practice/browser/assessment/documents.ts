/** Self-assessments as documents (browser/documents): the result, several people's picture, a meeting, a comparison. */

import type { Cell, Frame, Item as ListItem, Piece, Text } from "../documents";
import { dateInWords, today } from "../documents/text";
import type { Agenda } from "./agenda";
import { inWords as movesInWords, type Move, type SectionMoves } from "./change";
import { type Answer, type Assessment, type Field, FIELDS } from "./model";
import { inWords, type Line, type Result, type SectionResult, summary, toWorkOn } from "./result";
import { type Choice, choiceOf, type Rating, type ScaleName, SCALES } from "./scale";
import { agreement, inWords as spreadInWords, label, type Person, type Spread } from "./spread";
import { type Advice, type Offer, offerInWords } from "./suggest";
import type { Toolkit } from "./toolkit";

const LICENCE =
  "The library's own words may be shared and adapted with credit (CC BY 4.0). What people wrote is theirs.";

export const NOT_RATED = "No rating";

/** Returns what stands around a document about a toolkit. */
export function frameOf(title: string, toolkit: Toolkit, organisation = "", landscape = false): Frame {
  return {
    title,
    version: toolkit.version,
    address: toolkit.address,
    licence: LICENCE,
    sources: toolkit.sources,
    made: today(),
    landscape,
    ...(organisation ? { organisation } : {}),
  };
}

/** Returns a rating as documents name it: "R, Red"; words alone where the letter says nothing more. */
export function ratingInWords(scale: ScaleName, rating: Rating | null): string {
  if (!rating) return NOT_RATED;
  const { letter, word } = choiceOf(scale, rating);
  return scale === "rag" && rating !== "na" ? `${letter}, ${word}` : word;
}

// One person's result

/** Returns the result of one self-assessment; without the library's advice where that is null. */
export function resultPieces(result: Result, assessment: Assessment, toolkit: Toolkit, advice: Advice | null): Piece[] {
  return [
    { kind: "facts", rows: factsOf(assessment, toolkit) },
    { kind: "heading", level: 1, text: "What this shows" },
    { kind: "list", ordered: false, items: summary(result) },
    ...result.sections.flatMap((section) => sectionPieces(section, toolkit)),
    ...withdrawnPieces(result.withdrawn, toolkit),
    ...nextPieces(toWorkOn(result), toolkit, advice),
    { kind: "note", runs: ["The letters are for talking with, not for adding up."] },
  ];
}

function factsOf(assessment: Assessment, toolkit: Toolkit): [string, Text][] {
  const facts: [string, string][] = [
    ["Tool", toolkit.title],
    ["Called", assessment.title],
    ["Role", assessment.role],
    ["School, team or agency", assessment.agency],
    ["Day", dateInWords(assessment.on)],
  ];
  return facts.filter(([, value]) => value.trim());
}

function sectionPieces(section: SectionResult, toolkit: Toolkit): Piece[] {
  const rows = section.lines.map(({ item, answer, isToOtherWords }): Text[] => [
    isToOtherWords ? `${item.text}\n(Rated when it said: ${answer.text})` : item.text,
    [{ text: ratingInWords(toolkit.scale, answer.rating), strong: true }],
    writing(answer),
  ]);
  return [
    { kind: "heading", level: 1, text: section.title },
    { kind: "paragraph", runs: [inWords(section)] },
    { kind: "table", head: ["Item", "Rating", "Evidence, note and next step"], rows, widths: [5, 2, 5] },
  ];
}

const NAMES: Readonly<Record<Field, string>> = {
  evidence: "Evidence",
  note: "Note",
  step: "Next step",
  who: "Who",
  by: "By when",
};

function writing(answer: Answer): string {
  return FIELDS.filter((field) => answer[field].trim())
    .map((field) => `${NAMES[field]}: ${answer[field]}`)
    .join("\n");
}

function withdrawnPieces(answers: readonly Answer[], toolkit: Toolkit): Piece[] {
  const rows = answers.map(({ text, rating, ...rest }): Text[] => [
    text,
    ratingInWords(toolkit.scale, rating),
    writing({ text, rating, ...rest }),
  ]);
  if (!rows.length) return [];
  return [
    { kind: "heading", level: 1, text: "Answers to items that the tool has no longer" },
    { kind: "table", head: ["Item", "Rating", "Evidence, note and next step"], rows, widths: [5, 2, 5] },
  ];
}

function nextPieces(lines: readonly Line[], toolkit: Toolkit, advice: Advice | null): Piece[] {
  if (!lines.length) return [];
  const items = lines.map(({ item, answer }, index): ListItem => {
    const steps = writing({ ...answer, evidence: "", note: "" });
    return {
      text: [{ text: `${ratingInWords(toolkit.scale, answer.rating)}: `, strong: true }, item.text],
      items: [...(steps ? [steps] : []), ...(advice?.each[index] ?? []).map((offer) => offerText(offer, toolkit))],
    };
  });
  return [
    { kind: "heading", level: 1, text: "What to do next" },
    { kind: "list", ordered: true, items },
    ...forAllPieces(advice?.all ?? [], toolkit),
  ];
}

function forAllPieces(offers: readonly Offer[], toolkit: Toolkit): Piece[] {
  if (!offers.length) return [];
  return [
    { kind: "heading", level: 2, text: "For a meeting about all of these" },
    { kind: "list", ordered: false, items: offers.map((offer) => offerText(offer, toolkit)) },
  ];
}

function offerText(offer: Offer, toolkit: Toolkit): Text {
  const { reference } = offer;
  return [`${offerInWords(offer)}: `, { text: reference.title, link: addressBeside(toolkit, reference.path) }];
}

/** Returns the published address of another page of the same site. */
function addressBeside(toolkit: Toolkit, path: string): string {
  return toolkit.address.endsWith(toolkit.path) ? toolkit.address.slice(0, -toolkit.path.length) + path : "";
}

/** Returns the rows of a spreadsheet: one for each item, those that were withdrawn last. */
export function resultRows(result: Result, toolkit: Toolkit): Cell[][] {
  const head = [
    "Section",
    "Item",
    "Item's name",
    "Rating",
    ...FIELDS.map((field) => NAMES[field]),
    "Words it was rated by",
  ];
  const row = (section: string, text: string, answer: Answer, other: string): Cell[] => [
    section,
    text,
    answer.id,
    ratingInWords(toolkit.scale, answer.rating),
    ...FIELDS.map((field) => answer[field]),
    other,
  ];
  const lines = result.sections.flatMap(({ title, lines }) =>
    lines.map(({ item, answer, isToOtherWords }) => row(title, item.text, answer, isToOtherWords ? answer.text : "")),
  );
  const withdrawn = result.withdrawn.map((answer) => row(`${answer.section} (withdrawn)`, answer.text, answer, ""));
  return [head, ...lines, ...withdrawn];
}

// Several people

/** Returns several people's picture, item by item in the order given. */
export function peoplePieces(people: readonly Person[], spreads: readonly Spread[], toolkit: Toolkit): Piece[] {
  const choices = SCALES[toolkit.scale];
  const rows = spreads.map((spread): Text[] => [
    spread.item.text,
    agreement(spread),
    ...spread.chosen.map(({ voices }) => String(voices.length)),
    String(spread.unrated.length),
    spreadInWords(spread),
  ]);
  return [
    {
      kind: "facts",
      rows: [
        ["Tool", toolkit.title],
        ["People", people.map(label).join("; ")],
      ],
    },
    {
      kind: "paragraph",
      runs: ["How many people chose each letter, and who. There is no average: look for where people differ."],
    },
    {
      kind: "table",
      head: ["Item", "How far apart", ...choices.map(headOf), "None", "Who"],
      rows,
      widths: [6, 3, ...choices.map(() => 1), 1, 6],
    },
  ];
}

function headOf({ letter, word, rating }: Choice): string {
  return rating === "yes" || rating === "no" ? word : letter;
}

/** Returns the sheets of a spreadsheet: how many chose what for each item, and every answer of everybody. */
export function peopleSheets(
  people: readonly Person[],
  spreads: readonly Spread[],
  toolkit: Toolkit,
): { name: string; rows: Cell[][] }[] {
  const counts = [
    [
      "Section",
      "Item",
      "Item's name",
      "How far apart",
      ...SCALES[toolkit.scale].map(({ word }) => word),
      NOT_RATED,
      "Who",
    ],
    ...spreads.map((spread): Cell[] => [
      spread.item.section,
      spread.item.text,
      spread.item.id,
      agreement(spread),
      ...spread.chosen.map(({ voices }) => voices.length),
      spread.unrated.length,
      spreadInWords(spread),
    ]),
  ];
  return [
    { name: "Items", rows: counts },
    { name: "Answers", rows: answerRows(people, spreads, toolkit) },
  ];
}

/** Returns every answer of everybody, one row each. */
export function answerRows(people: readonly Person[], spreads: readonly Spread[], toolkit: Toolkit): Cell[][] {
  const voices = spreads.flatMap((spread) =>
    [...spread.chosen.flatMap(({ voices }) => voices), ...spread.unrated].map((voice) => ({
      item: spread.item,
      ...voice,
    })),
  );
  const ordered = people.flatMap((person) => voices.filter((voice) => voice.person === person));
  return [
    [
      "Role",
      "Agency",
      "Section",
      "Item",
      "Item's name",
      "Rating",
      ...FIELDS.map((field) => NAMES[field]),
      "Words it was rated by",
    ],
    ...ordered.map(({ person, item, answer, isToOtherWords }): Cell[] => [
      person.role,
      person.agency,
      item.section,
      item.text,
      item.id,
      ratingInWords(toolkit.scale, answer.rating),
      ...FIELDS.map((field) => answer[field]),
      isToOtherWords ? answer.text : "",
    ]),
  ];
}

// A meeting

/** Returns a meeting's agenda, with lines to write on. */
export function agendaPieces(agenda: Agenda, people: readonly Person[], toolkit: Toolkit): Piece[] {
  return [
    {
      kind: "facts",
      rows: [
        ["Takes", `${agenda.minutes} minutes`],
        ["From", `${toolkit.title}, rated by ${people.map(label).join("; ")}`],
      ],
    },
    ...agenda.parts.flatMap((part, index): Piece[] => [
      { kind: "heading", level: 1, text: `${index + 1}. ${part.title}` },
      { kind: "paragraph", runs: [{ text: `${part.minutes} minutes. `, strong: true }, part.known] },
      ...(part.questions.length ? [{ kind: "list", ordered: false, items: part.questions } as const] : []),
      ...(part.isDecision ? decision() : []),
    ]),
  ];
}

function decision(): Piece[] {
  return [
    { kind: "paragraph", runs: ["What we will do, who does it, and by when:"], as: "small" },
    { kind: "lines", count: 2 },
  ];
}

// Over time

/** Returns a comparison of an earlier self-assessment with a later one. */
export function comparisonPieces(
  before: Assessment,
  after: Assessment,
  sections: readonly SectionMoves[],
  toolkit: Toolkit,
): Piece[] {
  const names = namesOf([before, after]);
  return [
    {
      kind: "facts",
      rows: [
        ["Tool", toolkit.title],
        ["Before", names[0] ?? ""],
        ["After", names[1] ?? ""],
      ],
    },
    { kind: "paragraph", runs: [movesInWords(sections)], as: "lead" },
    ...sections.flatMap(({ title, moves }): Piece[] => [
      { kind: "heading", level: 1, text: title },
      {
        kind: "table",
        head: ["Item", "Before", "After", "What was planned, and what there is to show"],
        rows: moves.map((move) => moveRow(move, toolkit)),
        widths: [5, 2, 2, 5],
      },
    ]),
  ];
}

/** Returns what to call a self-assessment beside another one. */
export function nameOf({ title, on }: Assessment): string {
  return [title.trim() || "No name", dateInWords(on)].filter(Boolean).join(", ");
}

/** Returns what to call self-assessments beside each other: with their roles where names and days are the same. */
export function namesOf(given: readonly Assessment[]): string[] {
  const names = given.map(nameOf);
  if (new Set(names).size === names.length) return names;
  return given.map((one, index) => [names[index], one.role.trim() || one.agency.trim()].filter(Boolean).join(", "));
}

function moveRow({ item, before, after, isReworded }: Move, { scale }: Toolkit): Text[] {
  const planned = before.step.trim() ? `Planned: ${before.step}` : "";
  const shown = after.evidence.trim() ? `Evidence now: ${after.evidence}` : "";
  return [
    isReworded ? `${item.text}\n(It was worded differently before: ${before.text})` : item.text,
    ratingInWords(scale, before.rating),
    [{ text: ratingInWords(scale, after.rating), strong: before.rating !== after.rating }],
    [planned, shown].filter(Boolean).join("\n"),
  ];
}

/** Returns the rows of a spreadsheet with one column for each self-assessment, in the order given. */
export function comparisonRows(given: readonly Assessment[], toolkit: Toolkit): Cell[][] {
  const answers = given.map((assessment) => new Map(assessment.answers.map((answer) => [answer.id, answer])));
  const rows = toolkit.sections.flatMap(({ title, items }) =>
    items.map((item) => [
      title,
      item.text,
      item.id,
      ...answers.map((one) => ratingInWords(toolkit.scale, one.get(item.id)?.rating ?? null)),
    ]),
  );
  return [["Section", "Item", "Item's name", ...namesOf(given)], ...rows];
}
