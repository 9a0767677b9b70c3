/* Choose days and one time of day, for an idea or for something of one's own. */

import { html, useState } from "../vendor/preact.js";

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

const daysOf = (rrule) => (!rrule ? [] : /BYDAY=([^;]+)/.exec(rrule)?.[1].split(",") ?? (rrule.includes("DAILY") ? DAYS : []));
const ruleOf = (days) => (days.length === 7 ? "FREQ=DAILY" : days.length ? `FREQ=WEEKLY;BYDAY=${DAYS.filter((day) => days.includes(day)).join(",")}` : "");

export function AnotherTime({ app, schedule, choose, words }) {
  const { t } = app;
  const [days, setDays] = useState(daysOf(schedule?.rrule));
  const [time, setTime] = useState(schedule?.times?.[0] ?? "");
  const toggle = (day) => setDays(days.includes(day) ? days.filter((one) => one !== day) : [...days, day]);
  return html`<div class="step"><fieldset class="step"><legend>${t("which_days")} <span class="opt">${t("none_whenever")}</span></legend>
      <div class="chips">${DAYS.map((day, n) => html`<label class="chip"><input type="checkbox" checked=${days.includes(day)} onChange=${() => toggle(day)} />${t.dayName(n)}</label>`)}</div></fieldset>
    <div class="amount"><span><label for="time-of-day">${t("time_of_day")}</label><input id="time-of-day" class="field" type="time" value=${time} onInput=${(event) => setTime(event.target.value)} /></span></div>
    <button class="btn primary" onClick=${() => choose({ rrule: ruleOf(days), times: days.length && time ? [time] : [] })}>${words ?? t("suggest_this")}</button></div>`;
}
