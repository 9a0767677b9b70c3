/* What only some kinds of question have: answers to choose from, numbers, the words at both ends, a unit, parts. */

import { html } from "../../phone/vendor/preact.js";
import { Button, Line, Perhaps, Whole } from "./fields.js";
import { Options } from "./options.js";
import { fill, withWords } from "./texts.js";

const NUMBERS = {
  scale: [["min", "from", -100, 100], ["max", "to", -100, 100]],
  timer: [["minutes", "minutes", 1, 120]],
  pacer: [["in", "breathe_in", 1, 20], ["sip", "sip", 0, 20], ["hold", "hold", 0, 20], ["out", "breathe_out", 1, 20], ["rest", "rest", 0, 20], ["minutes", "minutes", 1, 120]],
  list: [["most", "most", 1, 50]],
  table: [["most", "most", 1, 50]],
  repeat: [["most", "most", 1, 50]],
  ladder: [["most", "most", 1, 50]],
  contacts: [["most", "most", 1, 20]],
  number: [["decimals", "decimals", 0, 3]],
  computed: [["decimals", "decimals", 0, 3]],
  duration: [["most", "most_minutes", 1, 10080]],
  audio: [["seconds", "seconds", 5, 180]],
};
const PRESET = { list: 10, table: 10, repeat: 10, ladder: 10, contacts: 5, audio: 120, duration: 1440 };
const WITH_UNIT = ["number", "computed"];

function Ends({ step, words, language, put }) {
  const at = (place, text) => put({ ends: step.ends.map((end, n) => (n === place ? { ...end, [language]: text } : end)) }, false);
  return html`<div class="two"><${Line} label=${words.low_end} value=${step.ends[0][language]} onWrite=${(text) => at(0, text)} />
    <${Line} label=${words.high_end} value=${step.ends[1][language]} onWrite=${(text) => at(1, text)} /></div>`;
}

function Limits({ step, words, language, put }) {
  return html`<div class="numbers">${step.type === "number" && ["min", "max"].map((name) => html`<${Perhaps} key=${name} label=${words[name === "min" ? "from" : "to"]} words=${words} value=${step[name]} onWrite=${(number) => put({ [name]: number })} />`)}
    <div class="narrow-field"><${Line} label=${words.unit} optional words=${words} value=${step.unit?.[language]} onWrite=${(text) => put({ unit: withWords(step.unit, language, text) }, false)} /></div></div>`;
}

function Stages({ step, words, language, put }) {
  const at = (place, stage, apart) => put({ stages: step.stages.map((one, n) => (n === place ? { ...one, ...stage } : one)) }, apart);
  const amount = (stage, place, name, most) => html`<input class="field value" type="number" min=${name === "taps" ? 1 : 5} max=${most} aria-label=${`${words[name]}, ${place + 1}`} title=${words[name]} placeholder=${words[name]} value=${stage[name] ?? ""}
    onChange=${(event) => at(place, { [name]: event.currentTarget.valueAsNumber || undefined })} />`;
  return html`<fieldset><legend class="lab">${words.kinds.stages}</legend><div class="opts">${step.stages.map((stage, place) => html`<div class="op part" key=${place}>
      <input class="field" dir="auto" autocomplete="off" aria-label=${fill(words.stage_n, { n: place + 1 })} value=${stage.text[language] ?? ""} onInput=${(event) => at(place, { text: { ...stage.text, [language]: event.currentTarget.value } }, false)} />
      ${amount(stage, place, "seconds", 600)}${amount(stage, place, "taps", 20)}
      <${Button} label=${fill(words.remove_stage, { n: place + 1 })} icon="close" disabled=${step.stages.length < 2} onPress=${() => put({ stages: step.stages.filter((_, n) => n !== place) })} /></div>`)}</div>
    <button type="button" class="btn text small" onClick=${() => put({ stages: [...step.stages, { text: { [language]: "" }, seconds: 30 }] })}>+ ${words.add_stage}</button></fieldset>`;
}

export function Parts(props) {
  const { step, words, put } = props;
  const { type } = step;
  return html`${step.options && html`<${Options} ...${props} />`}
    ${NUMBERS[type] && html`<div class="numbers">${NUMBERS[type].map(([name, word, min, max]) => html`<${Whole} key=${name} label=${words[word]} value=${step[name] ?? PRESET[type] ?? 0} min=${min} max=${max} onWrite=${(number) => put({ [name]: number })} />`)}</div>`}
    ${WITH_UNIT.includes(type) && html`<${Limits} ...${props} />`}
    ${step.ends && html`<${Ends} ...${props} />`}
    ${step.stages && html`<${Stages} ...${props} />`}`;
}
