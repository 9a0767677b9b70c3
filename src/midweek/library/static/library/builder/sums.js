/* A value worked out: one word over some earlier answers. What is nested more deeply is kept as it is. */

import { html } from "../../phone/vendor/preact.js";
import { Pick, Turn } from "./fields.js";

const NUMBERS = ["number", "scale", "mood", "duration", "timer", "pacer", "stages", "choice", "computed"];
const WORDS = ["add_answered", "add", "mean", "least", "most", "subtract", "minutes_between"];

/* What the form can say: {word, steps}, or null. */
const readable = ({ word, of }) => (WORDS.includes(word) && of?.every((one) => one?.step) ? { word, steps: of.map(({ step }) => step) } : null);

export function Sums({ step, earlier, words, language, put }) {
  const found = readable(step.formula);
  if (!found) return html`<p class="muted small">${words.kept_as_is}</p>`;
  const { word, steps } = found;
  const fits = earlier.filter(({ type }) => (word === "minutes_between" ? ["time"] : NUMBERS).includes(type));
  const set = (next) => put({ formula: { word: next.word ?? word, of: (next.steps ?? steps).map((one) => ({ step: one })) } });
  const turn = (id, on) => set({ steps: on ? [...steps, id] : steps.filter((one) => one !== id) });
  const names = Object.fromEntries(WORDS.map((one) => [one, words.sums[one]]));
  return html`<${Pick} label=${words.worked_out} value=${word} options=${names} onPick=${(one) => put({ formula: { word: one, of: [] } })} />
    <fieldset><legend class="lab">${words.out_of}</legend>${fits.map((one) => html`<${Turn} key=${one.id} label=${one.text?.[language] || one.id} value=${steps.includes(one.id)} onTurn=${(on) => turn(one.id, on)} />`)}
      ${!fits.length && html`<p class="muted small">${words.no_numbers}</p>`}</fieldset>`;
}
