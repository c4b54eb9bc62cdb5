/** Undo and redo, and the words for minutes and groups. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { back, forward, NO_HISTORY, recorded } from "browser/builder/history";
import type { Session } from "browser/builder/session";
import { clock, differenceInWords, listed, splitInWords, starts, totalInWords } from "browser/builder/wording";

function session(title: string, ...minutes: number[]): Session {
  const parts = minutes.map((many, at) => ({
    id: `p${at + 1}`,
    kind: "activity" as const,
    title: "",
    minutes: many,
    what: "",
    uses: [],
    seats: [],
    why: "",
  }));
  const who = { roles: [], sectors: [], number: 12, place: "room" as const };
  return { format: 1, title, minutes: 60, who, about: "", topics: [], parts };
}

test("many steps are taken back, and taken again", () => {
  const [a, b, c] = [session("a"), session("b"), session("c")];
  const history = recorded(recorded(NO_HISTORY, a), b);
  const once = back(history, c);
  assert.equal(once?.[0], b);
  const twice = once && back(once[1], once[0]);
  assert.equal(twice?.[0], a);
  assert.equal(twice && back(twice[1], twice[0]), null);
  const again = twice && forward(twice[1], twice[0]);
  assert.equal(again?.[0], b);
  assert.equal(again && forward(again[1], again[0])?.[0], c);
});

test("letters of one field are one step, and those of another field a second one", () => {
  const [a, b, c, d] = [session("a"), session("b"), session("c"), session("d")];
  const typed = recorded(recorded(recorded(NO_HISTORY, a, "title"), b, "title"), c, "about");
  assert.deepEqual(typed.past, [a, c]);
  assert.equal(back(typed, d)?.[0], c);
});

test("a new change forgets what could have been done again", () => {
  const [a, b] = [session("a"), session("b")];
  const undone = back(recorded(NO_HISTORY, a), b);
  assert.equal(undone?.[1].future.length, 1);
  assert.equal(undone && recorded(undone[1], a).future.length, 0);
});

test("after undo the same field begins a new step", () => {
  const [a, b] = [session("a"), session("b")];
  const undone = back(recorded(recorded(NO_HISTORY, a, "title"), b), b);
  assert.equal(undone && recorded(undone[1], b, "title").past.length, 2);
});

test("the clock and the total are told as people tell them", () => {
  assert.deepEqual([0, 9, 60, 95, 480].map(clock), ["0:00", "0:09", "1:00", "1:35", "8:00"]);
  assert.deepEqual(starts(session("", 5, 10, 20)), [0, 5, 15]);
  assert.equal(totalInWords(session("", 58)), "58 of 60 minutes");
  assert.equal(differenceInWords(session("", 58)), "2 to give away");
  assert.equal(differenceInWords(session("", 60)), "it fits");
  assert.equal(differenceInWords(session("", 65)), "5 too many");
  assert.deepEqual([listed([]), listed(["a"]), listed(["a", "b", "c"])], ["", "a", "a, b and c"]);
});

test("a group is split so that everybody has a seat", () => {
  const seats = ["Teacher", "Social worker"];
  assert.equal(splitInWords(9, ["Teacher"], "room"), "");
  assert.match(splitInWords(1, seats, "room"), /one seat after the other/);
  assert.match(splitInWords(3, seats, "room"), /2 people in the teacher’s seat and 1 person in the social worker’s seat/);
  assert.match(splitInWords(9, seats, "room"), /5 people .* 4 people/);
  assert.doesNotMatch(splitInWords(12, seats, "room"), /Make/);
  assert.match(splitInWords(30, seats, "room"), /15 people .* 15 people .*Make 3 groups for each seat, of about 5/);
  assert.match(splitInWords(30, seats, "online"), /3 breakout rooms/);
});
