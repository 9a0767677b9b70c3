/* The sun path: five moods on one line over a horizon. Height carries the value. */

import { html } from "../vendor/preact.js";

const HEIGHTS = [78, 67, 55, 37, 20];
const CREST = [0, 0.9, 0.9, 0, 0];
const PATH = "M10 78 C20 78 20 67 30 67 C40 67 40 55 50 55 C60 55 60 37 70 37 C80 37 80 20 90 20";
const RAYS = "M16.8 11.3L13.8 9.5M23.3 4.8L21.5 1.8M32 2.5L32 -1M40.8 4.8L42.5 1.8M47.2 11.3L50.2 9.5";

/* One disc, partly under the horizon when the mood is low. */
export function Disc({ mood, chosen, name }) {
  const y = HEIGHTS[mood - 1];
  const r = chosen ? 18 : 13;
  const clip = `${name}-${mood}`;
  const fill = `var(--mood-${mood})`;
  return html`<svg class="disc" width="64" height="92" viewBox="0 0 64 92" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <clipPath id=${clip}><rect x="0" y="-12" width="64" height="72" /></clipPath>
    <circle cx="32" cy=${y} r=${r} fill="var(--c-surface)" />
    <circle cx="32" cy=${y} r=${r} fill=${fill} fill-opacity=".4" />
    <circle cx="32" cy=${y} r=${r} fill=${fill} clip-path=${`url(#${clip})`} />
    <circle cx="32" cy=${y} r=${r} fill="none" stroke="var(--mood-stroke)" stroke-width="1.4" />
    <path d=${chosen ? "M14 60H50" : "M19 60H45"} stroke="var(--mood-stroke)" stroke-width="1.5" opacity=${CREST[mood - 1]} />
    ${mood === 5 && html`<path d=${RAYS} stroke="var(--mood-stroke)" stroke-width="1.5" stroke-linecap="round" />`}
    ${chosen && html`<circle cx="32" cy=${y} r="23" fill="none" stroke="var(--c-action)" stroke-width="2.5" />`}
  </svg>`;
}

/* Five radio buttons; `onPick` hears the mood, `onTap` only a tap or a click, never an arrow key. */
export function SunPath({ t, name, value, onPick, onTap }) {
  return html`<div class="sunpath" role="radiogroup" aria-label=${t("mood")}>
    <svg class="sky" viewBox="0 0 100 92" preserveAspectRatio="none" aria-hidden="true">
      <path d=${PATH} fill="none" stroke="var(--c-line-strong)" stroke-width="1.25" stroke-dasharray="1 5" stroke-linecap="round" vector-effect="non-scaling-stroke" />
      <path d="M0 60H100" stroke="var(--mood-stroke)" stroke-width="1.5" vector-effect="non-scaling-stroke" />
    </svg>
    ${[1, 2, 3, 4, 5].map((mood) => html`<label>
      <${Disc} mood=${mood} name=${name} chosen=${value === mood} />
      <input type="radio" name=${name} value=${mood} checked=${value === mood}
        onClick=${(event) => (event.detail > 0 && onTap ? onTap : onPick)(mood)} onKeyDown=${(event) => event.key === "Enter" && onTap && (event.preventDefault(), onTap(mood))} />
      <span>${t(`mood_${mood}`)}</span>
    </label>`)}
  </div>`;
}

function Mood({ t, step, id, value, onAnswer, onTap }) {
  return html`<section class=${`scene sky-${value ?? 3}`} aria-labelledby=${`${id}-says`}>
    <h2 id=${`${id}-says`} dir="auto">${step.text}</h2>
    <${SunPath} t=${t} name=${`mood-${id}`} value=${value} onPick=${onAnswer} onTap=${onTap} />
  </section>`;
}

export const kinds = { mood: { Show: Mood, say: (step, value, t) => t(`mood_${value}`) } };
