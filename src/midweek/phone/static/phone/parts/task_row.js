/* One thing to do: tick it, open it, or say "not today" or "too hard" in one tap. */

import { html, useState } from "../vendor/preact.js";
import { canTick } from "../player/answers.js";
import { stateOf } from "../outbox/outbox.js";
import { isNew } from "../plan/state.js";
import { Dots, Icon } from "./icons.js";

/* Where a task is done. */
export function doAt({ assignment, occasion }) {
  const query = occasion && !occasion.free ? `?date=${occasion.date}${occasion.slot ? `&slot=${occasion.slot}` : ""}` : "";
  return `/app/do/${assignment.id}${query}`;
}

/* Say "not today" or "too hard": kept at once, taken back for ten seconds and from the row after that. */
export async function setAside(app, task, skip) {
  const { date, slot } = task.occasion;
  const id = await app.outbox.skip({ assignment: task.assignment.id, occasion: { date, slot: slot ?? null }, skip });
  await app.kept();
  app.say(app.t(skip === "too_hard" ? "said_too_hard" : "said_not_today"), () => takeBack(app, id));
  // The message lies over the foot of the page: what it asks next must not lie under it.
  requestAnimationFrame(() => document.getElementById(`ways-${id}`)?.scrollIntoView({ block: "nearest" }));
  return id;
}

export async function takeBack(app, id) {
  await app.outbox.undo(id);
  await app.kept();
}

async function tick(app, task) {
  if (task.done) return takeBack(app, task.done.id);
  if (!canTick(task.activity)) return app.go(doAt(task));
  const occasion = task.occasion.free ? null : task.occasion;
  const id = await app.outbox.entry({ activity: task.assignment.activity, assignment: task.assignment.id, occasion, answers: {} });
  await app.kept();
  return app.say(app.t("ticked"), () => takeBack(app, id));
}

function line(app, task) {
  const { t } = app;
  if (task.done) return `${t(task.done.finished ? "done_at" : "part_at", { time: t.clock(new Date(task.done.happened_at)) })} ${t(`state_${stateOf(task.done, app.state.value.outbox)}`)}`;
  if (task.skip) return t(task.skip.kind);
  const minutes = t.n("minutes", task.activity.minutes);
  const { free, week, slot, ends, date } = task.occasion;
  if (week?.done) return t("week_so_far_done", { minutes, ...week });
  if (free) return t("when_it_fits", { minutes });
  if (ends) return ends.startsWith(date) ? t("between", { minutes, from: t.clockText(slot ?? "00:00"), to: t.clockText(ends.slice(11)) }) : t("before_session", { minutes });
  return slot ? t("around", { minutes, time: t.clockText(slot) }) : minutes;
}

const WAYS = [["smaller", "steps"], ["swap", "swap"], ["talk", "talk"]];

/* "Good to know. What would help?" Optional: the answer before it is already kept. */
export function Ways({ app, skip, onChosen }) {
  const { t } = app;
  const name = app.state.value.me?.therapist?.given ?? "";
  const choose = async (wants) => {
    await app.outbox.wish(skip.id, wants);
    await app.kept();
    app.say(t(wants === "talk" ? "on_your_list" : "name_sees", { name }));
    onChosen?.();
  };
  return html`<div class="ways" id=${`ways-${skip.id}`}>${WAYS.map(([wants, icon]) => html`<button onClick=${() => choose(wants)} aria-pressed=${skip.wants === wants}>
    <${Icon} name=${icon} /><span><b>${t(`way_${wants}`)}</b><span>${t(`way_${wants}_how`, { name })}</span></span><${Icon} name=${skip.wants === wants ? "tick" : "forward"} flip=${skip.wants !== wants} /></button>`)}</div>`;
}

/* A small mark that there is something to read about this. */
export const News = ({ app, of }) => app.state.value.messages.some((one) => one.assignment === of && isNew(one))
  && html`<a class="news" href=${`/app/task/${of}`}>${app.t("new_message")}</a>`;

/* One tap, for an hour after it was done, and the way to say more; who does not tap is not asked again. */
const isFresh = ({ done, activity }, now) => done && ["exercise", "worksheet"].includes(activity.kind) && now - new Date(done.happened_at) < 3600000;

async function feel(app, entry, felt) {
  await app.outbox.add({ kind: "felt", of: entry.id, felt }, () => [["entries", entry.id, { ...entry, felt }]]);
  await app.kept();
}

export function TaskRow({ app, task }) {
  const { t } = app;
  const [open, setOpen] = useState(false);
  const what = task.assignment.title;
  const aside = async (kind) => {
    setOpen(false);
    await setAside(app, task, kind);
  };
  const over = Boolean(task.done || task.skip);
  return html`<li class=${over ? "task done" : "task"}>
    <button class="tick" role="checkbox" aria-checked=${task.done ? "true" : "false"} aria-label=${t(task.done ? "is_done" : "mark_done", { what })} onClick=${() => tick(app, task)}><span><${Icon} name="tick" /></span></button>
    <a class="what" href=${doAt(task)}><b dir="auto">${what}</b><small>${line(app, task)}</small></a><${News} app=${app} of=${task.assignment.id} />
    <button class="iconbtn" aria-expanded=${open} aria-label=${t("more_for", { what })} onClick=${() => setOpen(!open)}><${Dots} /></button>
    ${open && html`<div class="menu">
      ${task.skip ? html`<button class="btn outline" onClick=${() => takeBack(app, task.skip.id)}>${t("put_back")}</button>`
        : html`<button class="btn outline" onClick=${() => aside("not_today")}><${Icon} name="later" size="s" />${t("not_today")}</button>
          <button class="btn outline" onClick=${() => aside("too_hard")}><${Icon} name="hill" size="s" />${t("too_hard")}</button>`}
      <a class="btn outline" href=${`/app/task/${task.assignment.id}`}><${Icon} name="talk" size="s" />${t("about_it")}</a>
    </div>`}
    ${isFresh(task, app.now.value) && (task.done.felt ? html`<div class="menu"><a class="btn text" href=${`/app/moment/${task.done.id}`}>${t("say_more")}</a></div>` : html`<div class="menu" role="group" aria-label=${t("how_hard_was_it")}><p class="why">${t("how_hard_was_it")}</p>${["easy", "right", "hard"].map((felt) => html`<button class="btn outline" onClick=${() => feel(app, task.done, felt)}>${t(`felt_${felt}`)}</button>`)}</div>`)}
    ${task.skip && !task.skip.obstacles?.length && html`<div class="menu"><a class="btn text" href=${`/app/task/${task.assignment.id}?skip=${task.skip.id}`}>${t("in_the_way")}</a></div>`}
    ${task.skip?.kind === "too_hard" && !task.skip.wants && html`<div class="menu"><p class="why">${t("good_to_know")}</p></div><div class="menu"><${Ways} app=${app} skip=${task.skip} /></div>`}
  </li>`;
}
