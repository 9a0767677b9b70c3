/* A calendar that follows by itself: at an address made of chance, which only this phone knows. */

import { html } from "../vendor/preact.js";
import { inBase64 } from "./push.js";

const chance = () => inBase64(crypto.getRandomValues(new Uint8Array(32)));

function set(app, token) {
  const told = app.state.value.reminders;
  const calendar = { ...told.calendar, on: Boolean(token) };
  return app.outbox.add({ kind: "calendar", token }, () => [
    ["plan", "reminders", { name: "reminders", value: { ...told, calendar } }],
  ]).then(() => app.choose({ calendar: token }));
}

export function CalendarAddress({ app }) {
  const { t } = app;
  const { reminders, settings, me } = app.state.value;
  if (!reminders?.calendar) return null;
  const { on, until } = reminders.calendar;
  const address = `${location.origin}/calendar/${settings.calendar}/${me.clinic.id}.ics`;
  const copy = () => navigator.clipboard.writeText(address).then(() => app.say(t("rm_cal_copied")), () => {});
  return html`<div class="setting"><span id="rm-cal">${t("rm_cal")}<small>${t("rm_cal_how")}</small></span>
      <button class="switch" role="switch" aria-checked=${on ? "true" : "false"} aria-labelledby="rm-cal" onClick=${() => set(app, on ? null : chance())}></button></div>
    ${on && settings.calendar && html`<p class="why">${t("rm_cal_secret")} ${until && t("rm_cal_until", { day: t.date(until.slice(0, 10)) })}</p>
      <input class="field" readonly dir="ltr" aria-label=${t("rm_cal_address")} value=${address} onFocus=${(event) => event.currentTarget.select()} />
      <div class="two"><a class="btn soft" href=${address.replace(/^https?:/, "webcal:")} target="_blank">${t("rm_cal_open")}</a><button class="btn outline" onClick=${copy}>${t("rm_cal_copy")}</button></div>`}
    ${on && !settings.calendar && html`<p class="why">${t("rm_cal_elsewhere")}</p>`}`;
}
