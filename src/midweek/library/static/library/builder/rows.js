/* The questions inside a step: the columns of a table, or the steps of a group that repeats. */

import { html, useState } from "../../phone/vendor/preact.js";
import { Shown } from "./conditions.js";
import { Button, Line, Pick, Turn } from "./fields.js";
import { freshParts, freshStep, INNER } from "./kinds.js";
import { Parts } from "./parts.js";
import { fill, withWords } from "./texts.js";

const MOST = { columns: 6, steps: 20 };
const FEW = 3; // so many stand open; more of them would bury the rest of the page

/* A question of another kind keeps its words, its place and its name; what only its old kind had is left behind. */
const asKind = ({ id, text, hint, required, when }, type, language) => ({ id, type, text, hint, required, when, ...freshParts(type, language) });

function Inner({ one, place, count, columns, words, language, putIn, onKind, onMove, onRemove, earlier }) {
  const [open] = useState(count <= FEW || !one.text[language]);
  const label = fill(words[columns ? "column_n" : "question_n"], { n: place + 1 });
  const names = Object.fromEntries(INNER.map((kind) => [kind, words.kinds[kind]]));
  return html`<details class="inner" open=${open}><summary><span dir="auto">${label}: ${one.text[language] || "…"}</span> <small>${words.kinds[one.type]}</small></summary>
    <div class="hd"><${Button} label=${`${words.up}: ${place + 1}`} icon="up" disabled=${place === 0} onPress=${() => onMove(-1)} />
      <${Button} label=${`${words.down}: ${place + 1}`} icon="down" disabled=${place === count - 1} onPress=${() => onMove(1)} />
      <${Button} label=${fill(words.remove_question, { n: place + 1 })} icon="trash" disabled=${count < 2} onPress=${onRemove} /></div>
    <div class="two"><${Line} label=${label} value=${one.text[language]} onWrite=${(text) => putIn({ text: withWords(one.text, language, text) ?? { [language]: "" } }, false)} />
      <${Pick} label=${words.kind} value=${one.type} options=${names} onPick=${onKind} /></div>
    <${Parts} step=${one} words=${words} language=${language} put=${putIn} />
    <${Turn} label=${words.required} value=${one.required} onTurn=${(required) => putIn({ required })} />
    ${!columns && html`<${Shown} step=${one} earlier=${earlier} words=${words} language=${language} put=${putIn} />`}</details>`;
}

export function Rows({ step, words, language, put }) {
  const columns = step.type === "table";
  const part = columns ? "columns" : "steps";
  const asked = step[part];
  const set = (next, apart = true) => put({ [part]: next }, apart);
  const at = (place, one, apart) => set(asked.with(place, one), apart);
  const move = (place, by) => set(asked.toSpliced(place, 1).toSpliced(place + by, 0, asked[place]));
  return html`<fieldset><legend class="lab">${words[columns ? "columns" : "each_round"]}</legend>
    ${asked.map((one, place) => html`<${Inner} key=${one.id} one=${one} place=${place} count=${asked.length} columns=${columns} words=${words} language=${language} earlier=${asked.slice(0, place)}
      putIn=${(parts, apart) => at(place, { ...one, ...parts }, apart)} onKind=${(type) => at(place, asKind(one, type, language))} onMove=${(by) => move(place, by)} onRemove=${() => set(asked.toSpliced(place, 1))} />`)}
    <button type="button" class="btn text small" disabled=${asked.length >= MOST[part]} onClick=${() => set([...asked, freshStep(asked, "text", language)])}>+ ${words[columns ? "add_column" : "add_question"]}</button></fieldset>
    <${Line} label=${words.add_label} optional words=${words} value=${step.add?.[language]} onWrite=${(text) => put({ add: withWords(step.add, language, text) }, false)} />`;
}
