/* The map of feelings: across from unpleasant to pleasant, up with energy. A tap places it; the two axes
   are sliders that say the same to a keyboard and a screen reader. Nothing is set beforehand. */

import { html, useState } from "../vendor/preact.js";
import { Slider } from "./gauge.js";

const COUNT = 7;
const FIRST = 23;
const SPAN = 276;
const SIZE = 322;

const share = (value) => (value + 100) / 200;
const left = (pleasant) => FIRST + SPAN * share(pleasant);
const top = (energy) => FIRST + SPAN * (1 - share(energy));
const level = (value) => Math.min(5, 1 + Math.floor(share(value) * 5));
const clamp = (value) => Math.max(-100, Math.min(100, Math.round(value)));

export const inPleasant = (t, value) => t(`pleasant_${level(value)}`);
export const inEnergy = (t, value) => t(`energy_${level(value)}`);

function color(pleasant, energy) {
  const unpleasant = Math.round(100 * (1 - share(pleasant)));
  const mix = (one, other) => `color-mix(in oklab, var(--emo-${one}) ${unpleasant}%, var(--emo-${other}))`;
  return `color-mix(in oklab, ${mix("tense", "bright")} ${Math.round(100 * share(energy))}%, ${mix("flat", "calm")})`;
}

/* Much energy has spikes, little is round: the color is never alone in saying so. */
function outline(x, y, r, energy) {
  const inner = r * (1 - 0.24 * (energy / 100));
  const corner = (n) => {
    const angle = (Math.PI * n) / 9;
    const reach = n % 2 ? r : inner;
    return `${(x + reach * Math.sin(angle)).toFixed(1)} ${(y - reach * Math.cos(angle)).toFixed(1)}`;
  };
  return `M${Array.from({ length: 18 }, (_, n) => corner(n)).join("L")}Z`;
}

function Spot({ pleasant, energy, r }) {
  const fill = color(pleasant, energy);
  const [x, y] = [left(pleasant), top(energy)];
  return energy > 0
    ? html`<path d=${outline(x, y, r, energy)} fill=${fill} stroke=${fill} stroke-width="3" stroke-linejoin="round" />`
    : html`<circle cx=${x} cy=${y} r=${r} fill=${fill} />`;
}

const VALUES = Array.from({ length: COUNT }, (_, n) => -100 + (200 * n) / (COUNT - 1));
const GRID = VALUES.flatMap((energy) => VALUES.map((pleasant) => ({ pleasant, energy })));
const apart = (one, other) => Math.hypot(one.pleasant - other.pleasant, one.energy - other.energy) / (200 / (COUNT - 1));

function Spots({ at }) {
  const nearest = at && GRID.reduce((best, spot) => (apart(spot, at) < apart(best, at) ? spot : best));
  return GRID.map((spot) => (spot === nearest
    ? html`<${Spot} ...${at} r="20" /><circle cx=${left(at.pleasant)} cy=${top(at.energy)} r="26" fill="none" stroke="var(--c-action)" stroke-width="2.75" />`
    : html`<${Spot} ...${spot} r=${at ? 6.2 + 6 * Math.max(0, 1 - apart(spot, at) / 5) : 8} />`));
}

export function FeelingMap({ t, id, value, onPlace }) {
  const [half, hold] = useState({});
  const at = value && typeof value.pleasant === "number" ? { pleasant: value.pleasant, energy: value.energy } : null;
  const shown = at ?? half;

  function place(part) {
    const next = { ...shown, ...part };
    if ("pleasant" in next && "energy" in next) onPlace(next);
    else hold(next);
  }

  function tap(event) {
    const box = event.currentTarget.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    const mirrored = getComputedStyle(event.currentTarget).direction === "rtl";
    const along = (part) => clamp(((part * SIZE - FIRST) / SPAN) * 200 - 100);
    place({ pleasant: along(mirrored ? 1 - across : across), energy: -along((event.clientY - box.top) / box.height) });
  }

  return html`<div class="card emomap">
    <span class="axis">${t("more_energy")}</span>
    <${Slider} t=${t} id=${`${id}-energy`} label=${t("energy")} value=${shown.energy} min=${-100} max=${100} upright says=${(one) => inEnergy(t, one)} onAnswer=${(energy) => place({ energy })} />
    <svg class="emo" viewBox=${`0 0 ${SIZE} ${SIZE}`} aria-hidden="true" onClick=${tap}><rect width=${SIZE} height=${SIZE} fill="none" pointer-events="all" /><${Spots} at=${at} /></svg>
    <span class="axis">${t("less_energy")}</span>
    <${Slider} t=${t} id=${`${id}-pleasant`} label=${t("pleasantness")} value=${shown.pleasant} min=${-100} max=${100} says=${(one) => inPleasant(t, one)} onAnswer=${(pleasant) => place({ pleasant })}
      ends=${[t("unpleasant"), t("pleasant")]} />
  </div>`;
}
