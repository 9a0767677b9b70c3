/* What stands before the app: nobody signed in, somebody else signed in, just signed out. */

import { html } from "../vendor/preact.js";
import { HelpNow, Watch } from "../parts/frame.js";

function Gate({ app, title, words, children }) {
  return html`<div class="phone"><header class="topbar"><p class="title"></p><${HelpNow} app=${app} /></header>
    <main class="page" id="main"><div class="hello"><h1 tabindex="-1">${title}</h1><p class="lede">${words}</p></div>${children}<${Watch} app=${app} /></main></div>`;
}

export const SignIn = ({ app }) => html`<${Gate} app=${app} title=${app.t("welcome")} words=${app.t("sign_in_first")}>
  <a class="btn primary block" href=${`/sign-in/?next=${encodeURIComponent(location.pathname)}`}>${app.t("sign_in")}</a><//>`;

export const SomeoneElse = ({ app }) => html`<${Gate} app=${app} title=${app.t("someone_else")} words=${app.t("someone_else_how")}>
  <button class="btn primary block" onClick=${() => app.signOut()}>${app.t("sign_out_wipe")}</button><//>`;

export const SignedOut = ({ app }) => html`<${Gate} app=${app} title=${app.t("signed_out")} words=${app.t("signed_out_offline")} />`;
