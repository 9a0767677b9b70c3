/* A slider with no answer until it is touched: a tap, Enter or Space takes the middle, where it stands. */

import { html } from "../vendor/preact.js";
import { Group } from "./asking.js";

export function Slider({ t, id, label, value, min = 0, max = 100, step = 5, ends, says, upright = false, onAnswer }) {
  const unset = typeof value !== "number";
  const middle = Math.round((min + max) / 2);
  const words = unset ? t("not_set") : says ? says(value) : String(value);
  const take = (event) => {
    if (!unset || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    onAnswer(middle);
  };
  return html`<div class=${`slider${upright ? " upright" : ""}${unset ? " unset" : ""}`}>
    ${!upright && label && html`<label for=${id}><span dir="auto">${label}</span> <output class="num">${words}</output></label>`}
    <input type="range" id=${id} min=${min} max=${max} step=${step} value=${unset ? middle : value} aria-label=${label}
      aria-valuetext=${words} aria-orientation=${upright ? "vertical" : undefined}
      onInput=${(event) => onAnswer(Number(event.currentTarget.value))} onClick=${() => unset && onAnswer(middle)} onKeyDown=${take} />
    ${ends && html`<p class="ends"><span dir="auto">${ends[0]}</span><span dir="auto">${ends[1]}</span></p>`}</div>`;
}

const FINE = 50; // fewer numbers than this are chosen one by one

/* A scale of many numbers. */
function Wide(props) {
  const { step } = props;
  const count = step.max - step.min;
  return html`<${Group} ...${props}><${Slider} ...${props} label=${props.t("your_number")} min=${step.min} max=${step.max} step=${count < FINE || count % 5 ? 1 : 5} ends=${step.ends} />
    ${typeof props.value === "number" && html`<button type="button" class="btn text" onClick=${() => props.onAnswer(null)}>${props.t("start_over")}</button>`}<//>`;
}

export const kinds = { slider: { Show: Wide, say: (step, value) => String(value) } };
