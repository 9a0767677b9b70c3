/* Messages about one thing of the plan: read, followed by others, taken back until they are read. */

import { html, useEffect, useState } from "../vendor/preact.js";
import { useDraft } from "./draft.js";
import { Icon } from "./icons.js";
import { stateOf } from "../outbox/outbox.js";
import { dayOf } from "../plan/clock.js";
import { isNew } from "../plan/state.js";

export const LONGEST = 2000;

const at = (t, moment) => `${t.day(new Date(moment))}, ${t.clock(new Date(moment))}`;

/* What became of a message of one's own, as far as it is true. */
function became(app, one, name) {
  const { t } = app;
  const state = stateOf({ id: one.id, seen_at: one.read_at }, app.state.value.outbox);
  const read = state === "seen" ? t("read_by", { name, when: at(t, one.read_at) }) : `${t(`state_${state}`)}.`;
  if (one.settled) return `${read} ${t(`settled_${one.settled}`)}`;
  if (!one.waits || state === "saved" || state === "kept") return read;
  const promised = one.answer_by && one.answer_by >= dayOf(app.now.value);
  return `${read} ${t(promised ? "answer_by" : "not_answered", { name, day: promised ? t.date(one.answer_by) : "" })}`;
}

function Message({ app, one, name }) {
  const { t } = app;
  const back = async () => { await takeBack(app, one); app.say(t("taken_back")); };
  return html`<li class=${one.mine ? "mine" : ""}><p class="meta"><b dir="auto">${one.mine ? t("you") : one.by}</b> ${at(t, one.at)}</p>
    ${one.undone ? html`<p class="why">${t("was_taken_back")}</p>` : html`<p class="words" dir="auto">${one.words}</p>`}
    ${one.mine && !one.undone && html`<p class="meta">${became(app, one, name)}</p>
      ${!one.read_at && html`<button class="linkish" onClick=${back}>${t("take_back")}</button>`}`}</li>`;
}

/* A further fact: the server keeps a message that was read meanwhile, and says so. */
async function takeBack(app, one) {
  await app.outbox.add({ kind: "undo", of: one.id }, () => [["messages", one.id, { ...one, undone: true, waits: false }]]);
  await app.kept();
}

async function send(app, assignment, words, draft) {
  const fresh = { assignment, words, mine: true, by: "", at: new Date().toISOString(), read_at: null, undone: false, waits: true, answer_by: null, settled: "" };
  const id = await app.outbox.add({ kind: "message", assignment, words }, (made) => [["messages", made, { ...fresh, id: made }], ["drafts", draft, undefined]]);
  await app.kept();
  return { ...fresh, id };
}

/* What a client sees here, the therapist may know: reading is told, once. */
function useReading(app, messages) {
  const ids = messages.filter(isNew).map(({ id }) => id).slice(0, 100);
  useEffect(() => {
    if (!ids.length) return;
    const read_at = new Date().toISOString();
    const read = messages.filter((one) => ids.includes(one.id)).map((one) => ["messages", one.id, { ...one, read_at }]);
    app.outbox.add({ kind: "read", messages: ids }, () => read).then(app.kept);
  }, [ids.join()]);
}

function Write({ app, assignment, therapist, onSent }) {
  const { t } = app;
  const draft = `message:${assignment}`;
  const [value, set, saved, finish] = useDraft(app, draft, (found) => ({ text: "", ...found }));
  const [wrong, warn] = useState(false);
  const name = therapist.given;

  async function tell(event) {
    event.preventDefault();
    const words = value.text.trim();
    if (!words) return warn(true);
    finish();
    const one = await send(app, assignment, words, draft);
    app.say(t("saved_here"), () => takeBack(app, one));
    return onSent();
  }

  return html`<form class="group" onSubmit=${tell}>
    <label class="q small" for="m">${t("write_to", { name })}</label>
    <p class="why" id="soon" dir="auto">${therapist.answers ?? ""}</p>
    <div class=${wrong ? "wrong" : ""}>${wrong && html`<p class="say" id="m-wrong">${t("need_words")}</p>`}
      <textarea class="field" id="m" dir="auto" autocomplete="off" maxlength=${LONGEST} aria-describedby=${wrong ? "m-wrong soon" : "soon"} aria-invalid=${wrong ? "true" : undefined}
        value=${value.text} onInput=${(event) => { warn(false); set({ text: event.currentTarget.value }); }}></textarea></div>
    ${saved && value.text && html`<p class="saved"><${Icon} name="tick" size="s" />${t("saved_at", { time: t.clock(saved) })}</p>`}
    <button class="btn outline">${t("send_to", { name })}</button></form>`;
}

export function Thread({ app, assignment }) {
  const { t } = app;
  const { messages, me, help } = app.state.value;
  const own = messages.filter((one) => one.assignment === assignment).sort((one, other) => new Date(one.at) - new Date(other.at));
  const [sent, count] = useState(0);
  useReading(app, own);
  const name = me?.therapist?.given ?? t("your_therapist");
  return html`<section class="group" aria-labelledby="talk"><h2 class="eyebrow" id="talk">${t("messages")}</h2>
    ${own.length > 0 && html`<ol class="thread">${own.map((one) => html`<${Message} key=${one.id} app=${app} one=${one} name=${name} />`)}</ol>`}
    <p role="status" class="why">${sent > 0 && `${t("not_watched")} ${t("in_danger", { number: help?.emergency ?? "112" })}`}</p>
    ${me?.therapist ? html`<${Write} key=${sent} app=${app} assignment=${assignment} therapist=${me.therapist} onSent=${() => count(sent + 1)} />` : html`<p class="why">${t("nobody_reads")}</p>`}
  </section>`;
}
