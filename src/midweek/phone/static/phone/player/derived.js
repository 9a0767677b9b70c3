/* A value worked out from earlier answers, and a measure inside another activity. */

import { html } from "../vendor/preact.js";
import { answerTo, isAnswered } from "./branching.js";
import { computed } from "./computing.js";
import { inWords } from "./kinds.js";
import { Step } from "./steps.js";

const sayValue = (step, value, t) => (typeof value === "number"
  ? [new Intl.NumberFormat(t.language, { maximumFractionDigits: step.decimals ?? 0 }).format(value), step.unit].filter(Boolean).join(" ") : "–");

function Computed({ t, step, id, big, value }) {
  return html`<div class="step"><p class=${big ? "q big" : "q"} id=${`${id}-says`} dir="auto">${step.text}</p>
    <output class="told" aria-labelledby=${`${id}-says`}><span dir="auto">${sayValue(step, value, t)}</span>${typeof value !== "number" && html`<small>${t("not_known_yet")}</small>`}</output></div>`;
}

/* Its own words and no others: the stem, each item, and whose it is. */
function Measure({ t, step, id, big, value, onAnswer }) {
  const given = value ?? {};
  return html`<div class="step" role="group" aria-labelledby=${`${id}-says`}><h2 class=${big ? "q big" : "q"} id=${`${id}-says`} dir="auto">${step.text}</h2>
    ${step.stem && html`<p class="why" dir="auto">${step.stem}</p>`}
    <div class="more">${step.steps.map((item) => html`<${Step} key=${item.id} t=${t} step=${item} id=${`${id}-${item.id}`} verbatim value=${answerTo(given, item.id)}
      onAnswer=${(choice) => onAnswer({ ...given, [item.id]: choice })} />`)}</div>
    <p class="note" dir="auto">${step.credit}</p></div>`;
}

const sayItems = (step, value, t) => step.steps.filter(({ id }) => isAnswered(answerTo(value, id)))
  .map((item) => `${item.text}: ${inWords(item, answerTo(value, item.id), t)}`).join("\n");

export const kinds = { computed: { Show: Computed, say: sayValue, workOut: computed }, measure: { Show: Measure, say: sayItems } };
