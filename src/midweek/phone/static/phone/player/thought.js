/* A thought in one's own words, and how true it feels. */

import { html } from "../vendor/preact.js";
import { Slider } from "./gauge.js";

export function Thought({ t, step, value, big, onAnswer }) {
  const id = `w-${step.id}`;
  const say = (part) => {
    const next = { text: "", ...value, ...part };
    onAnswer(next.text || typeof next.belief === "number" ? next : undefined);
  };
  return html`<div class="step"><label class=${big ? "q big" : "q"} for=${id} dir="auto">${step.text}</label>
    <textarea class="field" id=${id} dir="auto" autocomplete="off" rows="3" value=${value?.text ?? ""} placeholder=${step.hint ?? ""} onInput=${(event) => say({ text: event.currentTarget.value })}></textarea>
    ${step.belief !== false && html`<${Slider} t=${t} id=${`${id}-belief`} label=${t("how_true")} value=${value?.belief} ends=${[t("not_true"), t("fully_true")]} onAnswer=${(belief) => say({ belief })} />`}</div>`;
}

const say = (step, { text, belief }) => [text, typeof belief === "number" && `(${belief})`].filter(Boolean).join(" ");

export const kinds = { thought: { Show: Thought, say } };
