/* Offer the home screen: once after the first check-in, and as a row in Settings. Never on load. */

import { html } from "../vendor/preact.js";
import { isApple, isInstalled } from "../reminders/push.js";

export function InstallOffer({ app, always = false }) {
  const { t } = app;
  const { settings } = app.state.value;
  const prompt = app.install.value;
  if (isInstalled() || (settings.noInstall && !always)) return null;
  const apple = !prompt && isApple();
  if (!prompt && !apple && always) return html`<p class="why">${t("install_by_menu")}</p>`;
  const add = async () => {
    await app.sync();
    prompt.prompt();
    const { outcome } = await prompt.userChoice;
    app.install.value = null;
    if (outcome !== "accepted") app.choose({ noInstall: true });
  };
  return html`<section class="card pad" aria-labelledby="in"><h2 id="in">${t("home_screen")}</h2>
    <p class="why">${t("so_drafts_stay")} ${prompt || apple ? "" : t("install_by_menu")}</p>
    <div class="two">${prompt && html`<button class="btn soft" onClick=${add}>${t("add_it")}</button>`}${apple && html`<a class="btn soft" href="/app/home-screen">${t("show_me_how")}</a>`}
      ${!always && html`<button class="btn outline" onClick=${() => app.choose({ noInstall: true })}>${t("no_thanks")}</button>`}</div></section>`;
}
