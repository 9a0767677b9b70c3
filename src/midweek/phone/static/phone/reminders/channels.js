/* By which ways a reminder may come, in the order they are tried. Moved by buttons, never by dragging. */

import { html, useState } from "../vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { Address } from "./address.js";

const PROVED = ["email", "sms"];

export function Channels({ app, choices, set }) {
  const { t } = app;
  const [told, tell] = useState("");
  const offered = app.state.value.reminders?.channels ?? [];
  const names = offered.map(({ channel }) => channel);
  const on = choices.channels.filter((name) => names.includes(name));
  const ordered = [...on, ...names.filter((name) => !on.includes(name))];
  const move = (name, by) => {
    const [from, next] = [on.indexOf(name), [...on]];
    next.splice(from + by, 0, ...next.splice(from, 1));
    set({ channels: next });
    tell(t("moved_to", { n: from + by + 1, of: on.length }));
  };
  const toggle = (name) => set({ channels: on.includes(name) ? on.filter((one) => one !== name) : [...on, name] });
  const row = (name) => {
    const [label, place, known] = [t(`rm_by_${name}`), on.indexOf(name), offered.find(({ channel }) => channel === name)];
    return html`<li class="setting" key=${name}><span id=${`rm-by-${name}`}>${label}<small>${t(`rm_by_${name}_how`)}</small></span>
      <span class="row-acts">${place > 0 && html`<button class="iconbtn" aria-label=${t("move_up", { what: label })} onClick=${() => move(name, -1)}><${Icon} name="up" /></button>`}
        ${place >= 0 && place < on.length - 1 && html`<button class="iconbtn" aria-label=${t("move_down", { what: label })} onClick=${() => move(name, 1)}><${Icon} name="down" /></button>`}
        <button class="switch" role="switch" aria-checked=${place >= 0 ? "true" : "false"} aria-labelledby=${`rm-by-${name}`} onClick=${() => toggle(name)}></button></span></li>
      ${place >= 0 && PROVED.includes(name) && html`<li key=${`to-${name}`}><${Address} app=${app} known=${known} /></li>`}`;
  };
  if (!offered.length) return null;
  return html`<section class="group" aria-labelledby="rm-by"><h2 class="eyebrow" id="rm-by">${t("rm_by")}</h2>
    ${on.length > 1 && html`<p class="why">${t("rm_by_order")}</p>`}<ul>${ordered.map(row)}</ul><p class="vh" role="status">${told}</p></section>`;
}
