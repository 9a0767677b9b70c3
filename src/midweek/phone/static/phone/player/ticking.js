/* The clock of a practice: counts while it runs, keeps the screen on, and can nudge softly. */

import { html, useEffect, useRef, useState } from "../vendor/preact.js";

const TOLD_EVERY = 5; // seconds between two tellings, so that leaving in the middle loses little
let sound = null;

/* Answer [seconds, now]; `onTold` hears the seconds now and then, `onOver` once, at the limit. */
export function useTicking({ running, from = 0, limit = Infinity, onTold, onOver }) {
  const [elapsed, show] = useState(from);
  const now = useRef(from);
  const heard = useRef({});
  heard.current = { onTold, onOver };
  useEffect(() => {
    if (!running) return undefined;
    const start = performance.now() - now.current * 1000;
    let told = now.current;
    const timer = setInterval(() => {
      now.current = Math.min(limit, (performance.now() - start) / 1000);
      show(now.current);
      if (now.current >= limit) {
        clearInterval(timer);
        heard.current.onOver?.(limit);
      } else if (now.current - told >= TOLD_EVERY) {
        told = now.current;
        heard.current.onTold?.(Math.round(told));
      }
    }, 200);
    const light = navigator.wakeLock?.request("screen").catch(() => null);
    return () => {
      clearInterval(timer);
      light?.then((kept) => kept?.release());
    };
  }, [running, limit]);
  const begin = (seconds) => { now.current = seconds; show(seconds); };
  return [elapsed, now, begin];
}

const ways = () => ["sound", "quiet", ...(navigator.vibrate ? ["buzz"] : [])];

/* How to be told that a part is over: a soft sound, nothing, or a buzz. */
export const Ways = ({ t, name, value, onChoose }) => html`<div class="segment" role="radiogroup" aria-label=${t("how_told")}>${ways().map((one) => html`<label key=${one}>
  <input type="radio" name=${name} checked=${value === one} onChange=${() => onChoose(one)} />${t(`way_${one}`)}</label>`)}</div>`;

/* A browser lets a page sound only after a tap: call this on the one that starts. */
export function readySound() {
  sound ??= new AudioContext();
  sound.resume?.();
}

/* One soft tone that swells and fades, a buzz, or nothing. */
export function nudge(way) {
  if (way === "buzz") navigator.vibrate?.([120, 80, 120]);
  if (way !== "sound" || !sound) return;
  const [tone, volume, at] = [sound.createOscillator(), sound.createGain(), sound.currentTime];
  tone.frequency.value = 396;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.12, at + 0.4);
  volume.gain.linearRampToValueAtTime(0, at + 3);
  tone.connect(volume).connect(sound.destination);
  tone.start(at);
  tone.stop(at + 3.1);
}
