/* The steps in their order, what is written about the whole, and the kinds that can be added. */

import { html, useState } from "../../phone/vendor/preact.js";
import { Icon } from "./icons.js";
import { COMMON, MORE, freshStep } from "./kinds.js";
import { change, checks, chosen, said } from "./store.js";

function Row({ step, place, words, language }) {
  const wrong = checks.value.problems.some((each) => each.step === step.id);
  const name = step.text?.[language] || Object.values(step.text ?? {})[0] || words.kinds[step.type] || step.type;
  return html`<li><button type="button" class=${step.when ? "st sub" : "st"} aria-current=${chosen.value === step.id ? "step" : undefined} onClick=${() => { chosen.value = step.id; }}>
    <${Icon} name=${step.type} /><span dir="auto">${name}<small>${words.kinds[step.type] ?? step.type}${wrong ? " · !" : ""}</small></span><small>${place + 1}</small></button></li>`;
}

export function StepList({ words, language }) {
  const [all, showAll] = useState(false);
  const steps = said.value.steps ?? [];

  function add(kind) {
    const step = freshStep(steps, kind, language);
    const at = steps.findIndex((one) => one.id === chosen.value);
    const next = at < 0 ? [...steps, step] : [...steps.slice(0, at + 1), step, ...steps.slice(at + 1)];
    change({ ...said.value, steps: next });
    chosen.value = step.id;
  }

  return html`<section class="steps" aria-labelledby="steps-heading">
    <button type="button" class="st" aria-current=${chosen.value === "about" ? "step" : undefined} onClick=${() => { chosen.value = "about"; }}><span>${words.about}</span></button>
    <h2 id="steps-heading">${words.steps}</h2>
    ${steps.length ? html`<ol>${steps.map((step, place) => html`<${Row} key=${step.id} step=${step} place=${place} words=${words} language=${language} />`)}</ol>` : html`<p class="muted small">${words.no_steps}</p>`}
    <h2>${words.add_step}</h2>
    <div class="add">${(all ? [...COMMON, ...MORE] : COMMON).map((kind) => html`<button type="button" onClick=${() => add(kind)}><${Icon} name=${kind} />${words.kinds[kind]}</button>`)}</div>
    <button type="button" class="btn text small" aria-expanded=${all} onClick=${() => showAll(!all)}>${all ? words.fewer_kinds : words.more_kinds}</button>
  </section>`;
}
