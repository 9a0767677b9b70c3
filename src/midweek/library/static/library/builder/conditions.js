/* When a step is shown: always, or only if earlier answers are so. */

import { html } from "../../phone/vendor/preact.js";
import { Button, Pick } from "./fields.js";
import { fill } from "./texts.js";

const NUMBERS = ["scale", "number", "mood", "duration", "timer", "pacer", "stages", "computed"];
const UNHEARD = ["read", "done"];

/* A condition as lines of a form, or null where it is nested more deeply than a form can say. */
export function linesOf(when) {
  if (!when) return { joined: "all", lines: [] };
  const joined = "any" in when ? "any" : "all";
  const lines = (when[joined] ?? [when]).map(lineOf);
  return lines.every(Boolean) ? { joined, lines } : null;
}

function lineOf(part) {
  if (part.not && "is" in part.not) return { step: part.not.step, word: "is_not", value: part.not.is };
  if ("answered" in part) return { step: part.step, word: part.answered ? "answered" : "not_answered" };
  const word = ["is", "has", "at_least", "at_most"].find((one) => one in part);
  return part.step && word ? { step: part.step, word, value: part[word] } : null;
}

export function conditionOf({ joined, lines }) {
  const parts = lines.map(({ step, word, value }) => {
    if (word === "is_not") return { not: { step, is: value } };
    if (word === "answered" || word === "not_answered") return { step, answered: word === "answered" };
    return { step, [word]: value };
  });
  return parts.length > 1 ? { [joined]: parts } : parts[0];
}

const wordsFor = (step) => {
  if (NUMBERS.includes(step.type)) return ["at_least", "at_most", "is", "answered", "not_answered"];
  if (step.type === "choice_many") return ["has", "answered", "not_answered"];
  if (step.options || step.type === "yes_no") return ["is", "is_not", "answered", "not_answered"];
  return ["answered", "not_answered"];
};

const firstValue = (step) => step.options?.[0].value ?? (step.type === "yes_no" ? true : NUMBERS.includes(step.type) ? (step.min ?? 1) : undefined);

const lineAbout = (step) => ({ step: step.id, word: wordsFor(step)[0], value: firstValue(step) });

function Value({ step, line, words, language, onPick }) {
  if (line.word === "answered" || line.word === "not_answered") return null;
  if (step.type === "yes_no") return html`<${Pick} hidden label=${words.answers} value=${String(line.value)} options=${{ true: words.yes, false: words.no }} onPick=${(one) => onPick(one === "true")} />`;
  if (step.options) {
    const options = Object.fromEntries(step.options.map((one, n) => [n, one.label[language] || String(one.value)]));
    return html`<${Pick} hidden label=${words.answers} value=${step.options.findIndex((one) => one.value === line.value)} options=${options} onPick=${(n) => onPick(step.options[n].value)} />`;
  }
  return html`<input class="field value" type="number" aria-label=${words.answers} value=${line.value} onInput=${(event) => Number.isFinite(event.currentTarget.valueAsNumber) && onPick(event.currentTarget.valueAsNumber)} />`;
}

export function Shown({ step, earlier, words, language, put }) {
  const asked = earlier.filter((one) => !UNHEARD.includes(one.type));
  const found = linesOf(step.when);
  if (!found) return html`<p class="muted small">${words.nested}</p>`;
  if (!asked.length) return null;
  const { joined, lines } = found;
  const set = (next) => put({ when: next.lines.length ? conditionOf(next) : undefined });
  const at = (place, line) => set({ joined, lines: lines.map((one, n) => (n === place ? line : one)) });
  const names = Object.fromEntries(asked.map((one) => [one.id, one.text?.[language] || one.id]));
  return html`<fieldset><legend class="lab">${words.shown}</legend>
    ${!lines.length && html`<p class="muted small">${words.always}</p>`}
    ${lines.length > 1 && html`<${Pick} label=${words.only_if} value=${joined} options=${{ all: words.all_of, any: words.any_of }} onPick=${(one) => set({ joined: one, lines })} />`}
    ${lines.map((line, place) => {
      const about = asked.find((one) => one.id === line.step) ?? asked[0];
      const able = Object.fromEntries(wordsFor(about).map((word) => [word, words[word]]));
      return html`<div class="cond" key=${place} role="group" aria-label=${fill(words.condition_n, { n: place + 1 })}>
        <${Pick} hidden label=${words.only_if} value=${about.id} options=${names} onPick=${(id) => at(place, lineAbout(asked.find((one) => one.id === id)))} />
        <${Pick} hidden label=${words.shown} value=${line.word} options=${able} onPick=${(word) => at(place, { ...line, word, value: line.value ?? firstValue(about) })} />
        <${Value} step=${about} line=${line} words=${words} language=${language} onPick=${(value) => at(place, { ...line, value })} />
        <${Button} label=${fill(words.remove_condition, { n: place + 1 })} icon="close" onPress=${() => set({ joined, lines: lines.filter((_, n) => n !== place) })} /></div>`;
    })}
    <button type="button" class="btn text small" onClick=${() => set({ joined, lines: [...lines, lineAbout(asked.at(-1))] })}>+ ${words.add_condition}</button></fieldset>`;
}
