/* Does an answer fit its step? The twin of midweek_rules.fitting: the same codes for the same answers. */

import { answerTo, isAnswered } from "./branching.js";
import { withComputed } from "./computing.js";

const SHORT_TEXT = 500, LONG_TEXT = 20000, LONGEST_PRACTICE = 36000;
const MOST_CHOICES = 100, MOST_TRIALS = 50, MOST_DIMENSIONS = 4, FARTHEST = 1e12;
const UNSURE = ["mixed", "dont_know", "nothing_much"];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/* Why an answer does not fit its step: a code, or null. */
export const misfit = (step, answer) => FITS[step.type](step, answer);

/* What is wrong with the answers to an activity: [[step, code], ...]. */
export function problemsWith(activity, answers, finished) {
  const asked = new Map(activity.steps.filter(({ type }) => Object.hasOwn(FITS, type)).map((step) => [step.id, step]));
  const heard = withComputed(activity.steps, answers);
  const open = activity.steps.filter((step) => step.required && Object.hasOwn(heard, step.id) && !isAnswered(heard[step.id]));
  const given = [...asked.values()].map((step) => [step.id, answerTo(answers, step.id) ?? null, step]).filter(([, answer]) => answer !== null);
  return [
    ...Object.keys(answers).filter((name) => !asked.has(name)).map((name) => [name.slice(0, 80), "unknown_step"]),
    ...(finished ? open.map((step) => [step.id, "required"]) : []),
    ...given.map(([id, answer, step]) => [id, misfit(step, answer)]).filter(([, code]) => code),
  ];
}

const isParts = (answer) => typeof answer === "object" && answer !== null && !Array.isArray(answer);
const first = (refusals) => { for (const refusal of refusals) if (refusal) return refusal; return null; };

function number(answer, low, high, decimals = 0) {
  if (typeof answer !== "number" || !(Number.isInteger(answer) || decimals)) return "wrong_type";
  if (!((low ?? -FARTHEST) <= answer && answer <= (high ?? FARTHEST))) return "out_of_range";
  return Number(answer.toFixed(decimals)) === answer ? null : "wrong_type";
}

function words(answer, most) {
  if (typeof answer !== "string") return "wrong_type";
  return answer.length > most && [...answer].length > most ? "too_long" : null;
}

const yesNo = (step, answer) => (typeof answer === "boolean" ? null : "wrong_type");

function choice(step, answer) {
  if (step.other && isParts(answer) && Object.keys(answer).join() === "other") return words(answer.other, SHORT_TEXT);
  return step.options.some((option) => option.value === answer) ? null : "not_an_option";
}

function choiceMany(step, answer) {
  if (!Array.isArray(answer)) return "wrong_type";
  if (answer.length > Math.min(MOST_CHOICES, step.options.length + (step.other ? 1 : 0))) return "too_many";
  const said = answer.map((each) => JSON.stringify(each));
  return first(answer.map((each, place) => choice(step, each) ?? (said.indexOf(said[place]) < place ? "twice" : null)));
}

/* A day or a moment that the calendar has; the year 0 is none. */
const written = (pattern, whole) => (step, answer) => {
  if (typeof answer !== "string" || !pattern.test(answer) || answer.startsWith("0000")) return "wrong_type";
  const at = new Date(whole(answer));
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(whole(answer).slice(0, 16)) ? null : "wrong_type";
};

function each(answer, most, fit) {
  if (!Array.isArray(answer)) return "wrong_type";
  return answer.length > most ? "too_many" : first(answer.map(fit));
}

/* An answer made of named parts. A part left open may be absent or null. */
function parts(answer, fits, needed = []) {
  if (!isParts(answer)) return "wrong_type";
  if (Object.keys(answer).some((name) => !Object.hasOwn(fits, name))) return "unknown_part";
  if (needed.some((name) => (answerTo(answer, name) ?? null) === null)) return "incomplete";
  return first(Object.entries(answer).map(([name, part]) => (part === null ? null : fits[name](part))));
}

