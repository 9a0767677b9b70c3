/* The list for the next session: both add to it, and what is not reached stays for the next. */

import { html, useState } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { useDraft } from "../parts/draft.js";
import { Icon } from "../parts/icons.js";
import { stateOf } from "../outbox/outbox.js";
import { nextSession, openTopics } from "../plan/state.js";

const LONGEST = 500;

async function talked(app, one, done) {
  await app.outbox.add({ kind: "talked", of: one.id, talked: done }, () => [["topics", one.id, { ...one, talked_at: done ? new Date().toISOString() : null }]]);
  await app.kept();
}

async function takeOff(app, one) {
  await app.outbox.add({ kind: "undo", of: one.id }, () => [["topics", one.id, { ...one, undone: true }]]);
  await app.kept();
}

async function add(app, words, draft) {
  const fresh = { words, assignment: null, mine: true, by: "", at: new Date().toISOString(), talked_at: null, undone: false };
  const id = await app.outbox.add({ kind: "topic", words }, (made) => [["topics", made, { ...fresh, id: made }], ["drafts", draft, undefined]]);
  await app.kept();
  return { ...fresh, id };
}

function Topic({ app, one, therapist }) {
  const { t } = app;
  const { assignments, outbox } = app.state.value;
  const title = assignments.find(({ id }) => id === one.assignment)?.title;
  const words = one.words || t("too_hard_talk", { what: title ?? "" });
  const done = async () => { await talked(app, one, true); app.say(t("talked_about_it"), () => talked(app, one, false)); };
  const off = async () => { await takeOff(app, one); app.say(t("removed"), () => add(app, one.words)); };
  const state = one.mine && one.words ? `${t("you")}. ${t(`state_${stateOf({ id: one.id }, outbox)}`)}` : one.mine ? t("you") : one.by || therapist;
  return html`<li class="task"><p class="what"><b dir="auto">${words}</b><small dir="auto">${state}</small></p>
    <div class="menu"><button class="btn outline" aria-label=${`${t("talked_about")}: ${words}`} onClick=${done}><${Icon} name="tick" size="s" />${t("talked_about")}</button>
      ${one.mine && one.words && html`<button class="btn text" aria-label=${`${t("take_off")}: ${words}`} onClick=${off}>${t("take_off")}</button>`}</div></li>`;
}

function Add({ app, onAdded }) {
  const { t } = app;
  const [value, set, saved, finish] = useDraft(app, "topic", (found) => ({ text: "", ...found }));
  const [wrong, warn] = useState(false);
  async function keep(event) {
    event.preventDefault();
    const words = value.text.trim();
    if (!words) return warn(true);
    finish();
    const one = await add(app, words, "topic");
    app.say(t("saved_here"), () => takeOff(app, one));
    return onAdded();
  }
  return html`<form class="group" onSubmit=${keep}><label class="q small" for="topic">${t("something_to_talk")}</label>
    <div class=${wrong ? "wrong" : ""}>${wrong && html`<p class="say" id="topic-wrong">${t("need_words")}</p>`}
      <textarea class="field" id="topic" dir="auto" autocomplete="off" maxlength=${LONGEST} aria-describedby=${wrong ? "topic-wrong" : undefined} aria-invalid=${wrong ? "true" : undefined}
        value=${value.text} onInput=${(event) => { warn(false); set({ text: event.currentTarget.value }); }}></textarea></div>
    ${saved && value.text && html`<p class="saved"><${Icon} name="tick" size="s" />${t("saved_at", { time: t.clock(saved) })}</p>`}
    <button class="btn primary">${t("put_on_list")}</button></form>`;
}

export function Screen({ app }) {
  const { t } = app;
  const { appointments, me, ready } = app.state.value;
  const [added, count] = useState(0);
  const listed = openTopics(app.state.value);
  const session = nextSession(appointments);
  const name = me?.therapist?.given;
  return html`<${OpenScreen} app=${app} title=${t("for_session")} close="/app/today" back=${t("back")}>
    ${session && html`<p class="why">${t("session_with", { when: t.when(new Date(session.starts_at)), name: session.with })}</p>`}
    ${listed.length > 0 ? html`<ul class="list plain">${listed.map((one) => html`<${Topic} key=${one.id} app=${app} one=${one} therapist=${name ?? ""} />`)}</ul>`
      : html`<p class="why">${ready ? t("list_empty") : ""}</p>`}
    <${Add} key=${added} app=${app} onAdded=${() => count(added + 1)} />
    <p class="note"><${Icon} name=${name ? "eye" : "lock"} size="s" /><span>${name ? t("list_seen", { name }) : t("only_you_see")}</span></p>
  <//>`;
}
