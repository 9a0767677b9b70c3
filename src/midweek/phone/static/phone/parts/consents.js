/* Who sees what, by purpose. Giving is one tap; taking back asks once, because it closes what was open. */

import { html, useState } from "../vendor/preact.js";
import { granted } from "../plan/state.js";

const PURPOSES = ["check_ins", "journal", "measures", "pooled"];

export function Consents({ app }) {
  const { t } = app;
  const { me, consents } = app.state.value;
  const [closing, close] = useState(null);
  const name = me?.therapist?.given ?? "";
  const tell = async (purpose, given) => {
    close(null);
    const rest = consents.filter((one) => one.purpose !== purpose);
    await app.outbox.consent({ purpose, granted: given, text_version: me?.consent_text ?? 1 },
      [["plan", "consents", { name: "consents", value: [...rest, { purpose, granted: given, at: new Date().toISOString() }] }]]);
    await app.kept();
  };
  const row = (purpose) => {
    const on = granted(consents, purpose);
    return html`<div class="setting"><span id=${`c-${purpose}`}>${t(`consent_${purpose}`)}<small>${t(`consent_${purpose}_how`, { name })}</small></span>
      <button class="switch" role="switch" aria-checked=${on ? "true" : "false"} aria-labelledby=${`c-${purpose}`} onClick=${() => (on && purpose !== "pooled" ? close(purpose) : tell(purpose, !on))}></button></div>
      ${closing === purpose && html`<div class="card pad" role="alertdialog" aria-label=${t("stop_this")}><p>${t("stop_means", { name })}${purpose !== "journal" && ` ${t("one_answer_stays", { name })}`}</p>
        <div class="two"><button class="btn outline" onClick=${() => close(null)}>${t("leave_on")}</button><button class="btn primary" onClick=${() => tell(purpose, false)}>${t("stop_this")}</button></div></div>`}`;
  };
  return html`<section class="group" aria-labelledby="cs"><h2 class="eyebrow" id="cs">${t("what_name_sees", { name })}</h2>${PURPOSES.map(row)}</section>`;
}
