/* Asked once, inside the app: the reminders went unanswered for a while and stopped by themselves. */

import { html } from "../vendor/preact.js";

export function Part({ app }) {
  const { t } = app;
  const say = (says) => app.outbox.add({ kind: "still_useful", says }, () => {
    const told = app.state.value.reminders;
    return [["plan", "reminders", { name: "reminders", value: { ...told, asks: false, choices: { ...told.choices, wanted: says === "yes" } } }]];
  }).then(app.kept);
  const change = () => say("yes").then(() => app.go("/app/reminders"));
  return html`<section class="card pad" aria-labelledby="rm-stopped"><h2 id="rm-stopped">${t("rm_stopped")} ${t("rm_stopped_ask")}</h2>
    <div class="two"><button class="btn soft" onClick=${change}>${t("rm_change_time")}</button><button class="btn outline" onClick=${() => say("no")}>${t("rm_leave_off")}</button></div></section>`;
}
