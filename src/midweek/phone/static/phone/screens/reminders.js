/* Reminders: when, how often, by which way, and what stands on the lock screen. All of it is the client's to say. */

import { html, useState } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { Channels } from "../reminders/channels.js";
import { DAYS, isQuiet, useChoices } from "../reminders/choices.js";
import { CalendarAddress } from "../reminders/calendar_address.js";
import { saveCalendar } from "../reminders/calendar_file.js";
import { Reach } from "../reminders/reach.js";
import { Wording } from "../reminders/wording.js";
import { dayOf, daysAgo } from "../plan/clock.js";
import { bySlug } from "../plan/state.js";

const A_DAY = [1, 2, 3, 6];
const A_WEEK = [3, 5, 7, 10, 14, 21, 35];

const Switch = ({ id, label, how, on, set }) => html`<div class="setting"><span id=${id}>${label}${how && html`<small>${how}</small>`}</span>
  <button class="switch" role="switch" aria-checked=${on ? "true" : "false"} aria-labelledby=${id} onClick=${() => set(!on)}></button></div>`;

const Time = ({ id, label, value, set }) => html`<div class="setting"><label for=${id}>${label}</label>
  <input class="field" type="time" id=${id} value=${value ?? ""} required onChange=${({ currentTarget: { value: at } }) => at && set(at)} /></div>`;

const Most = ({ id, label, value, of, set }) => html`<div class="setting"><label for=${id}>${label}</label>
  <select class="field" id=${id} onChange=${(event) => set(Number(event.currentTarget.value))}>${[...new Set([...of, value])].sort((one, other) => one - other)
    .map((n) => html`<option value=${n} selected=${n === value}>${n}</option>`)}</select></div>`;

function When({ t, choices, set }) {
  const { at, days } = choices;
  const name = new Intl.DateTimeFormat(t.language, { weekday: "short" });
  const toggle = (day) => {
    const next = days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort();
    if (next.length) set({ days: next }); // no day at all is what the switch above is for
  };
  const way = (on, label, time) => html`<label><input type="radio" name="rm-way" checked=${on} onChange=${() => set({ at: time })} />${label}</label>`;
  return html`<section class="group" aria-labelledby="rm-when"><h2 class="eyebrow" id="rm-when">${t("rm_when")}</h2>
    <div class="segment" role="radiogroup" aria-labelledby="rm-when">${way(at !== null, t("rm_one_time"), at ?? "18:00")}${way(at === null, t("rm_planned"), null)}</div>
    ${at === null ? html`<p class="why">${t("rm_planned_how")}</p>` : html`<${Time} id="rm-at" label=${t("rm_time")} value=${at} set=${(time) => set({ at: time })} />`}
    <fieldset class="step"><legend class="lbl">${t("rm_days")}</legend><div class="chips">${DAYS.map((_, day) => html`<label class="chip" key=${day}>
      <input type="checkbox" checked=${days.includes(day)} onChange=${() => toggle(day)} />${name.format(new Date(2026, 10, 2 + day))}</label>`)}</div></fieldset></section>`;
}

function Limits({ t, choices, set }) {
  return html`<section class="group" aria-labelledby="rm-calm"><h2 class="eyebrow" id="rm-calm">${t("rm_calm")}</h2>
    <${Time} id="rm-from" label=${t("rm_quiet_from")} value=${choices.quiet_from} set=${(time) => set({ quiet_from: time })} />
    <${Time} id="rm-until" label=${t("rm_quiet_until")} value=${choices.quiet_until} set=${(time) => set({ quiet_until: time })} />
    ${choices.at && isQuiet(choices.at, choices) && html`<p class="why" role="status">${t("rm_in_quiet")}</p>`}
    <${Most} id="rm-day" label=${t("rm_most_a_day")} value=${choices.most_a_day} of=${A_DAY} set=${(n) => set({ most_a_day: n })} />
    <${Most} id="rm-week" label=${t("rm_most_a_week")} value=${choices.most_a_week} of=${A_WEEK} set=${(n) => set({ most_a_week: n })} />
    <${Switch} id="rm-session" label=${t("rm_session")} how=${t("rm_session_how")} on=${choices.session_tomorrow} set=${(on) => set({ session_tomorrow: on })} /></section>`;
}

