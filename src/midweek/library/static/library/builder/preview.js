/* The real player in a frame of a phone. A shadow root keeps the desk's styles out. */

import { html, render, useEffect, useRef, useState } from "../../phone/vendor/preact.js";
import { openWords, pickLanguage } from "../../phone/words/words.js";
import { Icon } from "../../phone/parts/icons.js";
import { Player } from "../../phone/player/player.js";
import { pagesOf } from "../../phone/player/answers.js";
import { inLanguage } from "./texts.js";

const STYLES = ["phone-ground", "phone-first", "phone-more"].map((id) => document.getElementById(id).href);
const LOOKS = ["light", "dark", "large"];

/* What the chosen step looks like even where its condition would hide it. */
function toShow(said, chosen, language) {
  const activity = inLanguage(said, language);
  const steps = (activity.steps ?? []).map((step) => (step.id === chosen ? { ...step, when: undefined } : step));
  return { title: "", purpose: "", ...activity, steps };
}

function Screen({ t, activity, value, set }) {
  const bar = html`<div class="topbar"><span class="iconbtn"><${Icon} name="close" /></span><p class="title" dir="auto">${activity.title}</p><span class="helpnow"><${Icon} name="help" size="s" />${t("help_now")}</span></div>`;
  const frame = (body, foot) => html`<div class="phone">${bar}<div class="page">${body}</div>${foot}</div>`;
  const restart = () => set({ answers: {}, place: 0 });
  return html`<${Player} t=${t} activity=${activity} value=${value} onChange=${set} onDone=${restart} onEnough=${restart} onRisk=${set} frame=${frame} doneLabel=${t("done")} />`;
}

export function Preview({ words, said, chosen, language }) {
  const host = useRef(null);
  const root = useRef(null);
  const [t, setWords] = useState(null);
  const [look, setLook] = useState("light");
  const [value, set] = useState({ answers: {}, place: 0 });
  const activity = toShow(said, chosen, language);

  useEffect(() => { openWords(pickLanguage(language), { all: true }).then((found) => setWords(() => found)); }, [language]);
  useEffect(() => {
    const shadow = host.current.attachShadow({ mode: "open" });
    for (const href of STYLES) shadow.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
    root.current = shadow.appendChild(document.createElement("div"));
  }, []);
  useEffect(() => {
    const place = pagesOf(activity, value.answers).findIndex((step) => step.id === chosen);
    set((now) => ({ ...now, place: place + 1 }));
  }, [chosen, said.steps?.length]);
  useEffect(() => { if (t && root.current) render(html`<${Screen} t=${t} activity=${activity} value=${value} set=${set} />`, root.current); });

  return html`<section class="pv" aria-labelledby="preview-heading">
    <div class="hd"><h2 id="preview-heading">${words.preview}</h2>
      <div class="seg" role="group" aria-label=${words.preview}>${LOOKS.map((one) => html`<button type="button" aria-pressed=${look === one} onClick=${() => setLook(one)}>${words[one]}</button>`)}</div></div>
    <div class=${look === "large" ? "device large" : "device"} data-theme=${look === "dark" ? "dark" : "light"} lang=${language}><div class="glass" ref=${host}></div></div>
    <button type="button" class="btn text small" onClick=${() => set({ answers: {}, place: 0 })}>${words.start_again}</button>
  </section>`;
}
