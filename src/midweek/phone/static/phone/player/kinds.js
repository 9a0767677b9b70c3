/* How each kind of step is shown, and its answer said in words: {kind: {Show, say(step, value, t)}}.

   What a check-in asks is here at once; fetching.js adds the rest. No module that is fetched may be
   imported here: the names of our files carry their fingerprints, and a circle of imports has none. */

import { isAnswered } from "./branching.js";
import { kinds as choices } from "./choices.js";
import { kinds as moods } from "./mood.js";
import { kinds as words } from "./words.js";

const MOST_BUTTONS = 11;

export const KINDS = { ...choices, ...moods, ...words };

/* A scale of many numbers is a slider. */
export const kindOf = ({ type, min, max }) => (type === "scale" && max - min >= MOST_BUTTONS ? "slider" : type);

/* An answer in the words the person chose. */
export function inWords(step, value, t) {
  if (step.type !== "computed" && !isAnswered(value)) return t("no_answer");
  return KINDS[kindOf(step)]?.say?.(step, value, t) ?? String(value);
}
