/* The answers of a choice: their words, what they count as, their order. */

import { html } from "../../phone/vendor/preact.js";
import { Button, Turn } from "./fields.js";
import { freshValue } from "./kinds.js";
import { fill } from "./texts.js";

export function Options({ step, words, language, put }) {
  const { options } = step;
  const at = (place, option) => put({ options: options.map((one, n) => (n === place ? option : one)) }, false);
  const move = (place, by) => {
    const next = [...options];
    next.splice(place + by, 0, ...next.splice(place, 1));
    put({ options: next });
  };
  const counts = (place, text) => at(place, { ...options[place], value: /^-?\d{1,9}$/.test(text) ? Number(text) : text || freshValue(options) });
  return html`<fieldset><legend class="lab">${words.answers}</legend>
    <div class="opts">${options.map((option, place) => html`<div class="op" key=${place}>
      <input class="field" dir="auto" autocomplete="off" aria-label=${fill(words.answer_n, { n: place + 1 })} value=${option.label[language] ?? ""} onInput=${(event) => at(place, { ...option, label: { ...option.label, [language]: event.currentTarget.value } })} />
      <input class="field value" autocomplete="off" aria-label=${fill(words.value_n, { n: place + 1 })} value=${option.value} onChange=${(event) => counts(place, event.currentTarget.value)} />
      <${Button} label=${`${words.up}: ${place + 1}`} icon="up" disabled=${place === 0} onPress=${() => move(place, -1)} />
      <${Button} label=${fill(words.remove_answer, { n: place + 1 })} icon="close" disabled=${options.length < 3} onPress=${() => put({ options: options.filter((_, n) => n !== place) })} />
    </div>`)}</div>
    <button type="button" class="btn text small" onClick=${() => put({ options: [...options, { value: freshValue(options), label: { [language]: "" } }] })}>+ ${words.add_answer}</button>
    <${Turn} label=${words.other} value=${step.other} onTurn=${(other) => put({ other })} /></fieldset>`;
}
