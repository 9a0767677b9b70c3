/* What the whole activity says about single steps: example answers, and what its sizes leave out. */

import { withWords } from "./texts.js";

const without = (list, id, name = (one) => one) => list?.filter((one) => name(one) !== id);

/* The activity's sizes when none of them leaves this step out any more. */
export const alwaysAsked = ({ rungs }, id) => rungs && Object.fromEntries(Object.entries(rungs).map(([size, rung]) => [size, { ...rung, leave_out: without(rung.leave_out, id) }]));

/* The activity without one step, and without what was said about it. Conditions that look at it stay, to be mended. */
export const withoutStep = (activity, id) => ({
  ...activity, steps: without(activity.steps, id, (one) => one.id), rungs: alwaysAsked(activity, id),
  example: without(activity.example, id, (one) => one.step), risk: without(activity.risk, id, (one) => one.step),
});

export const exampleOf = ({ example }, id) => example?.find(({ step }) => step === id)?.text;

/* Example answers stand in the order of the steps. */
export function withExample(activity, id, language, words) {
  const text = withWords(exampleOf(activity, id), language, words);
  const others = without(activity.example ?? [], id, (one) => one.step);
  const all = text ? [...others, { step: id, text }] : others;
  const place = (one) => activity.steps.findIndex((step) => step.id === one.step);
  return { ...activity, example: all.sort((one, other) => place(one) - place(other)) };
}
