/* The whole activity: what it is called and for, how long it takes, its three sizes. */

import { html } from "../../phone/vendor/preact.js";
import { Line, Pick, Turn, Whole } from "./fields.js";
import { ForTherapists } from "./for_therapists.js";
import { change, said } from "./store.js";
import { withWords } from "./texts.js";

const SIZES = ["smaller", "agreed", "bigger"];

function Sizes({ words, language }) {
  const { rungs, steps, minutes } = said.value;
  const begin = (on) => change({ ...said.value, rungs: on ? Object.fromEntries(SIZES.map((size) => [size, { label: { [language]: words.sizes[size] }, minutes }])) : undefined });
  const put = (size, parts, apart) => change({ ...said.value, rungs: { ...rungs, [size]: { ...rungs[size], ...parts } } }, apart);
  const turn = (size, id, on) => put(size, { leave_out: on ? [...(rungs[size].leave_out ?? []), id] : rungs[size].leave_out.filter((one) => one !== id) });
  return html`<${Turn} label=${words.has_sizes} value=${rungs} onTurn=${begin} />
    ${rungs && SIZES.map((size) => html`<fieldset key=${size} class="size"><legend class="lab">${words.sizes[size]}</legend>
      <div class="numbers"><${Line} label=${words.size_label} value=${rungs[size].label[language]} onWrite=${(text) => put(size, { label: { ...rungs[size].label, [language]: text } }, false)} />
        <${Line} label=${words.dose} optional words=${words} value=${rungs[size].dose?.[language]} onWrite=${(text) => put(size, { dose: withWords(rungs[size].dose, language, text) }, false)} />
        <${Whole} label=${words.minutes} value=${rungs[size].minutes} min=${1} max=${120} onWrite=${(n) => put(size, { minutes: n })} /></div>
      <details><summary>${words.leaves_out}: ${rungs[size].leave_out?.length ?? 0}</summary>${steps.filter((step) => !step.required).map((step) => html`<${Turn} key=${step.id} label=${step.text?.[language] || step.id} value=${rungs[size].leave_out?.includes(step.id)} onTurn=${(on) => turn(size, step.id, on)} />`)}</details></fieldset>`)}`;
}

export function About({ words, facts, language }) {
  const activity = said.value;
  const put = (parts, apart = true) => change({ ...activity, ...parts }, apart);
  const text = (name, label, more = {}) => html`<${Line} key=${name} label=${label} words=${words} value=${activity[name]?.[language]} onWrite=${(words_) => put({ [name]: withWords(activity[name], language, words_) ?? (more.optional ? undefined : { [language]: "" }) }, false)} ...${more} />`;
  const concerns = (key, on) => put({ concerns: on ? [...activity.concerns, key] : activity.concerns.filter((one) => one !== key) });
  const optional = { optional: true };
  const long = { optional: true, long: true };
  return html`<section class="ed" aria-labelledby="about-heading">
    <div class="hd"><h2 id="about-heading">${words.about}</h2></div>
    ${text("title", words.name)}${text("purpose", words.purpose)}
    <div class="numbers">
      ${activity.kind !== "measure" && html`<${Pick} label=${words.kind} value=${activity.kind} options=${words.activity_kinds} onPick=${(kind) => put({ kind })} />`}
      <${Pick} label=${words.layout} value=${activity.layout} options=${words.layouts} onPick=${(layout) => put({ layout })} />
      <${Pick} label=${words.approach} value=${activity.approach} options=${facts.approaches} onPick=${(approach) => put({ approach })} />
      <${Whole} label=${words.minutes} value=${activity.minutes} min=${1} max=${120} onWrite=${(minutes) => put({ minutes })} /></div>
    <details><summary>${words.concerns}: ${activity.concerns.map((key) => facts.concerns[key] ?? key).join(", ")}</summary>
      <div class="concerns">${Object.entries(facts.concerns).map(([key, name]) => html`<${Turn} key=${key} label=${name} value=${activity.concerns.includes(key)} onTurn=${(on) => concerns(key, on)} />`)}</div></details>
    ${text("why", words.why, long)}${text("instructions", words.instructions, long)}
    ${text("for_whom", words.for_whom, optional)}${text("not_for", words.not_for, optional)}
    <div><${Turn} label=${words.private} value=${activity.private} onTurn=${(on) => put({ private: on })} />
      <${Turn} label=${words.therapist_led} value=${activity.therapist_led} onTurn=${(on) => put({ therapist_led: on })} /></div>
    <${ForTherapists} words=${words} facts=${facts} language=${language} />
    ${activity.kind !== "measure" && html`<${Sizes} words=${words} language=${language} />`}
  </section>`;
}
