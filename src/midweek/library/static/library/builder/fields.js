/* The fields of the page. Each says what it is, and hands back what was written. */

import { html, useId } from "../../phone/vendor/preact.js";
import { Icon } from "./icons.js";

export function Line({ label, value, onWrite, optional, words, long, type = "text", min, max, narrow, describedby }) {
  const id = useId();
  const hear = (event) => onWrite(event.currentTarget.value);
  return html`<div class=${narrow ? "narrow-field" : ""}><label class="lab" for=${id}>${label}${optional && html` <span>${words.optional}</span>`}</label>
    ${long
      ? html`<textarea class="field" id=${id} rows="3" dir="auto" value=${value ?? ""} onInput=${hear} aria-describedby=${describedby}></textarea>`
      : html`<input class="field" id=${id} type=${type} min=${min} max=${max} dir="auto" autocomplete="off" value=${value ?? ""} onInput=${hear} aria-describedby=${describedby} />`}</div>`;
}

export function Whole({ label, value, onWrite, min, max }) {
  const id = useId();
  const hear = (event) => {
    const number = event.currentTarget.valueAsNumber;
    if (Number.isInteger(number)) onWrite(Math.min(max, Math.max(min, number)));
  };
  return html`<div class="narrow-field"><label class="lab" for=${id}>${label}</label>
    <input class="field" id=${id} type="number" step="1" min=${min} max=${max} value=${value} onChange=${hear} /></div>`;
}

/* A number that may be left open. */
export function Perhaps({ label, words, value, onWrite }) {
  const id = useId();
  const hear = (event) => { const number = event.currentTarget.valueAsNumber; onWrite(Number.isFinite(number) ? number : undefined); };
  return html`<div class="narrow-field"><label class="lab" for=${id}>${label} <span>${words.optional}</span></label>
    <input class="field" id=${id} type="number" step="any" value=${value ?? ""} onChange=${hear} /></div>`;
}

export function Pick({ label, value, options, onPick, hidden }) {
  const id = useId();
  return html`<div><label class=${hidden ? "vh" : "lab"} for=${id}>${label}</label>
    <select class="field" id=${id} value=${value} onChange=${(event) => onPick(event.currentTarget.value)}>
      ${Object.entries(options).map(([key, name]) => html`<option value=${key} selected=${key === String(value)}>${name}</option>`)}</select></div>`;
}

export function Turn({ label, value, onTurn }) {
  return html`<label class="choice"><input type="checkbox" checked=${Boolean(value)} onChange=${(event) => onTurn(event.currentTarget.checked)} /><span>${label}</span></label>`;
}

export const Button = ({ label, icon, onPress, disabled }) => html`<button type="button" class="iconbtn" aria-label=${label} title=${label} disabled=${disabled} onClick=${onPress}><${Icon} name=${icon} /></button>`;
