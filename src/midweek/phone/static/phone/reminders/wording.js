/* The words on the lock screen, chosen with the very look of it before one's eyes. */

import { html, useState } from "../vendor/preact.js";
import { lockScreen } from "./choices.js";

const WAYS = ["standard", "plainer", "own"];
const MOST = 60;

/* The notification as the phone draws it: the app's icon and name, one line, and "Later". */
export function LockScreen({ app, choices, dark }) {
  const { t } = app;
  const { title, plain, lines, later } = lockScreen(app, choices);
  return html`<figure class="lock" data-theme=${dark ? "dark" : "light"} role="img" aria-label=${t("rm_looks_so", { title, text: lines.planned ?? plain })}>
    <p class="lock-time" aria-hidden="true">${t.clockText(choices.at ?? "18:00")}</p>
    <div class="lock-note" aria-hidden="true"><p><b dir="auto">${title}</b></p><p dir="auto">${lines.planned ?? plain}</p><p class="lock-act">${later}</p></div></figure>`;
}

export function Wording({ app, choices, set, type }) {
  const { t } = app;
  const [dark, darken] = useState(matchMedia("(prefers-color-scheme: dark)").matches);
  const title = app.state.value.me?.clinic.app_name ?? "Midweek";
  return html`<section class="group" aria-labelledby="rm-words"><h2 class="eyebrow" id="rm-words">${t("rm_words")}</h2>
    <div class="answers" role="radiogroup" aria-labelledby="rm-words">${WAYS.map((way) => html`<label class="answer" key=${way}><span class="dot"></span><span>${t(`rm_words_${way}`, { name: title })}</span>
      <input type="radio" name="rm-words" checked=${choices.wording === way} onChange=${() => set({ wording: way, words: choices.words || t("lock_plainer", { name: title }) })} /></label>`)}</div>
    ${choices.wording === "own" && html`<label class="lbl" for="rm-own">${t("rm_own")}</label>
      <input class="field" id="rm-own" dir="auto" maxlength=${MOST} autocomplete="off" aria-describedby="rm-own-how" value=${choices.words} onInput=${(event) => type({ words: event.currentTarget.value })} />
      <p class="why" id="rm-own-how">${t("rm_own_how")}</p>`}
    <p class="lbl" id="rm-look">${t("rm_look")}</p>
    <div class="segment" role="radiogroup" aria-labelledby="rm-look">${[false, true].map((one) => html`<label><input type="radio" name="rm-look" checked=${dark === one} onChange=${() => darken(one)} />${t(one ? "rm_dark" : "rm_light")}</label>`)}</div>
    <${LockScreen} app=${app} choices=${choices} dark=${dark} />
    <p class="why">${t("rm_look_how")}</p></section>`;
}
