/* Before answers leave a page: what counts of them now, what to put right, and "that's enough for now". */

import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { heardIn, isAnswered } from "./answers.js";

const ALL_OR_LATER = ["measure", "check_in"]; // half a questionnaire has no score; a check-in is one question

/* The checks are fetched behind the first view. A phone without them asks only for what is required. */
const checks = () => import("./problems.js").catch(() => ({ toPutRight: lacking }));

function lacking(activity, answers, finished, t) {
  const found = heardIn(activity, answers);
  const step = finished && activity.steps.find((one) => one.required && Object.hasOwn(found, one.id) && !isAnswered(found[one.id]));
  return step ? { id: step.id, say: t(step.type === "mood" ? "need_mood" : "need_answer") } : undefined;
}

/* Answer {heard, wrong, forget, send, now}: `send` goes on only when nothing is left to put right. It waits
   for the checks, and hands on what stands there then: somebody may have written on meanwhile. */
export function useCare({ t, activity, value }) {
  const [wrong, setWrong] = useState(null);
  const latest = useRef(value);
  latest.current = value;
  const now = () => latest.current;
  useEffect(() => { checks(); }, []);

  async function send(finished, then, only) {
    const { toPutRight } = await checks();
    const found = toPutRight(activity, now().answers, finished, t, only);
    if (found) setWrong(found);
    else then(now());
    return found;
  }

  return { heard: heardIn(activity, value.answers), wrong, forget: () => setWrong(null), send, now };
}

/* Stopping early is an answer too: what is there is sent, and it counts. */
export function Enough({ t, activity, onEnough }) {
  if (!onEnough || ALL_OR_LATER.includes(activity.kind)) return null;
  return html`<button class="btn text" onClick=${onEnough}>${t("enough_now")}</button>`;
}
