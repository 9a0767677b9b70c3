/* Breathe with me: a circle, words, or a buzz. Without motion, beats go round the rim instead. */

import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { useTicking } from "./ticking.js";

const PHASES = ["in", "sip", "hold", "out", "rest"];
const BUZZES = { in: 160, sip: 60, hold: 30, out: [60, 90, 60], rest: 30 };
const BEFORE_SIP = 0.75;
const RIM = 160;

/* Where a breath is after so many seconds: the phase, what is left of it, the beat, how full. */
export function breathAt(step, seconds) {
  const lengths = PHASES.map((phase) => step[phase] ?? 0);
  const cycle = lengths.reduce((sum, length) => sum + length, 0);
  let into = seconds % cycle;
  const beat = Math.floor(into);
  const at = lengths.findIndex((length) => (into < length ? true : ((into -= length), false)));
  const share = into / lengths[at];
  const first = step.sip ? BEFORE_SIP : 1;
  const full = [share * first, first + share * (1 - first), 1, 1 - share, 0][at];
  return { phase: PHASES[at], left: Math.ceil(lengths[at] - into), beat, cycle, full };
}

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const smooth = (share) => 0.5 - Math.cos(Math.PI * share) / 2;

function Rim({ beat, cycle }) {
  return Array.from({ length: cycle }, (_, n) => {
    const angle = (2 * Math.PI * n) / cycle;
    return html`<circle cx=${171 + RIM * Math.sin(angle)} cy=${171 - RIM * Math.cos(angle)} r=${n === beat ? 9 : 6}
      fill=${n <= beat ? "var(--c-action)" : "var(--c-paper)"} stroke="var(--c-action)" stroke-width="2" />`;
  });
}

/* "In for 4, hold for 4, out for 4." Only the parts this breath has. */
function inWords(t, step) {
  const parts = PHASES.filter((phase) => step[phase]).map((phase) => t(`pace_${phase}`, { n: step[phase] })).join(", ");
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}. ${t("stop_any_time")}`;
}

export function Pacer({ t, step, value, onAnswer, onEnd }) {
  const limit = step.minutes * 60;
  const [running, run] = useState(Boolean(onEnd));
  const [way, setWay] = useState("circle");
  const circle = useRef(null);
  const end = (seconds) => { run(false); (onEnd ?? onAnswer)?.(Math.round(seconds)); };
  const [elapsed, base] = useTicking({ running, limit, from: value < limit ? value ?? 0 : 0, onTold: onAnswer, onOver: end });
  const { phase, left, beat, cycle } = breathAt(step, elapsed);

  useEffect(() => {
    if (way !== "circle" || !running || still()) return undefined;
    let frame = requestAnimationFrame(function grow() {
      circle.current?.setAttribute("r", 72 + 66 * smooth(breathAt(step, base.current).full));
      frame = requestAnimationFrame(grow);
    });
    return () => cancelAnimationFrame(frame);
  }, [way, running]);
  useEffect(() => { if (way === "buzz" && running) navigator.vibrate?.(BUZZES[phase]); }, [phase, way]);

  const ways = ["circle", "words", ...(navigator.vibrate ? ["buzz"] : [])];
  const rest = Math.max(0, Math.round(limit - elapsed));
  return html`<p class="why" dir="auto">${step.text || inWords(t, step)}</p>
    <div class="pace" role="timer" aria-label=${t("pacer")}>
      <svg viewBox="0 0 342 342" aria-hidden="true">
        <circle cx="171" cy="171" r=${RIM} fill="none" stroke="var(--mood-stroke)" stroke-opacity=".28" stroke-width="1.5" />
        ${(way === "words" || still()) && html`<${Rim} beat=${beat} cycle=${cycle} />`}
        ${way !== "words" && html`<circle class="breath" ref=${circle} cx="171" cy="171" r="108" fill="var(--mood-2)" fill-opacity=".34" />`}
        <circle cx="171" cy="171" r="72" fill="var(--c-paper)" />
      </svg>
      <p class="cue" aria-live="off"><b>${t(`breathe_${phase}`)}</b><span>${left}</span></p>
      <p class="vh" role="status">${way === "words" && running ? t(`breathe_${phase}`) : ""}</p>
    </div>
    <div class="ctl">
      <p class="why num">${t("left", { minutes: t.n("minutes", Math.floor(rest / 60)), seconds: t.n("seconds", rest % 60) })}</p>
      <div class="segment" role="radiogroup" aria-label=${t("how_to_follow")}>${ways.map((one) => html`<label>
        <input type="radio" name="way" checked=${way === one} onChange=${() => setWay(one)} />${t(`way_${one}`)}</label>`)}</div>
      <div class="two"><button class="btn outline" onClick=${() => end(elapsed)}>${t("end")}</button>
        <button class="btn primary" onClick=${() => run(!running)}>${running && html`<${Icon} name="pause" size="s" />`}${t(running ? "pause" : elapsed ? "carry_on" : "start")}</button></div>
    </div>`;
}

export const kinds = { pacer: { Show: Pacer, say: (step, value, t) => t.n("minutes", Math.max(1, Math.round(value / 60))) } };
