/* How to be told that a part is over: a soft sound, nothing, or a buzz. */

import { html } from "../vendor/preact.js";
import { ways } from "./ticking.js";

export const Ways = ({ t, name, value, onChoose }) => html`<div class="segment" role="radiogroup" aria-label=${t("how_told")}>${ways().map((one) => html`<label key=${one}>
  <input type="radio" name=${name} checked=${value === one} onChange=${() => onChoose(one)} />${t(`way_${one}`)}</label>`)}</div>`;
