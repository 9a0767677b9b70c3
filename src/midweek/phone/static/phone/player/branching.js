/* Which steps are shown, given the answers so far: the twin of midweek_rules.branching.

   A condition looks only at earlier steps, so an activity always comes to its end. */

/* The answer to a step; a step may be called "constructor", so what all objects have is not one. */
export const answerTo = (answers, id) => (answers && Object.hasOwn(answers, id) ? answers[id] : undefined);

/* False and 0 are answers; nothing and emptiness are not. */
export const isAnswered = (value) => value !== undefined && value !== null && value !== ""
  && !(typeof value === "object" && !Object.keys(value).length);

/* Whether a condition holds. A step without an answer is never equal to, above or below anything. */
export function holds(condition, answers) {
  if (!condition) return true;
  if ("all" in condition) return condition.all.every((each) => holds(each, answers));
  if ("any" in condition) return condition.any.some((each) => holds(each, answers));
  if ("not" in condition) return !holds(condition.not, answers);
  return says(condition, answerTo(answers, condition.step));
}

function says(condition, answer) {
  if ("answered" in condition) return isAnswered(answer) === condition.answered;
  if ("is" in condition) return answer === condition.is;
  if ("has" in condition) return Array.isArray(answer) && answer.includes(condition.has);
  if (typeof answer !== "number") return false;
  return "at_least" in condition ? answer >= condition.at_least : answer <= condition.at_most;
}

/* The answers to the steps that are shown. The answer of a step that is not shown counts for nothing;
   `workOut` says what a computed step comes to, which later conditions see. */
export function heard(steps, answers, workOut = () => null) {
  const found = {};
  for (const step of steps) {
    if (!holds(step.when, found)) continue;
    found[step.id] = step.type === "computed" ? workOut(step, found) : answerTo(answers, step.id) ?? null;
  }
  return found;
}

/* The steps that are shown, where what was computed stands among the answers. */
export function shown(steps, answers) {
  const found = heard(steps, answers, (step) => answerTo(answers, step.id));
  return steps.filter(({ id }) => Object.hasOwn(found, id));
}
