/* What was agreed when, and how any two states of the plan differ. */

import { html, useState } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { difference } from "../plan/changes.js";

const signed = (t, one) => t(`way_${one.way}`, { name: one.by, other: one.agreed });

function Which({ app, label, id, value, choose }) {
  const { t, state } = app;
  return html`<span><label for=${id}>${label}</label><select class="field" id=${id} value=${value} onChange=${(event) => choose(Number(event.target.value))}>
    ${state.value.versions.map((one) => html`<option value=${one.number}>${t("version_n", { n: one.number, day: t.short(one.at.slice(0, 10)) })}</option>`)}</select></span>`;
}

export function Changes({ app }) {
  const { t, state } = app;
  const { versions } = state.value;
  const [from, setFrom] = useState(versions[1]?.number ?? 0);
  const [to, setTo] = useState(versions[0]?.number ?? 0);
  const of = (number) => versions.find((one) => one.number === number);
  return html`<${OpenScreen} app=${app} title=${t("plan_changes")} close="/app/plan" back=${t("back")}>
    ${versions.length > 1 && html`<section class="card pad" aria-labelledby="compare"><h2 id="compare">${t("compare")}</h2>
      <div class="beside"><${Which} app=${app} id="from" label=${t("compare_from")} value=${from} choose=${setFrom} /><${Which} app=${app} id="to" label=${t("compare_to")} value=${to} choose=${setTo} /></div>
      <ul aria-live="polite">${difference(t, of(from), of(to), state.value).map((line) => html`<li dir="auto">${line}</li>`)}</ul></section>`}
    ${versions.map((one, n) => html`<article class="card pad" key=${one.number}>
      <p class="top">${signed(t, one)}</p><h2>${t.day(new Date(one.at))}</h2>
      <ul>${difference(t, versions[n + 1], one, state.value).map((line) => html`<li class="why" dir="auto">${line}</li>`)}</ul></article>`)}
    ${!versions.length && html`<p class="why">${t("no_versions")}</p>`}
  <//>`;
}
