/* A questionnaire inside an activity: copied whole, word for word, with its scoring and whose it is. */

import { html, useState } from "../../phone/vendor/preact.js";
import { Pick } from "./fields.js";

const COPIED = ["slug", "stem", "steps", "scoring", "risk", "credit", "licence"];

async function blockOf(slug, shelf) {
  const measure = await (await fetch(`${shelf}${slug}/json.json`)).json();
  const items = measure.steps.filter(({ type }) => type === "choice");
  return { ...Object.fromEntries(COPIED.filter((name) => name in measure).map((name) => [name, measure[name]])), steps: items, text: measure.title };
}

export function Block({ step, words, facts, put }) {
  const [failed, fail] = useState(false);
  const bring = (slug) => slug && blockOf(slug, facts.shelf).then((block) => put(block), () => fail(true));
  return html`<${Pick} label=${words.which_measure} value=${step.slug ?? ""} options=${{ "": "", ...facts.measures }} onPick=${bring} />
    <p class="muted small">${failed ? words.not_brought : words.word_for_word}</p>`;
}
