/* One step: its words, its answers, and when it is shown. */

import { html } from "../../phone/vendor/preact.js";
import { Shown } from "./conditions.js";
import { Button, Line, Turn, Whole } from "./fields.js";
import { freshId, SILENT } from "./kinds.js";
import { Options } from "./options.js";
import { change, checks, chosen, said } from "./store.js";
import { fill, withWords } from "./texts.js";

const NUMBERS = {
  scale: [["min", "from", -100, 100], ["max", "to", -100, 100]],
  timer: [["minutes", "minutes", 1, 120]],
  pacer: [["in", "breathe_in", 1, 20], ["sip", "sip", 0, 20], ["hold", "hold", 0, 20], ["out", "breathe_out", 1, 20], ["rest", "rest", 0, 20], ["minutes", "minutes", 1, 120]],
  list: [["most", "most", 1, 50]],
  table: [["most", "most", 1, 50]],
  ladder: [["most", "most", 1, 50]],
  contacts: [["most", "most", 1, 20]],
  number: [["decimals", "decimals", 0, 3]],
  audio: [["seconds", "seconds", 5, 180]],
};
const PRESET = { list: 10, table: 10, ladder: 10, contacts: 5, audio: 120 };

function Ends({ step, words, language, put }) {
  const at = (place, text) => put({ ends: step.ends.map((end, n) => (n === place ? { ...end, [language]: text } : end)) }, false);
  return html`<div class="two"><${Line} label=${words.low_end} value=${step.ends[0][language]} onWrite=${(text) => at(0, text)} />
    <${Line} label=${words.high_end} value=${step.ends[1][language]} onWrite=${(text) => at(1, text)} /></div>`;
}

function Stages({ step, words, language, put }) {
  const at = (place, stage, apart) => put({ stages: step.stages.map((one, n) => (n === place ? { ...one, ...stage } : one)) }, apart);
  return html`<fieldset><legend class="lab">${words.kinds.stages}</legend><div class="opts">${step.stages.map((stage, place) => html`<div class="op" key=${place}>
      <input class="field" dir="auto" autocomplete="off" aria-label=${fill(words.stage_n, { n: place + 1 })} value=${stage.text[language] ?? ""} onInput=${(event) => at(place, { text: { ...stage.text, [language]: event.currentTarget.value } }, false)} />
      <input class="field value" type="number" min="5" max="600" aria-label=${`${words.seconds}, ${place + 1}`} value=${stage.seconds ?? ""} onChange=${(event) => at(place, { seconds: event.currentTarget.valueAsNumber || undefined })} />
      <${Button} label=${fill(words.remove_stage, { n: place + 1 })} icon="×" disabled=${step.stages.length < 2} onPress=${() => put({ stages: step.stages.filter((_, n) => n !== place) })} /></div>`)}</div>
    <button type="button" class="btn text small" onClick=${() => put({ stages: [...step.stages, { text: { [language]: "" }, seconds: 30 }] })}>+ ${words.add_stage}</button></fieldset>`;
}

export function Editor({ words, language }) {
  const steps = said.value.steps;
  const place = steps.findIndex((one) => one.id === chosen.value);
  const step = steps[place];
  const all = (next, now = step.id) => { change({ ...said.value, steps: next }); chosen.value = now; };
  const put = (parts, apart = true) => change({ ...said.value, steps: steps.map((one) => (one === step ? { ...one, ...parts } : one)) }, apart);
  const move = (by) => { const next = [...steps]; next.splice(place + by, 0, ...next.splice(place, 1)); all(next); };
  const copy = () => { const id = freshId(steps, step.type); all(steps.toSpliced(place + 1, 0, { ...structuredClone(step), id }), id); };
  const remove = () => all(steps.filter((one) => one !== step), steps[place + 1]?.id ?? steps[place - 1]?.id ?? "about");
  const about = [...checks.value.problems, ...checks.value.advice].filter((each) => each.step === step.id);
  const asks = !SILENT.includes(step.type);
  return html`<section class="ed" aria-labelledby="step-heading">
    <div class="hd"><h2 id="step-heading">${fill(words.step_n, { n: place + 1, kind: words.kinds[step.type] ?? step.type })}</h2>
      <${Button} label=${words.up} icon="↑" disabled=${place === 0} onPress=${() => move(-1)} />
      <${Button} label=${words.down} icon="↓" disabled=${place === steps.length - 1} onPress=${() => move(1)} />
      <${Button} label=${words.copy} icon="⧉" onPress=${copy} />
      <${Button} label=${words.remove} icon="×" onPress=${remove} /></div>
    ${about.map((each) => html`<p class="help" id="step-says">${each.says}</p>`)}
    <${Line} key=${`text-${step.id}`} long=${step.type === "read" || step.type === "done"} label=${asks ? words.question : words.text} value=${step.text?.[language]} onWrite=${(text) => put({ text: withWords(step.text, language, text) ?? { [language]: "" } }, false)} describedby=${about.length ? "step-says" : undefined} />
    ${asks && html`<${Line} key=${`hint-${step.id}`} label=${words.hint} optional words=${words} value=${step.hint?.[language]} onWrite=${(text) => put({ hint: withWords(step.hint, language, text) }, false)} />`}
    ${step.options && html`<${Options} step=${step} words=${words} language=${language} put=${put} />`}
    ${NUMBERS[step.type] && html`<div class="numbers">${NUMBERS[step.type].map(([name, word, min, max]) => html`<${Whole} key=${name} label=${words[word]} value=${step[name] ?? PRESET[step.type] ?? 0} min=${min} max=${max} onWrite=${(number) => put({ [name]: number })} />`)}</div>`}
    ${step.ends && html`<${Ends} step=${step} words=${words} language=${language} put=${put} />`}
    ${step.stages && html`<${Stages} step=${step} words=${words} language=${language} put=${put} />`}
    ${["table", "repeat", "computed", "measure"].includes(step.type) && html`<p class="muted small">${words.kept_as_is}</p>`}
    ${asks && html`<${Turn} label=${words.required} value=${step.required} onTurn=${(required) => put({ required })} />`}
    <${Shown} step=${step} earlier=${steps.slice(0, place)} words=${words} language=${language} put=${put} />
  </section>`;
}
