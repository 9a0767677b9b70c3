/* A slider with no answer until it is moved: Enter or Space takes the middle, where it stands. */

import { html } from "../vendor/preact.js";

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
      onInput=${(event) => onAnswer(Number(event.currentTarget.value))} onKeyDown=${take} />
    ${ends && html`<p class="ends"><span dir="auto">${ends[0]}</span><span dir="auto">${ends[1]}</span></p>`}</div>`;
}
