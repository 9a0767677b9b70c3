/* What to do about an answer that does not fit, in words. */

import { problemsWith } from "./fitting.js";
import { tidy } from "./answers.js";
import { between, inMinutes } from "./typed.js";

const WRONG_KIND = { date: "need_day", time: "need_time", moment: "need_moment", contacts: "need_phone" };
const UNFINISHED = { contacts: "need_name", ladder: "need_words", thought: "need_words" };

export function saysWhy(step, code, t) {
  if (code === "too_long") return t("need_shorter");
  if (code === "incomplete") return t(UNFINISHED[step.type] ?? "need_answer");
  if (step.type === "number") {
    return code === "out_of_range" ? t("need_number_in", { range: between(step, t) }) : t(step.decimals ? "need_number" : "need_whole");
  }
  if (step.type === "duration" && code === "out_of_range") return t("need_at_most", { time: inMinutes(step.most ?? 1440, t) });
  if (code === "wrong_type" && step.type in WRONG_KIND) return t(WRONG_KIND[step.type]);
  return t(code === "required" && step.type === "mood" ? "need_mood" : "need_answer");
}

/* The first thing to put right before these answers can be sent (or this one step left): {id, say}, or undefined. */
export function toPutRight(activity, answers, finished, t, only) {
  const [found] = problemsWith(activity, tidy(activity, answers), finished).filter(([id]) => !only || id === only)
    .map(([id, code]) => ({ step: activity.steps.find((step) => step.id === id), code }));
  return found && { id: found.step.id, say: saysWhy(found.step, found.code, t) };
}
