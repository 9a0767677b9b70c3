/* Plan: new ideas, what is too hard, what was agreed, why, and what was done, in words. */

import { html, useEffect, useState } from "../vendor/preact.js";
import { TabScreen } from "../parts/frame.js";
import { Dots, Icon } from "../parts/icons.js";
import { Idea, Mine, Others } from "../parts/idea.js";
import { Sure } from "../parts/sure.js";
import { News, setAside, takeBack, Ways } from "../parts/task_row.js";
import { AnotherTime } from "../parts/another_time.js";
import { openAgreeing } from "../plan/agreeing.js";
import { dayOf, daysAgo } from "../plan/clock.js";
import { timesSince } from "../plan/progress.js";
import { onHold } from "../plan/schedule.js";
import { nextSession } from "../plan/state.js";
import { tasksOf } from "../plan/today.js";
import { Add } from "./plan_add.js";
import { Changes } from "./plan_changes.js";

const FRESH = 7;

function TooHard({ app, skip, assignment }) {
  const { t } = app;
  const swap = async (one) => {
    await app.agreeing.propose({ assignment: assignment.id, activity: one.activity }, { kind: "change", title: one.title });
    await app.kept();
  };
  return html`<section class="card pad" aria-labelledby=${`hard-${skip.id}`}>
    <p class="top"><${Icon} name="hill" size="s" />${t("said_it_is_hard")}</p>
    <div><h2 dir="auto" id=${`hard-${skip.id}`}>${assignment.title}</h2><p class="why">${t("good_to_know")}</p></div>
    <button class="linkish" onClick=${() => takeBack(app, skip.id)}>${t("put_back")}</button>
    <${Ways} app=${app} skip=${skip} />
    ${skip.wants === "swap" && html`<${Others} app=${app} activity=${assignment.what} choose=${swap} />`}
  </section>`;
}

function often(app, assignment) {
  const { t } = app;
  if (onHold(assignment.schedule, dayOf(app.now.value))) return t("on_hold");
  const since = daysAgo(6, app.now.value);
  const times = timesSince(app.state.value.entries, assignment.id, since, assignment.what?.kind);
  const when = t.schedule(assignment.schedule);
  return times ? `${when} ${t.n("times_in_week", times)}` : when;
}

/* Tell a fact about the plan and say so, with a way back where there is one. */
async function told(app, deed, words, undo) {
  const id = await deed();
  await app.kept();
  app.say(app.t(words, { name: app.state.value.me?.therapist?.given ?? "" }), undo && (async () => { await undo(id); await app.kept(); }));
}

function Agreed({ app, assignment, task }) {
  const { t, agreeing } = app;
  const [open, setOpen] = useState("");
  const aside = (kind) => { setOpen(""); setAside(app, task, kind); };
  const held = app.state.value.pauses.find((one) => one.assignment === assignment.id);
  const done = (...deed) => { setOpen(""); return told(app, ...deed); };
  const act = (icon, words, deed) => html`<button class="btn outline" onClick=${deed}><${Icon} name=${icon} size="s" />${words}</button>`;
  const time = (when) => done(() => agreeing.propose({ assignment: assignment.id, ...when }, { kind: "change", schedule: { ...assignment.schedule, rrule: when.rrule || null, times: when.times } }), "name_sees");
  return html`<li class="task"><a class="what" href=${`/app/task/${assignment.id}`}><b dir="auto">${assignment.title}</b>
      ${assignment.why && html`<small dir="auto">${assignment.why}</small>`}<small>${often(app, assignment)}</small></a><${News} app=${app} of=${assignment.id} />
    <button class="iconbtn" aria-expanded=${Boolean(open)} aria-label=${t("more_for", { what: assignment.title })} onClick=${() => setOpen(open ? "" : "menu")}><${Dots} /></button>
    ${open === "menu" && html`<div class="menu">${act("later", t("not_today"), () => aside("not_today"))}${act("hill", t("too_hard"), () => aside("too_hard"))}
      ${held ? act("forward", t("go_on_now"), () => done(() => agreeing.resume(held.id), "gone_on"))
        : act("pause", t("pause_week"), () => done(() => agreeing.pause(assignment.id), "paused_week", agreeing.resume))}
      ${act("calendar", t("another_time"), () => setOpen("time"))}
      ${assignment.own ? act("close", t("take_out_own"), () => done(() => agreeing.drop(assignment.id), "own_ended"))
        : act("close", t("suggest_ending"), () => done(() => agreeing.propose({ assignment: assignment.id, ends: true }, { kind: "end" }), "name_sees"))}</div>`}
    ${open === "time" && html`<div class="menu"><${AnotherTime} app=${app} schedule=${assignment.schedule} choose=${time} /></div>`}</li>`;
}

