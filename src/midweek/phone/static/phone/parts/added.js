/* Up to three taps after something was done, each of them free to leave: how hard, how useful, what was learnt. */

import { html, useState } from "../vendor/preact.js";

const ASKED = { felt: ["easy", "right", "hard"], useful: ["no", "some", "much"] };
const LONGEST = 280;

/* Each tap is a fact of its own, kept at once; the last one counts. */
async function add(app, entry, name, value) {
  await app.outbox.add({ kind: name === "felt" ? "felt" : "quality", of: entry.id, [name]: value }, () => [["entries", entry.id, { ...entry, [name]: value }]]);
  await app.kept();
}

const Taps = ({ app, entry, name }) => html`<fieldset class="group"><legend class="q small">${app.t(`ask_${name}`)}</legend>
  <div class="chips">${ASKED[name].map((value) => html`<label class="chip"><input type="radio" name=${name} checked=${entry[name] === value} onChange=${() => add(app, entry, name, value)} />${app.t(`${name}_${value}`)}</label>`)}</div></fieldset>`;

export function Added({ app, entry }) {
  const { t } = app;
  const [words, write] = useState(entry.learnt ?? "");
  const keep = async (event) => {
    event.preventDefault();
    await add(app, entry, "learnt", words.trim());
    app.say(t("saved_here"));
  };
  return html`<section class="card pad group" aria-labelledby="added"><h2 id="added">${t("if_you_like")}</h2>
    <${Taps} app=${app} entry=${entry} name="felt" /><${Taps} app=${app} entry=${entry} name="useful" />
    <form class="group" onSubmit=${keep}><label class="q small" for="learnt">${t("ask_learnt")}</label>
      <textarea class="field" id="learnt" dir="auto" maxlength=${LONGEST} value=${words} onInput=${(event) => write(event.currentTarget.value)}></textarea>
      <button class="btn outline">${t("keep_it")}</button></form></section>`;
}

const OBSTACLES = ["forgot", "no_time", "too_hard", "no_point", "felt_worse", "ashamed", "symptoms", "nobody", "app", "life", "other"];

/* What got in the way of something that was set aside: any of these, or none. */
export function InTheWay({ app, skip }) {
  const { t } = app;
  const chosen = skip.obstacles ?? [];
  const turn = async (code) => {
    const obstacles = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];
    await app.outbox.add({ kind: "obstacles", of: skip.id, obstacles }, () => [["skips", skip.id, { ...skip, obstacles }]]);
    await app.kept();
  };
  return html`<fieldset class="card pad group"><legend class="vh">${t("in_the_way")}</legend><h2 aria-hidden="true">${t("in_the_way")}</h2><p class="why">${t("as_many_as_fit")}</p>
    <div class="chips">${OBSTACLES.map((code) => html`<label class="chip"><input type="checkbox" checked=${chosen.includes(code)} onChange=${() => turn(code)} />${t(`way_${code}`)}</label>`)}</div></fieldset>`;
}
