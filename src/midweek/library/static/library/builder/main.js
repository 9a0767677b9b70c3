/* The page on which an activity is written: steps, one of them open, and the phone beside it. */

import { effect, html, render, useState } from "../../phone/vendor/preact.js";
import { About } from "./about.js";
import { Editor } from "./editor.js";
import { Button, Pick } from "./fields.js";
import { Icon } from "./icons.js";
import { Preview } from "./preview.js";
import { StepList } from "./step_list.js";
import { begin, canRedo, canUndo, checks, chosen, isSaved, kept, redo, said, send, undo } from "./store.js";
import { fill, languagesIn } from "./texts.js";

const facts = JSON.parse(document.getElementById("facts").textContent);
const { words } = facts;

function Checks() {
  const { problems, advice, minutes, age } = checks.value;
  const named = (each) => html`<li>${each.step ? html`<button type="button" class="linkish" onClick=${() => { chosen.value = each.step; }}>${each.says}</button>` : each.says}</li>`;
  return html`<footer class="checks" aria-live="polite"><b>${words.whole}</b><span><${Icon} name="timer" size="xs" />${fill(words.about_minutes, { n: minutes })}</span>
    ${age && html`<span><${Icon} name="tick" size="xs" />${fill(words.reading_age, { n: age })}</span>`}<span><${Icon} name="tick" size="xs" />${words.offline}</span>
    ${problems.length > 0 && html`<div class="mend"><b>${words.to_mend}</b><ul>${problems.map(named)}</ul></div>`}
    ${advice.length > 0 && html`<div class="mend"><b>${words.worth}</b><ul>${advice.map(named)}</ul></div>`}</footer>`;
}

function Builder() {
  const [language, setLanguage] = useState(said.value.language ?? "en");
  const open = (said.value.steps ?? []).some((step) => step.id === chosen.value);
  const languages = Object.fromEntries(languagesIn(said.value).map((tag) => [tag, new Intl.DisplayNames([facts.language], { type: "language" }).of(tag)]));
  return html`<${StepList} words=${words} language=${language} />
    <div class="middle"><div class="tools"><${Button} label=${words.undo} icon="undo" disabled=${!canUndo.value} onPress=${undo} /><${Button} label=${words.redo} icon="redo" disabled=${!canRedo.value} onPress=${redo} />
        <${Pick} label=${words.language} value=${language} options=${languages} onPick=${setLanguage} /></div>
      ${open ? html`<${Editor} key=${chosen.value} words=${words} facts=${facts} language=${language} />` : html`<${About} words=${words} facts=${facts} language=${language} />`}
      <${Checks} /></div>
    <${Preview} words=${words} said=${said.value} chosen=${open ? chosen.value : "about"} language=${language} />`;
}

begin(facts);
render(html`<${Builder} />`, document.getElementById("builder"));
effect(() => { document.getElementById("kept").textContent = kept.value; });
effect(() => { document.getElementById("named").textContent = said.value.title?.[said.value.language ?? "en"] ?? ""; });

/* What goes on the shelf is what was last written, so it is sent first. */
for (const form of document.querySelectorAll("#shelving")) {
  form.addEventListener("submit", async (event) => {
    if (isSaved()) return;
    event.preventDefault();
    if (await send()) form.requestSubmit(event.submitter);
  });
}

addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  event.preventDefault();
  (event.shiftKey ? redo : undo)();
});
addEventListener("beforeunload", (event) => { if (!isSaved()) event.preventDefault(); });
