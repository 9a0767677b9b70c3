/* Today: how are you, and at most five things. */

import { html, useState } from "../vendor/preact.js";
import { TabScreen } from "../parts/frame.js";
import { Icon } from "../parts/icons.js";
import { Later } from "../parts/later.js";
import { TaskRow } from "../parts/task_row.js";
import { SunPath } from "../player/mood.js";
import { grouped, quietDays, tasksOf } from "../plan/today.js";
import { nextSession, openTopics } from "../plan/state.js";

const LONG = 14;

function partOfDay(hour) {
  if (hour >= 5 && hour < 12) return "morning";
  return hour >= 12 && hour < 18 ? "afternoon" : "evening";
}

/* The first lines of the page, also drawn by the server before any of this runs. */
function Hello({ app, now, groups }) {
  const { t } = app;
  const { me, entries, assignments, ready } = app.state.value;
  const greeting = t(`good_${partOfDay(now.getHours())}`);
  const quiet = quietDays(entries, now);
  const words = () => {
    if (quiet !== null && quiet >= LONG) return t("back_again");
    if (groups.left) return t.n("things_left", groups.left);
    if (groups.done.length) return t("all_done");
    return assignments.some((one) => !one.ended) ? t("nothing_now") : t("no_plan_today");
  };
  return html`<div class="hello"><h1 tabindex="-1">${me ? html`${greeting}, <span dir="auto">${me.name}</span>` : greeting}</h1>
    <p class="lede">${ready && me ? words() : ""}</p></div>`;
}

function MoodCard({ app }) {
  const { t } = app;
  const [mood, pick] = useState(null);
  const open = (chosen) => {
    app.begin = { mood: chosen };
    app.go("/app/check-in");
  };
  return html`<section class="card checkin" aria-labelledby="ci">
    <h2 id="ci">${t("how_are_you")}</h2><p>${t("about_a_minute")}</p>
    <${SunPath} t=${t} name="mood-today" value=${mood} onPick=${pick} onTap=${open} />
    ${mood && html`<button class="btn soft block" onClick=${() => open(mood)}>${t("go_on")}</button>`}
  </section>`;
}

function Group({ app, name, tasks, fold }) {
  if (!tasks.length) return null;
  const list = html`<ul class="list">${tasks.map((task) => html`<${TaskRow} key=${task.key} app=${app} task=${task} />`)}</ul>`;
  if (fold) return html`<details class="group"><summary>${app.t(name)} (${tasks.length})</summary>${list}</details>`;
  return html`<section class="group" aria-labelledby=${`g-${name}`}><h2 class="eyebrow" id=${`g-${name}`}>${app.t(name)}</h2>${list}</section>`;
}

function Session({ app }) {
  const { t } = app;
  const { appointments } = app.state.value;
  const appointment = nextSession(appointments);
  if (!appointment) return null;
  const when = t.when(new Date(appointment.starts_at));
  const listed = openTopics(app.state.value).length;
  return html`<section class="session" aria-label=${t("next_session")}>
    <${Icon} name="calendar" />
    <p><b>${t("session_with", { when, name: appointment.with })}</b><span>${listed ? t.n("on_list", listed) : t("save_a_thought")}</span></p>
    <a class="iconbtn" href="/app/note" aria-label=${t("add_to_talk", { when })}><${Icon} name="plus" /></a>
  </section>`;
}

export function Today({ app }) {
  const now = app.now.value;
  const groups = grouped(tasksOf(app.state.value, now));
  return html`<${TabScreen} app=${app} tab="today" date=${app.t.day(now)}>
    <${Hello} app=${app} now=${now} groups=${groups} />
    <${MoodCard} app=${app} />
    ${app.state.value.reminders?.asks && html`<${Later} load=${() => import("../reminders/card.js")} app=${app} />`}
    <${Group} app=${app} name="now" tasks=${groups.now} />
    <${Group} app=${app} name="this_evening" tasks=${groups.evening} />
    <${Group} app=${app} name="later" tasks=${groups.later} fold=${groups.now.length + groups.evening.length > 0} />
    <${Group} app=${app} name="done_today" tasks=${groups.done} />
    <${Group} app=${app} name="set_aside" tasks=${groups.aside} />
    <${Session} app=${app} />
  <//>`;
}
