/* Offer the home screen: once after the first check-in, and as a row in Settings. Never on load. */

import { html } from "../vendor/preact.js";

const apple = () => /iPhone|iPad/.test(navigator.userAgent) && !matchMedia("(display-mode: standalone)").matches;

export function InstallOffer({ app, always = false }) {
  const { t } = app;
  const { settings } = app.state.value;
  const prompt = app.install.value;
  if (matchMedia("(display-mode: standalone)").matches || (settings.noInstall && !always)) return null;
  if (!prompt && !apple() && always) return html`<p class="why">${t("install_by_menu")}</p>`;
  const add = async () => {
    await app.sync();
    prompt.prompt();
    const { outcome } = await prompt.userChoice;
    app.install.value = null;
    if (outcome !== "accepted") app.choose({ noInstall: true });
  };
  return html`<section class="card pad" aria-labelledby="in"><h2 id="in">${t("home_screen")}</h2>
    <p class="why">${t("so_drafts_stay")} ${prompt ? "" : t(apple() ? "install_apple" : "install_by_menu")}</p>
    <div class="two">${prompt && html`<button class="btn soft" onClick=${add}>${t("add_it")}</button>`}
      ${!always && html`<button class="btn outline" onClick=${() => app.choose({ noInstall: true })}>${t("no_thanks")}</button>`}</div></section>`;
}
