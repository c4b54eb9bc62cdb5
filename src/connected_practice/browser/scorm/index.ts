/**
 * The script of a module's SCORM package: marks of progress, feedback on answers, and what the platform keeps.
 *
 *     api.ts        the learning platform's side
 *     progress.ts   how far a learner is, as a short text
 *
 * The page is whole without it. Where there is no platform, as when the file is opened from a disk, everything works
 * and nothing is kept, and the page says so.
 */

import { Attempt, findApi } from "./api";
import { isComplete, nothingDone, type Progress, read, write } from "./progress";

const steps = Array.from(document.querySelectorAll<HTMLInputElement>("input[data-step]"));
const checks = Array.from(document.querySelectorAll<HTMLFormElement>("form[data-check]"));
const status = document.getElementById("status");

const NO_PLATFORM = "No learning platform is listening, so your progress is not kept. Everything else works.";
const TROUBLE = "The learning platform did not take your progress. You can go on; it may not be kept.";
const CHANGED = "The module has changed since you were last here, so your marks begin anew.";

let note = "";
let progress = nothingDone(steps.length, checks.length);
const attempt = new Attempt(findApi(window), () => {
  note = TROUBLE;
  show();
});
progress = resumed();

function resumed(): Progress {
  const none = progress;
  if (!attempt.isKept) {
    note ||= NO_PLATFORM;
    return none;
  }
  const kept = attempt.get("cmi.suspend_data");
  const found = kept ? read(kept, steps.length, checks.length) : none;
  if (!found) note = CHANGED;
  if (["", "not attempted"].includes(attempt.get("cmi.core.lesson_status"))) {
    attempt.keep({ "cmi.core.lesson_status": "incomplete" });
  }
  return found ?? none;
}

function change(next: Progress): void {
  progress = next;
  const completed: Record<string, string> = isComplete(progress) ? { "cmi.core.lesson_status": "completed" } : {};
  attempt.keep({ "cmi.suspend_data": write(progress), ...completed });
  show();
}

function show(): void {
  steps.forEach((box, at) => (box.checked = progress.done[at] ?? false));
  document.querySelectorAll<HTMLElement>("[data-mark]").forEach((mark, at) => {
    mark.textContent = progress.done[at] ? "done" : "";
  });
  checks.forEach((check, at) => showAnswer(check, progress.answers[at] ?? null));
  if (status) status.textContent = [summary(), note].filter(Boolean).join(" ");
}

function showAnswer(check: HTMLFormElement, answer: number | null): void {
  check.querySelectorAll<HTMLInputElement>("input").forEach((choice, at) => (choice.checked = at === answer));
  check.querySelectorAll<HTMLElement>("[data-why]").forEach((why, at) => {
    why.classList.toggle("is-chosen", at === answer);
  });
}

function summary(): string {
  if (isComplete(progress)) return "You have completed this module.";
  const done = progress.done.filter(Boolean).length;
  const answered = progress.answers.filter((answer) => answer !== null).length;
  const questions = checks.length ? `, ${answered} of ${checks.length} questions answered` : "";
  return `${done} of ${steps.length} steps done${questions}.`;
}

function replaced<T>(list: readonly T[], at: number, value: T): T[] {
  return list.map((old, place) => (place === at ? value : old));
}

steps.forEach((box, at) => {
  box.closest<HTMLElement>(".done")?.removeAttribute("hidden");
  box.addEventListener("change", () => change({ ...progress, done: replaced(progress.done, at, box.checked) }));
});
checks.forEach((check, at) => {
  check.classList.add("is-working");
  check.addEventListener("submit", (event) => event.preventDefault());
  check.addEventListener("change", (event) => {
    const answer = Number((event.target as HTMLInputElement).value);
    change({ ...progress, answers: replaced(progress.answers, at, answer) });
    const why = check.querySelector<HTMLElement>(".why.is-chosen");
    if (why && status) status.textContent = `${why.textContent?.trim() ?? ""} ${summary()}`;
  });
});
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
});
addEventListener("pagehide", () => attempt.finish(isComplete(progress)));
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload(); // out of the browser's memory: the attempt has ended, so begin another
});
show();
