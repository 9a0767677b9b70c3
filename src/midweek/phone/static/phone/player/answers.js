/* What counts as answered, what is still needed, and which answers call for help at once. */

const SILENT = ["read", "done"];

export const isAnswered = (value) => value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && !value.length);

export const pagesOf = (activity) => activity.steps.filter((step) => step.type !== "done");

export const asks = (step) => !SILENT.includes(step.type);

/* The same activity in the size that was agreed. */
export function atRung(activity, rung) {
  const size = activity.rungs?.[rung];
  if (!size) return activity;
  const steps = activity.steps.filter(({ id }) => !size.leave_out?.includes(id))
    .map((step) => (step.type === "timer" || step.type === "pacer" ? { ...step, minutes: size.minutes } : step));
  return { ...activity, minutes: size.minutes, steps };
}

/* The first required step without an answer, or undefined. */
export function missing(activity, answers) {
  return activity.steps.find((step) => step.required && !isAnswered(answers[step.id]));
}

/* Whether a tick alone can say "done". */
export const canTick = (activity) => activity.kind !== "measure" && !activity.steps.some((step) => step.required);

/* Whether this answer is one that a person should not be left alone with. */
export function isRisk(activity, id, value) {
  return (activity.risk ?? []).some((rule) => rule.step === id && typeof value === "number" && value >= rule.at_least);
}

/* Only what the activity asks, and only what was answered. */
export function tidy(activity, answers) {
  return Object.fromEntries(activity.steps.filter((step) => step.id && isAnswered(answers[step.id])).map((step) => [step.id, answers[step.id]]));
}

/* An answer in the words the person chose. */
export function inWords(step, value, t) {
  if (!isAnswered(value)) return t("no_answer");
  if (step.type === "mood") return t(`mood_${value}`);
  const label = (one) => step.options?.find((option) => option.value === one)?.label ?? String(one);
  if (step.type === "pacer" || step.type === "timer") return t.n("minutes", Math.max(1, Math.round(value / 60)));
  return Array.isArray(value) ? value.map(label).join(", ") : label(value);
}
