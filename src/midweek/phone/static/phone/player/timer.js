/* A quiet timer: counts down, can be paused, ends whenever the person likes, and at its time softly. */

import { html, useState } from "../vendor/preact.js";
import { Ways, nudge, readySound, useTicking } from "./ticking.js";

export function Timer({ t, step, value, onAnswer, onEnd }) {
  const limit = step.minutes * 60;
  const [running, run] = useState(false);
  const [way, choose] = useState("sound");
  const over = (seconds) => { run(false); nudge(way); onAnswer?.(seconds); };
  const [elapsed, now] = useTicking({ running, limit, from: value < limit ? value ?? 0 : 0, onTold: onAnswer, onOver: over });
  const ended = elapsed >= limit;
  const end = () => { run(false); (onEnd ?? onAnswer)?.(Math.round(now.current)); };
  const turn = () => { readySound(); run(!running); };

  const rest = Math.max(0, Math.round(limit - elapsed));
  return html`<div class="step"><p class="why" dir="auto">${step.text}</p>
    <p class="q big num" role="timer" aria-label=${t("timer")}>${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}</p>
    <p class="why" role="status">${ended ? t("time_over") : ""}</p>
    ${!ended && html`<${Ways} t=${t} name=${`way-${step.id}`} value=${way} onChoose=${choose} />`}
    <div class="two"><button class="btn outline" onClick=${end}>${t("end")}</button>
      ${!ended && html`<button class="btn soft" onClick=${turn}>${t(running ? "pause" : elapsed ? "carry_on" : "start")}</button>`}</div></div>`;
}

export const kinds = { timer: { Show: Timer, say: (step, value, t) => t.n("minutes", Math.max(1, Math.round(value / 60))) } };
