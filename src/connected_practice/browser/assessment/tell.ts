/** What the tool says of versions, other tabs and files, as messages. */

import { dateInWords } from "../documents/text";
import type { Merged } from "./merge";
import type { Action, Message } from "./messages";
import type { Assessment } from "./model";
import { choiceOf } from "./scale";
import type { Toolkit } from "./toolkit";
import type { Differences } from "./versions";
import { count, lowered } from "./wording";

/** Names of items in one sentence before the rest are only counted. */
const MOST_NAMED = 6;

/** Returns what is different since a self-assessment was begun. */
export function aboutVersions(found: Differences, assessment: Assessment, toolkit: Toolkit, done: Action): Message {
  const { version } = assessment.toolkit;
  const isNewer = version > toolkit.version;
  const day = version ? ` of ${dateInWords(version)}` : "";
  const text = isNewer
    ? `This was answered with a newer version${day} than this page has. Every answer is kept.`
    : `This was begun with an earlier version${day}. Every answer is kept.`;
  const more = [
    named(
      isNewer ? "Only on this page" : "Added since",
      found.added.map((item) => item.text),
    ),
    named(
      "Worded differently here",
      found.changed.map(({ item }) => item.text),
    ),
    named(
      isNewer ? "Not on this page" : "Withdrawn since",
      found.withdrawn.map((answer) => answer.text),
    ),
  ];
  return { name: "versions", text, more: more.filter(Boolean), actions: [done] };
}

function named(words: string, texts: readonly string[]): string {
  if (!texts.length) return "";
  const shown = texts.slice(0, MOST_NAMED).map((text) => `“${text}”`);
  const rest = texts.length - shown.length;
  return `${words} (${texts.length}): ${shown.join(" ")}${rest ? ` and ${count(rest)} more.` : ""}`;
}

/** Returns what another tab has brought, and which of its ratings could not be kept. */
export function aboutOtherTab(assessment: Assessment, overruled: Merged["overruled"]): Message {
  const more = overruled.map(({ answer, other }) => {
    const mine = answer.rating ? lowered(choiceOf(assessment.toolkit.scale, answer.rating).word) : "no rating";
    const theirs = other ? lowered(choiceOf(assessment.toolkit.scale, other).word) : "no rating";
    return `“${answer.text}” was ${theirs} there and is ${mine} here: ${mine} was kept.`;
  });
  const text = "This self-assessment was changed in another tab too. What you did there is here now.";
  return { name: "other-tab", text, more };
}

/** Returns what to say of a file of another toolkit. `action` is null where this library does not have that one. */
export function aboutOtherToolkit(title: string, toolkit: Toolkit, action: Action | null): Message {
  const text =
    title === toolkit.title
      ? `This file belongs to an earlier “${title}” that was rated on another scale, so it cannot be opened here.`
      : `This file belongs to another tool, “${title}”. It was not opened here, and nothing has changed.`;
  const more = action
    ? []
    : ["This library does not have that tool under its old name. The file is still good: keep it."];
  return { name: "file", text, more, actions: action ? [action] : [] };
}

/** Returns what to say where files were refused. */
export function aboutRefused(refused: readonly string[]): Message {
  const [first = "", ...more] = refused;
  return { name: "file", text: first, more };
}

/** Returns what to say of work that the browser does not keep. */
export function aboutRefusal(message: string, save: Action): Message {
  return { name: "refusal", text: message, actions: [save], isUrgent: true };
}

/** Returns what to say where another tab has deleted what is on the page. */
export function aboutDeletedElsewhere(keepIt: Action, letGo: Action): Message {
  const text = "This self-assessment was deleted in another tab. It is still on this page.";
  return { name: "deleted", text, actions: [keepIt, letGo], isUrgent: true };
}

/** Returns what to say after something was deleted here. */
export function aboutDeleted(title: string, undo: Action): Message {
  return { name: "deleted", text: `“${title || "No name"}” was deleted.`, actions: [undo] };
}
