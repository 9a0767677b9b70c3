/* Settings: language, who sees what, who looked, what is still here, and leaving. */

import { html, useEffect, useState } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { Consents } from "../parts/consents.js";
import { Icon } from "../parts/icons.js";
import { InstallOffer } from "./install.js";
import { signOff } from "../reminders/push.js";
import { LANGUAGES } from "../words/words.js";

function Language({ app }) {
  const { t } = app;
  const choose = (event) => app.choose({ language: event.currentTarget.value });
  return html`<div class="setting"><label for="lang">${t("language")}</label>
    <select class="field" id="lang" value=${t.language} onChange=${choose}>${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code}>${name}</option>`)}</select></div>`;
}

function Zone({ app, me }) {
  const { t } = app;
  const choose = async () => { await app.outbox.zone(!me.zone_follows); await app.kept(); };
  return html`<div class="setting"><span id="zf">${t("zone_follows")}<small>${t("zone_follows_how")} ${t("zone_now", { zone: me.zone })}</small></span>
    <button class="switch" role="switch" aria-checked=${me.zone_follows ? "true" : "false"} aria-labelledby="zf" onClick=${choose}></button></div>`;
}

function Looks({ app }) {
  const { t } = app;
  const [looks, set] = useState(null);
  useEffect(() => { app.ask("/api/v1/looks").then((answer) => set(answer.looks), () => set(undefined)); }, []);
  const said = looks === undefined ? t("looks_need_signal") : looks && !looks.length ? t("nobody_looked") : null;
  return html`<section class="group" aria-labelledby="lk"><h2 class="eyebrow" id="lk">${t("who_looked")}</h2>
    ${said && html`<p class="why">${said}</p>`}
    ${looks?.length > 0 && html`<ul class="list plain">${looks.map((look) => html`<li class="task"><p class="what"><b dir="auto">${look.what}</b><small><span dir="auto">${look.by}</span>, ${t.when(new Date(look.at))}</small></p></li>`)}</ul>`}</section>`;
}

function Unsent({ app }) {
  const { t } = app;
  const items = [...app.state.value.outbox.values()];
  const why = (item) => (item.state === "waiting" ? t("waits") : item.why ?? t(`kept_${item.state}`));
  return html`<section class="group" aria-labelledby="un"><h2 class="eyebrow" id="un">${t("still_here")}</h2>
    <p class="why" role="status">${items.length ? t.n("unsent", items.length) : t("all_sent")}</p>
    ${app.state.value.locked > 0 && html`<p class="why">${t.n("locked", app.state.value.locked)}</p>`}
    ${items.length > 0 && html`<ul class="list plain">${items.map((item) => html`<li class="task" key=${item.id}><p class="what"><b>${t(`fact_${item.kind}`)}</b><small dir="auto">${t.when(new Date(item.at))}. ${why(item)}</small></p></li>`)}</ul>
      <button class="btn soft block" onClick=${() => app.sync()}>${t("try_now")}</button>`}</section>`;
}

function Leave({ app }) {
  const { t } = app;
  const [asked, ask] = useState(null);
  const [busy, setBusy] = useState(false);
  const look = async () => {
    setBusy(true);
    await app.sync();
    setBusy(false);
    const { outbox, pages, locked } = app.state.value;
    ask({ locked, unsent: outbox.size, pages: pages.filter((page) => !page.entry).length, drafts: app.drafts.size, files: (await app.store.count("files")) && (await app.files.onlyHere()) });
  };
  /* The server is told first, so that no reminder comes to a phone that is clear; but nobody waits long for it. */
  const goodbye = async () => {
    await Promise.race([signOff(app).then(() => app.sync()), new Promise((late) => setTimeout(late, 2000))]).catch(() => {});
    await app.signOut();
  };
  if (!asked) return html`<button class="btn outline block" disabled=${busy} onClick=${look}>${t("sign_out")}</button>`;
  return html`<section class="card pad" role="alertdialog" aria-labelledby="so"><h2 id="so" tabindex="-1">${t("before_you_go")}</h2>
    ${asked.unsent > 0 && html`<p>${t.n("unsent_lost", asked.unsent)}</p>`}
    ${asked.pages > 0 && html`<p>${t.n("pages_lost", asked.pages)}</p>`}
    ${asked.files > 0 && html`<p>${t.n("files_lost", asked.files)}</p>`}
    ${asked.locked > 0 && html`<p>${t.n("locked", asked.locked)}</p>`}
    ${asked.drafts > 0 && html`<p>${t.n("drafts_lost", asked.drafts)}</p>`}
    <p class="why">${t("wipes_phone")}</p>
    <div class="two"><button class="btn outline" onClick=${() => ask(null)}>${t("stay")}</button>
      <button class="btn primary" onClick=${goodbye}>${t("sign_out_wipe")}</button></div></section>`;
}

export function Screen({ app }) {
  const { t } = app;
  const { me } = app.state.value;
  return html`<${OpenScreen} app=${app} title=${t("settings")} close="/app/today">
    ${me && html`<p class="why"><b dir="auto">${me.name}</b>, <span dir="auto">${me.clinic.name}</span></p>`}
    <${Language} app=${app} />
    ${me && html`<${Zone} app=${app} me=${me} />`}
    <a class="setting" href="/app/reminders"><span>${t("reminders")}</span><${Icon} name="forward" flip /></a>
    <${Consents} app=${app} />
    <${Looks} app=${app} />
    <${Unsent} app=${app} />
    <section class="group" aria-label=${t("home_screen")}><${InstallOffer} app=${app} always /></section>
    <${Leave} app=${app} />
  <//>`;
}
