/* The frame around every screen: the top bar with "Help now" in its place, the tabs, the foot. */

import { html } from "../vendor/preact.js";
import { Icon } from "./icons.js";
import { isNew } from "../plan/state.js";

const TABS = ["today", "plan", "journal", "progress"];

export const HelpNow = ({ app }) => html`<a class="helpnow" href="/app/help"><${Icon} name="help" size="s" />${app.t("help_now")}</a>`;

export function initials(name = "") {
  return name.split(/\s+/).filter(Boolean).slice(0, 2).map((part) => part[0].toUpperCase()).join("");
}

/* A screen reached by a tab. */
export function TabScreen({ app, tab, date, children }) {
  const me = app.state.value.me;
  return html`<div class="phone">
    <header class="topbar">
      <p class="date">${date}</p>
      ${(tab === "plan" || tab === "progress") && html`<a class="av" href="/app/settings" aria-label=${app.t("settings")}><span aria-hidden="true" dir="auto">${initials(me?.name)}</span></a>`}
      <${HelpNow} app=${app} />
    </header>
    <main class="page" id="main"><${Notices} app=${app} />${children}<${Watch} app=${app} /></main>
    <${Toasts} app=${app} />
    <nav class="tabbar" aria-label=${app.t("main_places")}>
      ${TABS.map((name) => html`<a href=${`/app/${name}`} aria-current=${tab === name ? "page" : undefined}><${Icon} name=${name} />${app.t(name)}${name === "plan" && app.state.value.messages.some(isNew) && html`<i class="fresh"></i><span class="vh">, ${app.t("new_message")}</span>`}</a>`)}
    </nav>
  </div>`;
}

/* A screen that is opened and closed again; `foot` stays in reach of the thumb. */
export function OpenScreen({ app, title, close, back, heading = true, calm, foot, children, watch = true }) {
  return html`<div class="phone">
    <header class="topbar">
      <a class="iconbtn" href=${close} aria-label=${back ?? app.t("close")}><${Icon} name=${back ? "back" : "close"} flip=${Boolean(back)} /></a>
      ${heading ? html`<h1 class="title" tabindex="-1">${title}</h1>` : html`<p class="title">${title}</p>`}
      <${HelpNow} app=${app} />
    </header>
    <main class=${calm ? "page calm" : "page"} id="main"><${Notices} app=${app} />${children}${watch && html`<${Watch} app=${app} />`}</main>
    <${Toasts} app=${app} />
    ${foot}
  </div>`;
}

/* What is true of the connection, in one sentence at most. */
export function Notices({ app }) {
  const { signedOut, failures, online, update } = app.link.value;
  const { t } = app;
  const banner = (icon, words, more) => html`<p class="banner" role="status"><${Icon} name=${icon} /><span>${words} ${more}</span></p>`;
  if (!online) return banner("offline", t("offline"));
  if (signedOut && app.state.value.me) return banner("lock", t("sign_in_again"), html`<a href="/sign-in/?next=/app/today">${t("sign_in")}</a>`);
  if (failures >= 3) {
    return banner("phone", t(app.state.value.outbox.size ? "still_on_phone" : "no_server"),
      html`<button class="linkish" onClick=${() => app.sync()}>${t("try_now")}</button>`);
  }
  if (update) return banner("forward", t("new_version"), html`<button class="linkish" onClick=${update}>${t("use_it")}</button>`);
  return null;
}

/* Said on every page: nobody watches this live. It waits for the first pull, so that it never jumps. */
export function Watch({ app }) {
  const { me, help } = app.state.value;
  const { t } = app;
  const { online, signedOut, failures } = app.link.value;
  if (!me && online && !signedOut && !failures) return null;
  return html`<footer class="watch"><p>${t("not_watched")} <span dir="auto">${me?.clinic?.looks ?? ""}</span> ${t("in_danger", { number: help?.emergency ?? "112" })}</p></footer>`;
}

export function Toasts({ app }) {
  const toast = app.toast.value;
  return html`<div class="toasts" role="status">${toast && html`<div class="toast"><span>${toast.words}</span>
    ${toast.undo && html`<button onClick=${() => app.undoToast()}>${app.t("undo")}</button>`}</div>`}</div>`;
}

/* "You and Ruth can see this": who reads, at the point of writing. */
export function WhoReads({ app, shared = true, risk = false, stays = false }) {
  const { me } = app.state.value;
  const key = stays ? "stays_here" : shared ? "both_see" : risk ? "only_risk_seen" : "only_you_see"; // a notice passes the switch
  const words = me?.therapist ? app.t(key, { name: me.therapist.given }) : app.t("only_you_see");
  return html`<p class="note"><${Icon} name=${shared && !stays ? "eye" : "lock"} size="s" /><span>${words}</span></p>`;
}
