/* A quiet timer: counts down, can be paused, and ends whenever the person likes. */

import { html, useEffect, useRef, useState } from "../vendor/preact.js";

export function Timer({ t, step, onAnswer, onEnd }) {
  const limit = step.minutes * 60;
  const [running, run] = useState(false);
  const [elapsed, set] = useState(0);
  const base = useRef(0);

  useEffect(() => {
    if (!running) return undefined;
    const from = Date.now() - base.current * 1000;
    const timer = setInterval(() => {
      base.current = Math.min(limit, (Date.now() - from) / 1000);
      set(base.current);
      if (base.current >= limit) end();
    }, 500);
    return () => clearInterval(timer);
  }, [running]);

  function end() {
    run(false);
    (onEnd ?? onAnswer)?.(Math.round(base.current));
  }

  const rest = Math.max(0, Math.round(limit - elapsed));
  return html`<div class="step"><p class="why" dir="auto">${step.text}</p>
    <p class="q big num" role="timer" aria-label=${t("timer")}>${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}</p>
    <div class="two"><button class="btn outline" onClick=${end}>${t("end")}</button>
      <button class="btn soft" onClick=${() => run(!running)}>${t(running ? "pause" : elapsed ? "carry_on" : "start")}</button></div></div>`;
}
