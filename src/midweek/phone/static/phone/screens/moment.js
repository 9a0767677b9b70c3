/* One moment in full: what was said, and who can see it. */

import { html, useEffect, useState } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { Icon } from "../parts/icons.js";
import { stateOf } from "../outbox/outbox.js";
import { dayOfEntry } from "../plan/clock.js";
import { asks, isAnswered } from "../player/answers.js";
import { bring } from "../player/fetching.js";
import { inWords } from "../player/kinds.js";
import { isShared } from "./practice.js";

/* What is kept here; on another phone of theirs, what the server gives back of what was shared. */
function useFile(app, id) {
  const [url, show] = useState(null);
  useEffect(() => {
    let made = null;
    app.files.open(id).then((blob) => show(blob ? (made = URL.createObjectURL(blob)) : `/api/v1/files/${id}`));
    return () => made && URL.revokeObjectURL(made);
  }, [id]);
  return url;
}

function File({ app, step, answer }) {
  const { t } = app;
  const url = useFile(app, answer.file);
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

export function Screen({ app }) {
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
    ${here && html`<dl class="card pad">${said.map((step) => html`<${Answer} key=${step.id} app=${app} step=${step} answer=${entry.answers[step.id]} />`)}</dl>`}
    <p class="note"><${Icon} name=${both ? "eye" : "lock"} size="s" /><span>${both ? t("both_see", { name: me.therapist.given }) : t("only_you_see")}</span></p>
    <p class="why">${t(`state_${stateOf(entry, outbox)}`)}</p>
  <//>`;
}