const row = (asked, answer) => parts(answer, Object.fromEntries(asked.map((step) => [step.id, (part) => misfit(step, part)])));
const rows = (questions) => (step, answer) => each(answer, step.most, (one) => row(step[questions], one));
const short = (part) => words(part, SHORT_TEXT);
const percent = (part) => number(part, 0, 100);
const eitherWay = (part) => number(part, -100, 100);
const uuid = (part) => (typeof part === "string" && UUID.test(part) ? null : "wrong_type");

function feeling(step, answer) {
  const refusal = parts(answer, {
    pleasant: eitherWay, energy: eitherWay, unsure: (part) => (UNSURE.includes(part) ? null : "not_an_option"),
    words: (part) => each(part, step.words ?? 3, feelingWord),
  });
  if (refusal) return refusal;
  const isThere = (name) => (answerTo(answer, name) ?? null) !== null;
  return (isThere("pleasant") && isThere("energy")) === isThere("unsure") ? "incomplete" : null;
}

function feelingWord(word) {
  const ours = (part) => (typeof part === "string" && /^[a-z][a-z0-9-]{0,39}$/.test(part) ? null : "not_an_option");
  return parts(word, { word: ours, own: short, strength: percent })
    ?? (Object.hasOwn(word, "word") === Object.hasOwn(word, "own") ? "incomplete" : null);
}

function tracked(step, answer) {
  if (!isParts(answer) || Object.keys(answer).length > MOST_DIMENSIONS) return "wrong_type";
  if (Object.keys(answer).some(uuid)) return "unknown_part";
  return first(Object.values(answer).map((part) => number(part, 0, 10)));
}

const trial = { before: percent, peak: percent, after: percent };
const situation = { text: short, distress: percent, trials: (trials) => each(trials, MOST_TRIALS, (one) => parts(one, trial)) };
const phone = (part) => (typeof part === "string" && /^[0-9+()./ -]{0,40}$/.test(part) ? null : "wrong_type");
const person = { name: short, number: phone, note: short };

/* A file of theirs, words that say what it would show, or both. */
function file(step, answer) {
  const described = isParts(answer) && answerTo(answer, "text") && (answerTo(answer, "file") ?? null) === null;
  return parts(answer, { file: uuid, shared: (part) => yesNo(step, part), text: short }, described ? [] : ["file", "shared"]);
}

const seconds = (step, answer) => number(answer, 0, LONGEST_PRACTICE);

const FITS = {
  text: (step, answer) => words(answer, SHORT_TEXT),
  text_long: (step, answer) => words(answer, LONG_TEXT),
  yes_no: yesNo,
  number: (step, answer) => number(answer, step.min, step.max, step.decimals),
  scale: (step, answer) => number(answer, step.min, step.max),
  choice,
  choice_many: choiceMany,
  date: written(/^\d{4}-\d\d-\d\d$/, (text) => `${text}T00:00:00Z`),
  time: (step, answer) => (typeof answer === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(answer) ? null : "wrong_type"),
  moment: written(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, (text) => `${text}:00Z`),
  duration: (step, answer) => number(answer, 0, step.most ?? 1440),
  mood: (step, answer) => number(answer, 1, 5),
  feeling,
  thought: (step, answer) => parts(answer, { text: (part) => words(part, LONG_TEXT), belief: percent }, ["text"]),
  tracked,
  pacer: seconds,
  timer: seconds,
  stages: (step, answer) => number(answer, 0, step.stages.length),
  list: (step, answer) => each(answer, step.most, short),
  table: rows("columns"),
  repeat: rows("steps"),
  ladder: (step, answer) => each(answer, step.most, (one) => parts(one, situation, ["text"])),
  contacts: (step, answer) => each(answer, step.most, (one) => parts(one, person, ["name"])),
  drawing: file,
  photo: file,
  audio: file,
  measure: (step, answer) => row(step.steps, answer),
};