/* Everything on hold, with the way back; or the way to put it there. */
function Hold({ app }) {
  const { t, agreeing } = app;
  const all = app.state.value.pauses.find((one) => !one.assignment);
  return all ? html`<section class="card pad" aria-labelledby="hold"><h2 id="hold">${t("all_on_hold", { day: t.date(all.until) })}</h2>
      <button class="btn outline" onClick=${() => told(app, () => agreeing.resume(all.id), "gone_on")}>${t("go_on_now")}</button></section>`
    : html`<button class="linkish" onClick=${() => told(app, () => agreeing.pause(), "paused_week", agreeing.resume)}>${t("pause_all")}</button>`;
}

function Refused({ app }) {
  const { outbox } = app.state.value;
  const found = [...outbox.values()].filter(({ kind, state }) => state === "refused" && ["answer", "propose", "own", "pause", "resume", "drop", "retract"].includes(kind));
  const clear = async (id) => { await app.store.remove("outbox", id); await app.kept(); };
  return found.map((one) => html`<p class="banner" role="status" key=${one.id}><span dir="auto">${one.why}</span> <button class="linkish" onClick=${() => clear(one.id)}>${app.t("done")}</button></p>`);
}

function Main({ app }) {
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
  const fresh = state.offers.filter((one) => one.state !== "other" && (one.state === "open" || dayOf(new Date(one.at)) >= daysAgo(FRESH, now)));
  return html`<${TabScreen} app=${app} tab="plan" date=${date}>
    <div class="hello"><h1 tabindex="-1">${t("your_plan")}</h1><p class="lede">${!state.ready ? "" : t(current.length ? "made_together" : "fill_together", { name })}</p></div>
    <${Refused} app=${app} />
    ${fresh.filter(({ mine, state: is }) => !mine && is !== "yes").map((idea) => html`<${Idea} key=${idea.id} app=${app} idea=${idea} />`)}
    <${Sure} app=${app} />
    ${latest.map(([assignment, skip]) => html`<${TooHard} key=${skip.id} app=${app} skip=${skip} assignment=${assignment} />`)}
    ${fresh.filter(({ mine }) => mine).map((idea) => html`<${Mine} key=${idea.id} app=${app} idea=${idea} />`)}
    ${current.length > 0 && html`<section class="group" aria-labelledby="ag"><h2 class="eyebrow" id="ag">${t("what_you_agreed")}</h2>
      <ul class="list plain">${current.map((assignment) => html`<${Agreed} key=${assignment.id} app=${app} assignment=${assignment} task=${taskOf(assignment)} />`)}</ul></section>`}
    <a class="btn outline" href="/app/plan/add"><${Icon} name="plus" size="s" />${t("add_own")}</a>
    ${current.length > 0 && html`<${Hold} app=${app} />`}
    ${state.versions.length > 0 && html`<a class="linkish" href="/app/plan/changes">${t("plan_changes")}</a>`}
  <//>`;
}

let fetched = false;

/* What one may choose oneself is fetched once a visit, and stays for when there is no signal. */
async function fetchIdeas(app) {
  if (fetched || !navigator.onLine || !app.state.value.me) return;
  fetched = true;
  const found = await app.ask("/api/v1/ideas");
  if (found) await app.store.put("plan", "ideas", { name: "ideas", value: found.ideas });
  await app.kept();
}

export function Screen({ app }) {
  app.agreeing ??= openAgreeing({ store: app.store, outbox: app.outbox });
  useEffect(() => { fetchIdeas(app).catch(() => { fetched = false; }); }, [!app.state.value.me]); // on a new phone, once it was told who it is of
  const [which] = app.route.value.params;
  return which === "add" ? html`<${Add} app=${app} />` : which === "changes" ? html`<${Changes} app=${app} />` : html`<${Main} app=${app} />`;
}
