/* One of several or any of several, with their own words where the step allows it; a number between two ends
   (where these are many it is a slider: see kinds.js); yes or no. */

import { html } from "../vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { Group } from "./asking.js";

const isOther = (value) => typeof value === "object" && value !== null;

const Own = ({ t, id, words, onWords }) => html`<input class="field" id=${`${id}-other`} maxlength="500" dir="auto" autocomplete="off" aria-label=${t("in_own_words")}
  placeholder=${t("in_own_words")} value=${words} onInput=${(event) => onWords({ other: event.currentTarget.value })} />`;

function Choice(props) {
  const { t, step, id, value, onAnswer, onTap } = props;
  const radio = (label, checked, onPick) => html`<label class="answer"><span class="dot"></span><span dir="auto">${label}</span>
    <input type="radio" name=${id} checked=${checked} onClick=${onPick} /></label>`;
  return html`<${Group} ...${props}><div class="answers">
    ${step.options.map((option) => radio(option.label, value === option.value,
      (event) => (event.detail > 0 && onTap ? onTap : onAnswer)(option.value)))}
    ${step.other && radio(t("something_else"), isOther(value), () => isOther(value) || onAnswer({ other: "" }))}
    ${isOther(value) && html`<${Own} t=${t} id=${id} words=${value.other} onWords=${onAnswer} />`}</div><//>`;
}

const Ends = ({ ends }) => ends && html`<p class="ends"><span dir="auto">${ends[0]}</span><span dir="auto">${ends[1]}</span></p>`;

function Scale(props) {
  const { step, id, value, onAnswer } = props;
  const numbers = Array.from({ length: step.max - step.min + 1 }, (_, n) => step.min + n);
  return html`<${Group} ...${props}><div><div class="scale">${numbers.map((number) => html`<label>
      <input type="radio" name=${id} value=${number} checked=${value === number} onChange=${() => onAnswer(number)} />${number}</label>`)}</div>
    <${Ends} ends=${step.ends} /></div><//>`;
}

function YesNo(props) {
  const { t, id, value, onAnswer, onTap } = props;
  return html`<${Group} ...${props}><div class="answers">${[true, false].map((one) => html`<label class="answer"><span class="dot"></span><span>${t(one ? "yes" : "no")}</span>
    <input type="radio" name=${id} checked=${value === one} onClick=${(event) => (event.detail > 0 && onTap ? onTap : onAnswer)(one)} /></label>`)}</div><//>`;
}

function ChoiceMany(props) {
  const { t, step, id, value, onAnswer } = props;
  const chosen = value ?? [];
  const own = chosen.find(isOther);
  const turn = (one) => onAnswer(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  const chip = (label, checked, onTurn) => html`<label class="chip"><input type="checkbox" checked=${checked} onChange=${onTurn} />
    <${Icon} name="tick" size="s" /><span dir="auto">${label}</span></label>`;
  return html`<${Group} ...${props}><div class="chips">
    ${step.options.map((option) => chip(option.label, chosen.includes(option.value), () => turn(option.value)))}
    ${step.other && chip(t("something_else"), Boolean(own), () => turn(own ?? { other: "" }))}</div>
    ${own && html`<${Own} t=${t} id=${id} words=${own.other} onWords=${(next) => onAnswer(chosen.map((one) => (isOther(one) ? next : one)))} />`}<//>`;
}

const label = (step, value, t) => (isOther(value) ? [t("something_else"), value.other].filter(Boolean).join(": ")
  : step.options.find((option) => option.value === value)?.label ?? String(value));

export const kinds = {
  scale: { Show: Scale, say: (step, value) => String(value) },
  choice: { Show: Choice, say: label },
  yes_no: { Show: YesNo, say: (step, value, t) => t(value ? "yes" : "no") },
  choice_many: { Show: ChoiceMany, say: (step, value, t) => value.map((one) => label(step, one, t)).join(", ") },
};
