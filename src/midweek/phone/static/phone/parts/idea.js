/* An idea for the plan: yes and "I'd rather not" side by side, or another size, thing or time. */

import { html, useState } from "../vendor/preact.js";
import { linesOf, others, sizeOf } from "../plan/changes.js";
import { Icon } from "./icons.js";
import { AnotherTime } from "./another_time.js";

const REASONS = ["not_useful", "too_hard", "too_much", "wrong_time", "feels_bad", "other"];

/* What an idea is about: the thing as it is agreed, the thing it would be, and what it says in words. */
export function aboutOf({ t, state }, idea) {
  const { assignments, activities } = state.value;
  const agreed = assignments.find(({ id }) => id === idea.assignment);
  const found = idea.activity ? activities[idea.activity] : agreed?.what;
  const title = (idea.activity ? idea.title ?? found?.title : agreed?.title) ?? "";
  const now = agreed?.before ?? agreed;
  if (idea.kind === "end" || idea.ends) return { title, found, agreed, lines: [t("idea_end")] };
  const before = idea.activity ? null : now;
  const after = { ...before, ...idea, why: idea.why || before?.why, rung: idea.rung ?? before?.rung ?? "agreed", schedule: idea.schedule ?? before?.schedule };
  if (before) return { title, found, agreed, lines: linesOf(t, title, before, after, found) };
  const instead = agreed ? [t("idea_instead", { what: agreed.title })] : [];
  return { title, found, agreed, lines: [...instead, t.schedule(after.schedule), sizeOf(t, found, after.rung)] };
}

/* Three other things with the same purpose. Without any here, the wish alone is told. */
export function Others({ app, activity, choose, none }) {
  const { t, state } = app;
  const found = others(state.value.ideas, activity, state.value.assignments);
  return html`<div class="ways">${found.map((one) => html`<button onClick=${() => choose(one)}><${Icon} name="swap" />
      <span><b dir="auto">${one.title}</b><span dir="auto">${one.purpose}</span></span><${Icon} name="forward" flip=${true} /></button>`)}
    ${!found.length && none}</div>`;
}

function TooHard({ app, idea, about, suggest, no }) {
  const { t } = app;
  const smaller = idea.rung !== "smaller" && about.found?.rungs?.smaller;
  const way = (icon, words, how, act) => html`<button onClick=${act}><${Icon} name=${icon} /><span><b>${words}</b><span dir="auto">${how}</span></span><${Icon} name="forward" flip=${true} /></button>`;
  return html`<div class="ways">
    ${smaller && way("steps", t("way_smaller"), smaller.label, () => suggest({ rung: "smaller" }, { rung: "smaller" }))}
    ${way("talk", t("way_talk"), t("way_talk_how"), () => no("too_hard"))}</div>`;
}

/* The reason is optional: the answer before it is already kept. */
function Reasons({ app, idea }) {
  const { t } = app;
  const say = async (reason) => { await app.agreeing.answer(idea, "no", reason); await app.kept(); };
  return html`<fieldset class="step"><legend>${t("why_not")} <span class="opt">${t("optional")}</span></legend>
    <div class="chips">${REASONS.map((reason) => html`<button class="chip" aria-pressed=${idea.reason === reason} onClick=${() => say(reason)}>${t(`reason_${reason}`)}</button>`)}</div></fieldset>`;
}

export function Idea({ app, idea }) {
  const { t, agreeing } = app;
  const [open, setOpen] = useState("");
  const about = aboutOf(app, idea);
  const name = idea.by;
  const back = async () => { await agreeing.answer(idea, "open"); await app.kept(); };
  const say = async (says, reason = "") => {
    setOpen("");
    await agreeing.answer(idea, says, reason);
    await app.kept();
    app.say(t(says === "yes" ? "idea_agreed" : "idea_declined", { name }), back);
  };
  const suggest = async (wish, look) => {
    setOpen("");
    await agreeing.propose({ answers: idea.id, assignment: idea.assignment, ...wish },
      { kind: idea.kind, activity: idea.activity, why: idea.why, rung: idea.rung, schedule: idea.schedule, ...look });
    await app.kept();
    app.say(t("name_sees", { name }));
  };
  const toggle = (which, icon, words) => html`<button class="btn outline" aria-expanded=${open === which} onClick=${() => setOpen(open === which ? "" : which)}><${Icon} name=${icon} size="s" />${words}</button>`;
  const gone = { withdrawn: "idea_gone", overtaken: "idea_overtaken", no: "idea_no", yes: "idea_yes" }[idea.state];
  return html`<section class="card pad" aria-labelledby=${`idea-${idea.id}`}>
    <p class="top"><${Icon} name="plus" size="s" />${t(gone ?? "idea_from", { name })}</p>
    <div><h2 dir="auto" id=${`idea-${idea.id}`}>${about.title}</h2>${idea.kind !== "end" && html`<p class="why" dir="auto">${idea.why}</p>`}
      ${about.lines.map((line) => html`<p class="why" dir="auto">${line}</p>`)}</div>
    ${idea.state === "open" && html`<div class="two"><button class="btn primary" onClick=${() => say("yes")}>${t("yes_try")}</button>
      <button class="btn outline" onClick=${() => say("no")}>${t("rather_not")}</button></div>`}
    ${idea.state === "open" && idea.kind !== "end" && html`<div class="two">${toggle("swap", "swap", t("swap"))}${toggle("hard", "hill", t("too_hard"))}${toggle("time", "later", t("another_time"))}</div>`}
    ${idea.state === "no" && html`<${Reasons} app=${app} idea=${idea} />`}
    ${["yes", "no"].includes(idea.state) && html`<button class="linkish" onClick=${back}>${t("undo_answer")}</button>`}
    ${open === "swap" && html`<${Others} app=${app} activity=${about.found} choose=${(one) => suggest({ activity: one.activity }, { activity: one.activity, title: one.title })}
      none=${html`<button onClick=${() => say("no", "other")}><${Icon} name="swap" /><span><b>${t("way_swap")}</b><span>${t("way_swap_how", { name })}</span></span><${Icon} name="forward" flip=${true} /></button>`} />`}
    ${open === "hard" && html`<${TooHard} app=${app} idea=${idea} about=${about} suggest=${suggest} no=${(reason) => say("no", reason)} />`}
    ${open === "time" && html`<${AnotherTime} app=${app} schedule=${idea.schedule} choose=${(when) => suggest(when, { schedule: { ...idea.schedule, rrule: when.rrule || null, times: when.times } })} />`}
  </section>`;
}

/* An idea of one's own, until it is answered. */
export function Mine({ app, idea }) {
  const { t } = app;
  const about = aboutOf(app, idea);
  const name = app.state.value.me?.therapist?.given ?? "";
  const back = async () => { await app.agreeing.retract(idea); await app.kept(); };
  return html`<section class="card pad" aria-labelledby=${`idea-${idea.id}`}><p class="top"><${Icon} name="talk" size="s" />${t(idea.state === "open" ? "you_suggested" : `mine_${idea.state}`, { name })}</p>
    <div><h2 dir="auto" id=${`idea-${idea.id}`}>${about.title}</h2>${about.lines.map((line) => html`<p class="why" dir="auto">${line}</p>`)}</div>
    ${idea.state === "open" && html`<button class="linkish" onClick=${back}>${t("take_idea_back")}</button>`}</section>`;
}
