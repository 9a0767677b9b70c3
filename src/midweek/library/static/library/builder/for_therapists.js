/* What only therapists read: how sure the evidence is and where it stands, and tips. */

import { html } from "../../phone/vendor/preact.js";
import { Button, Line, Pick } from "./fields.js";
import { change, said } from "./store.js";
import { fill, withWords } from "./texts.js";

function Evidence({ words, facts, language }) {
  const { evidence } = said.value;
  const put = (parts, apart = true) => {
    const next = { sure: "little", sources: [], ...evidence, ...parts };
    const empty = !next.text && !next.sources.length;
    change({ ...said.value, evidence: empty ? undefined : next }, apart);
  };
  const sources = (text) => put({ sources: text.split("\n").map((line) => line.trimStart()).filter((line, n, all) => line || n === all.length - 1) }, false);
  return html`<${Line} long optional label=${words.evidence} words=${words} value=${evidence?.text?.[language]} onWrite=${(text) => put({ text: withWords(evidence?.text, language, text) }, false)} />
    <div class="two"><${Pick} label=${words.how_sure} value=${evidence?.sure ?? "little"} options=${facts.sure} onPick=${(sure) => put({ sure })} />
      <${Line} long optional label=${words.sources} words=${words} value=${evidence?.sources.join("\n")} onWrite=${sources} /></div>`;
}

function Tips({ words, language }) {
  const { tips = [] } = said.value;
  const set = (next, apart = true) => change({ ...said.value, tips: next }, apart);
  const at = (place, text) => set(tips.with(place, { ...tips[place], [language]: text }), false);
  return html`<fieldset><legend class="lab">${words.tips}</legend><div class="opts">${tips.map((tip, place) => html`<div class="op tip" key=${place}>
      <input class="field" dir="auto" autocomplete="off" aria-label=${fill(words.tip_n, { n: place + 1 })} value=${tip[language] ?? ""} onInput=${(event) => at(place, event.currentTarget.value)} />
      <${Button} label=${fill(words.remove_tip, { n: place + 1 })} icon="close" onPress=${() => set(tips.toSpliced(place, 1))} /></div>`)}</div>
    <button type="button" class="btn text small" onClick=${() => set([...tips, { [language]: "" }])}>+ ${words.add_tip}</button></fieldset>`;
}

export const ForTherapists = (props) => html`<details><summary>${props.words.for_therapists}</summary><div class="inside"><${Evidence} ...${props} /><${Tips} ...${props} /></div></details>`;
