/* A practice in parts: so many seconds each, or so many taps ("five things you can see").
   The answer is how many parts were gone through, so that stopping early counts for what was done. */

import { html, useLayoutEffect, useRef, useState } from "../vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { Ways, nudge, readySound, useTicking } from "./ticking.js";

function Taps({ t, count, done, onTap }) {
  return html`<div class="taps" role="group" aria-label=${t("tap_each")}>${Array.from({ length: count }, (_, n) => html`<button key=${n} type="button" class="tap" aria-pressed=${n < done ? "true" : "false"}
    aria-label=${t("tap_one", { n: n + 1, of: count })} onClick=${() => onTap(n < done ? n : n + 1)}>${n < done && html`<${Icon} name="tick" />`}</button>`)}</div>`;
}

/* What is left of this part, in words and as a bar: nothing moves by itself where motion is not wanted. */
function Countdown({ t, left, of }) {
  return html`<p class="q big num" role="timer" aria-label=${t("timer")}>${t.n("seconds", left)}</p>
    <div class="bar" aria-hidden="true"><svg viewBox="0 0 100 6" preserveAspectRatio="none"><rect width=${(100 * (of - left)) / of} height="6" /></svg></div>`;
}

function Part({ t, part, running, way, onOver }) {
  const [taps, tap] = useState(0);
  const over = () => { nudge(way); onOver(); };
  const [elapsed] = useTicking({ running: running && Boolean(part.seconds), limit: part.seconds ?? Infinity, onOver: over });
  const touch = (count) => {
    tap(count);
    if (way === "buzz") navigator.vibrate?.(30);
    if (count >= part.taps) setTimeout(over, 400);
  };
  if (part.taps) return html`<${Taps} t=${t} count=${part.taps} done=${taps} onTap=${touch} />`;
  return part.seconds ? html`<${Countdown} t=${t} left=${Math.ceil(part.seconds - elapsed)} of=${part.seconds} />` : null;
}

export function Stages({ t, step, value, big, onAnswer }) {
  const { stages } = step;
  const reached = value ?? 0;
  const [at, go] = useState(reached < stages.length ? reached : 0);
  const [running, run] = useState(false);
  const [way, choose] = useState("quiet");
  const heading = useRef(null);
  const moved = useRef(false);
  const over = at >= stages.length;
  const part = stages[at];
  useLayoutEffect(() => { if (moved.current) heading.current?.focus({ preventScroll: true }); }, [at]);

  /* Going back to a part takes nothing away: the answer is the farthest that was reached. */
  function move(to) {
    moved.current = true;
    go(to);
    if (to > reached) onAnswer(to);
    if (to >= stages.length) run(false);
  }

  const timed = stages.some((one) => one.seconds);
  const turn = () => { readySound(); run(!running); };
  return html`<div class="step"><p class=${big ? "q" : "why"} dir="auto">${step.text}</p>
    ${over ? html`<p class="q big" tabindex="-1" ref=${heading} role="status">${t("all_parts")}</p>`
    : html`<p class="why num">${t("n_of", { n: at + 1, of: stages.length })}</p>
      <p class="q big" dir="auto" tabindex="-1" ref=${heading} aria-live="polite">${part.text}</p>
      <${Part} key=${at} t=${t} part=${part} running=${running} way=${way} onOver=${() => move(at + 1)} />
      ${timed && html`<${Ways} t=${t} name=${`way-${step.id}`} value=${way} onChoose=${choose} />`}
      <div class="two">${part.seconds && html`<button type="button" class="btn soft" onClick=${turn}>${t(running ? "pause" : at || reached ? "carry_on" : "start")}</button>`}
        <button type="button" class="btn outline" onClick=${() => move(at + 1)}>${t("next_part")}</button></div>`}
    ${(over || at > 0) && html`<div class="two"><button type="button" class="btn text" onClick=${() => move(over ? 0 : at - 1)}>${t(over ? "from_the_start" : "part_before")}</button></div>`}</div>`;
}

export const kinds = { stages: { Show: Stages, say: (step, value, t) => t("parts_done", { n: value, of: step.stages.length }) } };
