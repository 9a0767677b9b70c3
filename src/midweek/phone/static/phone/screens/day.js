/* A day with its moments in the order they happened, and one moment in full: what was said, and who can see it. */

import { html, useEffect, useState } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { Added } from "../parts/added.js";
import { Icon } from "../parts/icons.js";
import { stateOf } from "../outbox/outbox.js";
import { dayOfEntry } from "../plan/clock.js";
import { dayOfMoments } from "../plan/progress.js";
import { asks, isAnswered } from "../player/answers.js";
import { bring } from "../player/fetching.js";
import { inWords } from "../player/kinds.js";
import { isShared } from "./practice.js";

const RATED = ["exercise", "worksheet"];

function Line({ app, entry }) {
  const { t } = app;
  const { activities } = app.state.value;
  const mood = entry.answers?.mood;
  return html`<li class="task"><a class="what" href=${`/app/moment/${entry.id}`}><b dir="auto">${activities[entry.activity]?.title ?? t("check_in")}</b>
    <small>${t.clock(new Date(entry.happened_at))}${typeof mood === "number" && ` · ${t(`mood_${mood}`)}`}</small></a><${Icon} name="forward" flip /></li>`;
}

function Day({ app }) {
  const { t } = app;
  const [day] = app.route.value.params;
  const { moments, before, after } = dayOfMoments(app.state.value.entries, day);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day ?? "");
  return html`<${OpenScreen} app=${app} title=${isDay ? t.date(day) : t("progress")} close="/app/progress" back=${t("back")}>
    ${moments.length ? html`<ul class="list plain">${moments.map((entry) => html`<${Line} key=${entry.id} app=${app} entry=${entry} />`)}</ul>` : html`<p class="why">${t("quiet_day")}</p>`}
    <nav class="two" aria-label=${t("other_days")}>${before && html`<a class="btn outline" href=${`/app/day/${before}`}>${t.short(before)}</a>`}
      ${after && html`<a class="btn outline" href=${`/app/day/${after}`}>${t.short(after)}</a>`}</nav>
  <//>`;
}

/* What is kept here; on another phone of theirs, what the server gives back of what was shared. */
function useFile(app, { file, shared }) {
  const [url, show] = useState(null);
  useEffect(() => {
    let made = null;
    app.files.open(file).then((blob) => show(blob ? (made = URL.createObjectURL(blob)) : shared ? `/api/v1/files/${file}` : null));
    return () => made && URL.revokeObjectURL(made);
  }, [file]);
  return url;
}

function File({ app, step, answer }) {
  const { t } = app;
  const url = useFile(app, answer);
  const [shared, look] = useState(null);
  const { outbox, me } = app.state.value;
  useEffect(() => { app.files.isShared(answer.file).then((found) => look(found ?? answer.shared)); }, [outbox]);
  const turn = () => app.files.setShared(answer.file, !shared).then(app.kept);
  const shown = step.type === "audio" ? html`<audio class="kept" controls src=${url} aria-label=${t("your_sound")}></audio>`
    : html`<img class="kept" src=${url} alt=${answer.text || t(step.type === "drawing" ? "your_drawing" : "your_picture")} />`;
  return html`${url && shown}
    <p class="meta"><${Icon} name=${shared ? "eye" : "lock"} size="xs" /><span dir="auto">${shared ? t("both_of_us", { name: me?.therapist?.given ?? "" }) : t("only_me")}</span></p>
    ${answer.shared && shared !== null && html`<button class="btn outline" onClick=${turn}>${t(shared ? "stop_sharing" : "share")}</button>`}`;
}

function Answer({ app, step, answer }) {
  return html`<div class="asked"><dt dir="auto">${step.text}</dt>
    <dd dir="auto">${answer.file ? answer.text : inWords(step, answer, app.t)}${answer.file && html`<${File} app=${app} step=${step} answer=${answer} />`}</dd></div>`;
}

function Moment({ app }) {
  const { t } = app;
  const { entries, activities, dimensions, outbox, me, ready } = app.state.value;
  const entry = entries.find(({ id }) => id === app.route.value.params[0]);
  const activity = entry && activities[entry.activity];
  const [here, arrive] = useState(false);
  useEffect(() => { if (activity) bring(activity.steps).then(() => arrive(true), () => arrive(true)); }, [activity]);
  if (!activity) return html`<${OpenScreen} app=${app} title=${t("progress")} close="/app/progress" back=${t("back")}><p class="why">${ready ? t("no_such_moment") : ""}</p><//>`;
  const said = activity.steps.map((step) => (step.type === "tracked" ? { ...step, dimensions } : step))
    .filter((step) => asks(step) && isAnswered(entry.answers?.[step.id]));
  const both = entry.shared && me?.therapist && isShared(app.state.value, activity.kind);
  return html`<${OpenScreen} app=${app} title=${activity.title} close=${`/app/day/${dayOfEntry(entry)}`} back=${t("back")}>
    <p class="why">${t.when(new Date(entry.happened_at))}</p>
    ${entry.entered && html`<p class="note"><${Icon} name="journal" size="s" /><span dir="auto">${t(`entered_${entry.entered.how}`, { name: entry.entered.by })}</span></p>`}
    ${here && html`<dl class="card pad">${said.map((step) => html`<${Answer} key=${step.id} app=${app} step=${step} answer=${entry.answers[step.id]} />`)}</dl>`}
    ${RATED.includes(activity.kind) && html`<${Added} key=${entry.id} app=${app} entry=${entry} />`}
    <p class="note"><${Icon} name=${both ? "eye" : "lock"} size="s" /><span>${both ? t("both_see", { name: me.therapist.given }) : t("only_you_see")}</span></p>
    <p class="why">${t(`state_${stateOf(entry, outbox)}`)}</p>
  <//>`;
}

export const Screen = ({ app }) => (app.route.value.name === "moment" ? html`<${Moment} app=${app} />` : html`<${Day} app=${app} />`);
