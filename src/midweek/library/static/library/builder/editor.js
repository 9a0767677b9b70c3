/* One step: its words, its answers, and when it is shown. */

import { html } from "../../phone/vendor/preact.js";
import { Block } from "./block.js";
import { Shown } from "./conditions.js";
import { Button, Line, Turn } from "./fields.js";
import { Icon } from "./icons.js";
import { freshId, SILENT } from "./kinds.js";
import { Parts } from "./parts.js";
import { Rows } from "./rows.js";
import { change, checks, chosen, said } from "./store.js";
import { Sums } from "./sums.js";
import { fill, withWords } from "./texts.js";
import { alwaysAsked, exampleOf, withExample, withoutStep } from "./whole.js";

const CLEAR = 11;
const WITHOUT_EXAMPLE = ["timer", "pacer", "stages", "drawing", "photo", "audio", "tracked", "feeling", "mood", "measure"];

/* How old a reader must be for these words, where they are enough to tell. */
function Reads({ age, words }) {
  if (!age) return null;
  return html`<p class="help good"><${Icon} name="tick" size="xs" />${fill(age <= CLEAR ? words.reads_clear : words.reading_age, { n: age })}</p>`;
}

export function Editor({ words, facts, language }) {
  const steps = said.value.steps;
  const place = steps.findIndex((one) => one.id === chosen.value);
  const step = steps[place];
  const all = (next, now = step.id) => { change({ ...said.value, steps: next }); chosen.value = now; };
  const withStep = (parts) => ({ ...said.value, steps: said.value.steps.map((one) => (one.id === step.id ? { ...one, ...parts } : one)) });
  const put = (parts, apart = true) => change(withStep(parts), apart);
  const move = (by) => { const next = [...steps]; next.splice(place + by, 0, ...next.splice(place, 1)); all(next); };
  const copy = () => { const id = freshId(steps, step.type); all(steps.toSpliced(place + 1, 0, { ...structuredClone(step), id }), id); };
  const remove = () => { change(withoutStep(said.value, step.id)); chosen.value = steps[place + 1]?.id ?? steps[place - 1]?.id ?? "about"; };
  const require = (required) => change({ ...withStep({ required }), ...(required ? { rungs: alwaysAsked(said.value, step.id) } : {}) });
  const about = [...checks.value.problems, ...checks.value.advice].filter((each) => each.step === step.id);
  const asks = !SILENT.includes(step.type);
  return html`<section class="ed" aria-labelledby="step-heading">
    <div class="hd"><h2 id="step-heading">${fill(words.step_n, { n: place + 1, kind: words.kinds[step.type] ?? step.type })}</h2>
      <${Button} label=${words.up} icon="up" disabled=${place === 0} onPress=${() => move(-1)} />
      <${Button} label=${words.down} icon="down" disabled=${place === steps.length - 1} onPress=${() => move(1)} />
      <${Button} label=${words.copy} icon="copy" onPress=${copy} />
      <${Button} label=${words.remove} icon="trash" onPress=${remove} /></div>
    ${about.length > 0 && html`<div class="help" id="step-says">${about.map((each) => html`<p>${each.says}</p>`)}</div>`}
    <${Line} key=${`text-${step.id}`} long=${step.type === "read" || step.type === "done"} label=${asks ? words.question : words.text} value=${step.text?.[language]} onWrite=${(text) => put({ text: withWords(step.text, language, text) ?? { [language]: "" } }, false)} describedby=${about.length ? "step-says" : undefined} />
    ${!about.length && html`<${Reads} age=${checks.value.ages?.[step.id]} words=${words} />`}
    ${asks && html`<${Line} key=${`hint-${step.id}`} label=${words.hint} optional words=${words} value=${step.hint?.[language]} onWrite=${(text) => put({ hint: withWords(step.hint, language, text) }, false)} />`}
    ${asks && !WITHOUT_EXAMPLE.includes(step.type) && html`<${Line} key=${`example-${step.id}`} label=${words.an_example} optional words=${words} value=${exampleOf(said.value, step.id)?.[language]} onWrite=${(text) => change(withExample(said.value, step.id, language, text), false)} />`}
    <${Parts} step=${step} words=${words} language=${language} put=${put} />
    ${(step.type === "table" || step.type === "repeat") && html`<${Rows} step=${step} words=${words} language=${language} put=${put} />`}
    ${step.type === "computed" && html`<${Sums} step=${step} earlier=${steps.slice(0, place)} words=${words} language=${language} put=${put} />`}
    ${step.type === "measure" && html`<${Block} step=${step} words=${words} facts=${facts} put=${put} />`}
    ${asks && html`<${Turn} label=${words.required} value=${step.required} onTurn=${require} />`}
    <${Shown} step=${step} earlier=${steps.slice(0, place)} words=${words} language=${language} put=${put} />
  </section>`;
}
