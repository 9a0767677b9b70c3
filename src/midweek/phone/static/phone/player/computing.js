/* What a computed step comes to, given the answers: the twin of midweek_rules.computing. */

import { answerTo, heard, holds } from "./branching.js";

const MINUTES_A_DAY = 1440;
const CLOCK = /(\d\d):(\d\d)$/;

/* The answers to the steps that are shown, with each computed step's value beside them, or null. */
export const withComputed = (steps, answers) => heard(steps, answers, computed);

/* One computed step, rounded half up to its decimals; null where an answer lacks. */
export function computed(step, answers) {
  const value = valueOf(step.formula, answers);
  const power = 10 ** (step.decimals ?? 0);
  const rounded = typeof value === "number" ? Math.floor(value * power + 0.5) / power : null;
  return Number.isFinite(rounded) ? rounded : null;
}

function valueOf(formula, answers) {
  if (typeof formula === "number") return formula;
  if ("step" in formula) return numberIn(answerTo(answers, formula.step));
  if ("if" in formula) return valueOf(holds(formula.if, answers) ? formula.then : formula.else, answers);
  if ("column" in formula) return null;
  return WORDS[formula.word](formula.of.flatMap((part) => valuesOf(part, answers)));
}

function valuesOf(part, answers) {
  if (typeof part !== "object" || !("column" in part)) return [valueOf(part, answers)];
  const [table, column] = part.column;
  const rows = answerTo(answers, table);
  return Array.isArray(rows) ? rows.map((row) => (Object(row) === row && !Array.isArray(row) ? numberIn(answerTo(row, column)) : null)) : [];
}

function numberIn(answer) {
  if (typeof answer === "boolean") return Number(answer);
  return typeof answer === "number" || typeof answer === "string" ? answer : null;
}

const isNumber = (value) => typeof value === "number";

/* Let a word work only when each of its values is there. */
const whole = (work) => (values) => (values.length && values.every(isNumber) ? work(values) : null);

/* Add without losing what falls off the end of a number, as Python's fsum does (Shewchuk 1997). */
function add(values) {
  const partials = [];
  for (let value of values) {
    let kept = 0;
    for (let part of partials) {
      if (Math.abs(value) < Math.abs(part)) [value, part] = [part, value];
      const high = value + part;
      const low = part - (high - value);
      if (low) partials[kept++] = low;
      value = high;
    }
    partials.length = kept;
    partials.push(value);
  }
  return rounded(partials);
}

function rounded(partials) {
  let high = partials.pop() ?? 0;
  let low = 0;
  while (partials.length && !low) {
    const before = high;
    const part = partials.pop();
    high = before + part;
    low = part - (high - before);
  }
  const rest = partials.at(-1) ?? 0;
  if ((low < 0 && rest < 0) || (low > 0 && rest > 0)) {
    const doubled = low * 2;
    const next = high + doubled;
    if (doubled === next - high) return next;
  }
  return high;
}

/* From one time of day to the next such time, over midnight where need be. */
function minutesBetween(values) {
  const [start, end] = values.map((each) => (typeof each === "string" ? CLOCK.exec(each) : null))
    .map((found) => found && Number(found[1]) * 60 + Number(found[2]));
  if (values.length !== 2 || start === null || end === null) return null;
  return (((end - start) % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
}

const WORDS = {
  add: whole(add),
  add_answered: (values) => (values.some(isNumber) ? add(values.filter(isNumber)) : null),
  subtract: whole(([first, ...rest]) => first - add(rest)),
  multiply: whole((values) => values.reduce((product, each) => product * each, 1)),
  divide: whole((values) => (values.length === 2 && values[1] ? values[0] / values[1] : null)),
  mean: whole((values) => add(values) / values.length),
  least: whole((values) => Math.min(...values)),
  most: whole((values) => Math.max(...values)),
  count: (values) => values.filter((each) => each !== null).length,
  minutes_between: minutesBetween,
};
