/* What client and therapist agreed to follow, each from 0 to 10. `step.dimensions` is {id, label, low, high, ended} for each. */

import { html } from "../vendor/preact.js";

const NUMBERS = Array.from({ length: 11 }, (_, n) => n);

export function Tracked({ t, step, value: given, big, onAnswer }) {
  const value = given ?? {};
  const dimensions = (step.dimensions ?? []).filter(({ ended }) => !ended);
  if (!dimensions.length) return html`<p class="why">${t("nothing_tracked")}</p>`;
  return html`<div class="step" role="group" aria-label=${step.text}>
    ${big && html`<p class="q big" dir="auto">${step.text}</p>`}
    ${dimensions.map((one) => html`<fieldset class="step" key=${one.id}><legend class="q" dir="auto">${one.label}</legend>
      <div><div class="scale">${NUMBERS.map((number) => html`<label>
        <input type="radio" name=${`${step.id}-${one.id}`} value=${number} checked=${value[one.id] === number} onChange=${() => onAnswer({ ...value, [one.id]: number })} />${number}</label>`)}</div>
      <p class="ends"><span dir="auto">${t("from_zero", { end: one.low })}</span><span dir="auto">${t("to_ten", { end: one.high })}</span></p></div></fieldset>`)}</div>`;
}

const say = (step, value) => (step.dimensions ?? []).filter(({ id }) => id in value).map(({ id, label }) => `${label}: ${value[id]}`).join(", ");

export const kinds = { tracked: { Show: Tracked, say } };
