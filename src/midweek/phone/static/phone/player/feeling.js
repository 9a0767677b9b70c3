/* A feeling: first where it lies, or that it is hard to place; then up to three words for it. */

import { html } from "../vendor/preact.js";
import { FeelingMap, inEnergy, inPleasant } from "./feeling_map.js";
import { FeelingWords, wordOf } from "./feeling_words.js";

const UNSURE = ["mixed", "dont_know", "nothing_much"];

export function Feeling({ t, step, value, big, onAnswer }) {
  const id = `w-${step.id}`;
  const words = value?.words?.length ? { words: value.words } : {};
  const say = (part) => onAnswer({ ...part, ...words });
  const rest = value && (typeof value.pleasant === "number" ? { pleasant: value.pleasant, energy: value.energy } : { unsure: value.unsure });
  return html`<fieldset class="step"><legend class=${big ? "q big" : "q"} dir="auto">${step.text}</legend>
    <p class="why" dir="auto">${step.hint ?? t("place_it")}</p>
    <${FeelingMap} t=${t} id=${id} value=${value} onPlace=${say} />
    <div class="chips" role="radiogroup" aria-label=${t("hard_to_place")}>${UNSURE.map((one) => html`<label class="chip" key=${one}>
      <input type="radio" name=${`${id}-unsure`} checked=${value?.unsure === one} onChange=${() => say({ unsure: one })} />${t(`unsure_${one}`)}</label>`)}
      ${value && html`<button type="button" class="btn text" onClick=${() => onAnswer(undefined)}>${t("start_over")}</button>`}</div>
    ${value && (step.words ?? 3) > 0 && html`<${FeelingWords} key=${Boolean(value.unsure)} t=${t} id=${id} step=${{ words: 3, ...step }} value=${value}
      onWords=${(next) => onAnswer({ ...rest, ...(next.length ? { words: next } : {}) })} />`}
  </fieldset>`;
}

/* "Unpleasant, high energy: worried (60)". */
export function feelingInWords(value, t) {
  const place = value.unsure ? t(`unsure_${value.unsure}`) : `${inPleasant(t, value.pleasant)}, ${inEnergy(t, value.energy)}`;
  const words = (value.words ?? []).map((one) => `${wordOf(one, t.language)}${typeof one.strength === "number" ? ` (${one.strength})` : ""}`);
  return words.length ? `${place}: ${words.join(", ")}` : place;
}

export const kinds = { feeling: { Show: Feeling, say: (step, value, t) => feelingInWords(value, t) } };
