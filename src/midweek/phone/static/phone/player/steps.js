/* One step of an activity: show it, and hand back what was answered. */

import { html } from "../vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { SunPath } from "./mood.js";
import { Pacer } from "./pacer.js";
import { Timer } from "./timer.js";

/* A questionnaire shows its own words and no others, though any of it may be left open. */
const Optional = ({ t, step, verbatim }) => (step.required || verbatim ? null : html` <span class="opt">${t("optional")}</span>`);

function Legend({ t, step, big, verbatim }) {
  return html`<legend class=${big ? "q big" : "q"} dir="auto">${step.text}<${Optional} t=${t} step=${step} verbatim=${verbatim} /></legend>`;
}

function Mood({ t, step, value, onAnswer, onTap }) {
  return html`<section class=${`scene sky-${value ?? 3}`} aria-labelledby=${`q-${step.id}`}>
    <h2 id=${`q-${step.id}`} dir="auto">${step.text}</h2>
    <${SunPath} t=${t} name=${`mood-${step.id}`} value=${value} onPick=${onAnswer} onTap=${onTap} />
  </section>`;
}

function Choice({ t, step, value, big, verbatim, onAnswer, onTap }) {
  return html`<fieldset class="step"><${Legend} t=${t} step=${step} big=${big} verbatim=${verbatim} />
    <div class="answers">${step.options.map((option) => html`<label class="answer"><span class="dot"></span><span dir="auto">${option.label}</span>
      <input type="radio" name=${step.id} value=${option.value} checked=${value === option.value}
        onClick=${(event) => (event.detail > 0 && onTap ? onTap : onAnswer)(option.value)} /></label>`)}</div></fieldset>`;
}

function ChoiceMany({ t, step, value = [], big, onAnswer }) {
  const turn = (one) => onAnswer(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  return html`<fieldset class="step"><${Legend} t=${t} step=${step} big=${big} />
    <div class="chips">${step.options.map((option) => html`<label class="chip">
      <input type="checkbox" checked=${value.includes(option.value)} onChange=${() => turn(option.value)} />
      <${Icon} name="tick" size="s" /><span dir="auto">${option.label}</span></label>`)}</div></fieldset>`;
}

function Scale({ t, step, value, big, onAnswer }) {
  const numbers = Array.from({ length: step.max - step.min + 1 }, (_, n) => step.min + n);
  return html`<fieldset class="step"><${Legend} t=${t} step=${step} big=${big} />
    <div><div class="scale">${numbers.map((number) => html`<label>
      <input type="radio" name=${step.id} value=${number} checked=${value === number} onChange=${() => onAnswer(number)} />${number}</label>`)}</div>
    ${step.ends && html`<p class="ends"><span dir="auto">${step.ends[0]}</span><span dir="auto">${step.ends[1]}</span></p>`}</div></fieldset>`;
}

/* Without autocomplete="off" the browser keeps a copy of the words for restoring its tabs, past any sign-out. */
function Text({ t, step, value = "", big, onAnswer }) {
  const id = `w-${step.id}`;
  const hear = (event) => onAnswer(event.currentTarget.value);
  return html`<div class="step"><label class=${big ? "q big" : "q"} for=${id} dir="auto">${step.text}<${Optional} t=${t} step=${step} /></label>
    ${step.type === "text"
      ? html`<input class="field" id=${id} dir="auto" autocomplete="off" value=${value} onInput=${hear} />`
      : html`<textarea class="field" id=${id} dir="auto" autocomplete="off" rows="3" value=${value} placeholder=${step.hint ?? t("words_hint")} onInput=${hear}></textarea>`}</div>`;
}

const Read = ({ step, big }) => html`<div class="step"><p class=${big ? "q big" : "why"} dir="auto">${step.text}</p></div>`;

const KINDS = { mood: Mood, choice: Choice, choice_many: ChoiceMany, scale: Scale, text: Text, text_long: Text, read: Read, pacer: Pacer, timer: Timer };

export function Step(props) {
  const kind = KINDS[props.step.type] ?? Read;
  return html`<${kind} ...${props} />`;
}
