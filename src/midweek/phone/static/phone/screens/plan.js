/* Plan: what was agreed, why, and what was done, in words. */

import { html, useState } from "../vendor/preact.js";
import { TabScreen } from "../parts/frame.js";
import { Dots, Icon } from "../parts/icons.js";
import { doAt, setAside, takeBack, Ways } from "../parts/task_row.js";
import { dayOf, daysAgo } from "../plan/clock.js";
import { timesSince } from "../plan/progress.js";
import { nextSession } from "../plan/state.js";
import { tasksOf } from "../plan/today.js";

const FRESH = 7;

function TooHard({ app, skip, assignment }) {
  const { t } = app;
  return html`<section class="card pad" aria-labelledby=${`hard-${skip.id}`}>
    <p class="top"><${Icon} name="hill" size="s" />${t("said_it_is_hard")}</p>
    <div><h2 dir="auto" id=${`hard-${skip.id}`}>${assignment.title}</h2><p class="why">${t("good_to_know")}</p></div>
    <button class="linkish" onClick=${() => takeBack(app, skip.id)}>${t("put_back")}</button>
    <${Ways} app=${app} skip=${skip} />
  </section>`;
}

function often(app, assignment) {
  const { t } = app;
  const since = daysAgo(6, app.now.value);
  const times = timesSince(app.state.value.entries, assignment.id, since, assignment.what?.kind);
  const when = t.schedule(assignment.schedule);
  return times ? `${when} ${t.n("times_in_week", times)}` : when;
}

function Agreed({ app, assignment, task }) {
  const { t } = app;
  const [open, setOpen] = useState(false);
  const aside = (kind) => { setOpen(false); setAside(app, task, kind); };
  return html`<li class="task"><a class="what" href=${doAt(task)}><b dir="auto">${assignment.title}</b>
      ${assignment.why && html`<small dir="auto">${assignment.why}</small>`}<small>${often(app, assignment)}</small></a>
    <button class="iconbtn" aria-expanded=${open} aria-label=${t("more_for", { what: assignment.title })} onClick=${() => setOpen(!open)}><${Dots} /></button>
    ${open && html`<div class="menu"><button class="btn outline" onClick=${() => aside("not_today")}><${Icon} name="later" size="s" />${t("not_today")}</button>
      <button class="btn outline" onClick=${() => aside("too_hard")}><${Icon} name="hill" size="s" />${t("too_hard")}</button></div>`}</li>`;
}

export function Screen({ app }) {
  const { t } = app;
  const state = app.state.value;
  const now = app.now.value;
  const name = state.me?.therapist?.given ?? "";
  const current = state.assignments.filter((one) => !one.ended);
  const hard = state.skips.filter((skip) => skip.kind === "too_hard" && !skip.undone && skip.occasion.date >= daysAgo(FRESH, now));
  const latest = current.map((one) => [one, hard.filter((skip) => skip.assignment === one.id).at(-1)]).filter(([, skip]) => skip);
  const today = tasksOf(state, now);
  const taskOf = (assignment) => today.find((task) => task.assignment === assignment && !task.done && !task.skip)
    ?? { assignment, occasion: { date: dayOf(now), slot: null, free: true } };
  const session = nextSession(state.appointments);
  const date = session ? t("until", { day: t.day(new Date(session.starts_at)) }) : t.day(now);
  return html`<${TabScreen} app=${app} tab="plan" date=${date}>
    <div class="hello"><h1 tabindex="-1">${t("your_plan")}</h1><p class="lede">${!state.ready ? "" : t(current.length ? "made_together" : "fill_together", { name })}</p></div>
    ${latest.map(([assignment, skip]) => html`<${TooHard} key=${skip.id} app=${app} skip=${skip} assignment=${assignment} />`)}
    ${current.length > 0 && html`<section class="group" aria-labelledby="ag"><h2 class="eyebrow" id="ag">${t("what_you_agreed")}</h2>
      <ul class="list plain">${current.map((assignment) => html`<${Agreed} key=${assignment.id} app=${app} assignment=${assignment} task=${taskOf(assignment)} />`)}</ul></section>`}
  <//>`;
}
