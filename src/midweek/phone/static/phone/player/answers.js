/* What counts as answered, what is still needed, and which answers call for help at once. */

import { answerTo, heard, isAnswered, shown } from "./branching.js";
import { KINDS } from "./kinds.js";

const SILENT = ["read", "done", "computed"];

export { answerTo, isAnswered };

export const asks = (step) => !SILENT.includes(step.type);

/* The answers that count now. Working out is fetched with the first activity that has something to work out. */
export const heardIn = (activity, answers) => heard(activity.steps, answers, KINDS.computed?.workOut);

/* The steps that are pages now: those whose condition holds, the closing words apart. */
export function pagesOf(activity, answers) {
  const found = heardIn(activity, answers);
  return activity.steps.filter((step) => step.type !== "done" && Object.hasOwn(found, step.id));
}

/* The same activity in the size that was agreed. */
export function atRung(activity, rung) {
  const size = activity.rungs?.[rung];
  if (!size) return activity;
  const steps = activity.steps.filter(({ id }) => !size.leave_out?.includes(id))
    .map((step) => (step.type === "timer" || step.type === "pacer" ? { ...step, minutes: size.minutes } : step));
  return { ...activity, minutes: size.minutes, steps };
}

/* Whether a tick alone can say "done". */
export const canTick = (activity) => activity.kind !== "measure" && !activity.steps.some((step) => step.required);

/* Whether this answer is one that a person should not be left alone with, and was not the answer before. */
export function isRisk(activity, id, value, before) {
  const block = activity.steps.find((step) => step.id === id && step.type === "measure");
  if (block) return (block.risk ?? []).some((rule) => newlyAt(rule, answerTo(value, rule.step), answerTo(before, rule.step)));
  return (activity.risk ?? []).some((rule) => rule.step === id && newlyAt(rule, value, before));
}

const newlyAt = (rule, value, before) => typeof value === "number" && value >= rule.at_least && value !== before;

/* Only what is shown and was answered: an answer that is hidden again counts for nothing. */
export function tidy(activity, answers) {
  const given = pagesOf(activity, answers).filter(asks).map((step) => [step.id, trimmed(step, answerTo(answers, step.id))]);
  return Object.fromEntries(given.filter(([, value]) => isAnswered(value)));
}

const questionsOf = (step) => (step.type === "table" ? step.columns : step.type === "repeat" || step.type === "measure" ? step.steps : null);

/* Leave out lines and rows that nobody wrote in, and what a round does not show. */
function trimmed(step, value) {
  if (!isAnswered(value)) return value;
  if (step.type === "measure") return row(step.steps, value);
  if (questionsOf(step)) return value.map((one) => row(questionsOf(step), one)).filter(isAnswered);
  return Array.isArray(value) ? value.map(filled).filter(isAnswered) : value;
}

const row = (steps, answers) => Object.fromEntries(shown(steps, answers).map(({ id }) => [id, answerTo(answers, id)]).filter(([, value]) => isAnswered(value)));

/* A row of named parts without its empty parts; anything else as it is. */
function filled(one) {
  if (typeof one !== "object" || one === null) return one;
  return Object.fromEntries(Object.entries(one).map(([name, part]) => [name, Array.isArray(part) ? part.map(filled).filter(isAnswered) : part]).filter(([, part]) => isAnswered(part)));
}
