/* How to put the app on the home screen of an iPhone or iPad: three pictures, and a way past them. */

import { html, useEffect, useState } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";

const line = (d) => html`<path d=${d} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />`;
const frame = html`<rect x="40" y="6" width="120" height="148" rx="16" fill="var(--c-surface)" stroke="var(--c-line-strong)" stroke-width="2" />`;
const grey = (x, y, width, height, r = 4) => html`<rect x=${x} y=${y} width=${width} height=${height} rx=${r} fill="var(--c-sunken)" />`;
const sun = (x, y) => html`<rect x=${x} y=${y} width="28" height="28" rx="7" fill="var(--c-action)" /><circle cx=${x + 14} cy=${y + 16} r="6" fill="var(--c-sun-fill)" /><path d=${`M${x + 5} ${y + 18}h18`} stroke="var(--c-on-action)" stroke-width="2" />`;

const PICTURES = [
  html`${frame}${grey(54, 24, 92, 10)}${grey(54, 42, 70, 8)}${grey(54, 58, 82, 8)}${grey(41, 126, 118, 1, 0)}
    <circle cx="100" cy="138" r="13" fill="var(--c-action-tint)" /><g color="var(--c-action)">${line("M100 142V130M96.500 133.200l3.500-3.400 3.500 3.400M94 137v8h12v-8")}</g>`,
  html`${frame}${grey(52, 70, 96, 74, 10)}<rect x="56" y="94" width="88" height="24" rx="7" fill="var(--c-action-tint)" />${grey(64, 80, 46, 6)}${grey(64, 128, 52, 6)}
    <rect x="64" y="103" width="50" height="6" rx="3" fill="var(--c-action)" /><g color="var(--c-action)">${line("M126 99h12v12h-12zM132 102v6M129 105h6")}</g>`,
  html`${frame}${grey(54, 24, 28, 28, 7)}${grey(118, 24, 28, 28, 7)}${grey(54, 62, 28, 28, 7)}${grey(86, 24, 28, 28, 7)}${sun(86, 62)}
    <g color="var(--c-action)">${line("M100 112V97M95 101l5-5 5 5")}</g>`,
];

/* Sent to the server first: an installed app keeps a store of its own and begins with what was sent. */
export function Screen({ app }) {
  const { t } = app;
  const [at, go] = useState(0);
  useEffect(() => { app.sync(); }, []);
  const last = at === PICTURES.length - 1;
  const done = () => app.choose({ noInstall: true }).then(() => app.go("/app/today"));
  const foot = html`<footer class="foot"><button class="btn primary block" onClick=${() => (last ? done() : go(at + 1))}>${t(last ? "done" : "next")}</button>
    <div class="two">${at > 0 && html`<button class="btn text" onClick=${() => go(at - 1)}>${t("back")}</button>`}<button class="btn text" onClick=${done}>${t("skip_this")}</button></div></footer>`;
  return html`<${OpenScreen} app=${app} title=${t("home_screen")} close="/app/today" foot=${foot}>
    <p class="why">${t("n_of", { n: at + 1, of: PICTURES.length })}</p>
    <section class="coach" aria-live="polite"><svg viewBox="0 0 200 160" aria-hidden="true">${PICTURES[at]}</svg>
      <h2>${t(`coach_${at + 1}`)}</h2><p class="why">${t(`coach_${at + 1}_how`)}</p></section>
  <//>`;
}