/* One tap stops everything for a week; one tap starts it again. */
export function Pause({ t, choices, set, now }) {
  const paused = choices.paused_until && choices.paused_until >= dayOf(now);
  if (paused) return html`<p role="status">${t("rm_paused_until", { day: t.date(choices.paused_until) })}</p>
    <button class="btn soft block" onClick=${() => set({ paused_until: null })}>${t("rm_resume")}</button>`;
  return html`<button class="btn outline block" onClick=${() => set({ paused_until: daysAgo(-6, now) })}>${t("rm_pause")}</button>`;
}

function Worse({ app, set }) {
  const { t } = app;
  const name = app.state.value.me?.therapist?.given ?? "";
  const note = bySlug(app.state.value.activities, "session-note");
  const stop = async () => {
    await set({ wanted: false });
    const step = note.steps.find(({ type }) => type === "text_long") ?? note.steps.find(({ type }) => type === "text");
    const id = await app.outbox.entry({ activity: note.id, answers: { [step.id]: t("rm_worse_told") } });
    await app.kept();
    app.say(t("rm_worse_said", { name }), async () => {
      await app.outbox.undo(id);
      await set({ wanted: true });
    });
  };
  if (!note) return null;
  return html`<section class="card pad" aria-labelledby="rm-worse"><h2 id="rm-worse">${t("rm_worse_title")}</h2>
    <p class="why">${t("rm_worse_how", { name })}</p><button class="btn outline block" onClick=${stop}>${t("rm_worse")}</button></section>`;
}

function Test({ app, choices }) {
  const { t } = app;
  const [said, say] = useState("");
  const [channel] = choices.channels.filter((one) => one !== "calendar");
  const send = () => app.outbox.add({ kind: "try_reminder", channel }).then(app.kept).then(() => say(app.link.value.online ? "rm_test_sent" : "offline"));
  if (!channel) return null;
  return html`<button class="btn outline block" onClick=${send}>${t("rm_test")}</button><p class="why" role="status">${said && t(said)}</p>`;
}

export function Screen({ app }) {
  return app.state.value.ready ? html`<${Choices} app=${app} />` : null;
}

function Choices({ app }) {
  const { t } = app;
  const [choices, set, type] = useChoices(app);
  const told = app.state.value.reminders;
  return html`<${OpenScreen} app=${app} title=${t("reminders")} close="/app/settings">
    ${told ? html`<section class="card pad" aria-label=${t("reminders")}>
      <${Switch} id="rm-on" label=${t("rm_on")} how=${t("rm_on_how")} on=${choices.wanted} set=${(on) => set({ wanted: on, channels: choices.channels.length ? choices.channels : ["push"] })} />
      <${Reach} app=${app} choices=${choices} />
      ${choices.wanted && html`<${Pause} t=${t} choices=${choices} set=${set} now=${app.now.value} />`}</section>`
    : html`<p class="why">${t("rm_not_offered")}</p>`}
    <${When} t=${t} choices=${choices} set=${set} />
    ${told && html`<${Limits} t=${t} choices=${choices} set=${set} /><${Channels} app=${app} choices=${choices} set=${set} />`}
    <${Wording} app=${app} choices=${choices} set=${set} type=${type} />
    <section class="group" aria-label=${t("rm_try")}>${told && choices.wanted && html`<${Test} app=${app} choices=${choices} />`}
      <button class="btn outline block" onClick=${() => saveCalendar(app, choices)}>${t("rm_calendar")}</button>
      <p class="why">${t("rm_calendar_how")}</p><${CalendarAddress} app=${app} /></section>
    ${told && choices.wanted && html`<${Worse} app=${app} set=${set} />`}
  <//>`;
}
