/* How sure? Asked once of something new in the plan. Below 70 three ways are offered, and none is pushed. */

import { html, useState } from "../vendor/preact.js";

const ENOUGH = 70;
const TENS = Array.from({ length: 11 }, (_, n) => n * 10);
const DONE = ["exercise", "worksheet"];
const HELPS = ["smaller", "time", "minute"];

/* Kept at once. Until it is sent, the plan that the server knew before must not ask again. */
async function say(app, assignment, confidence, wants = "") {
  const plan = await app.store.get("plan", "assignments");
  const value = plan.value.map((one) => (one.id === assignment.id ? { ...one, ask_sure: false } : one));
  await app.outbox.add({ kind: "sure", assignment: assignment.id, terms: assignment.terms, confidence, wants },
    () => [["plan", "assignments", { ...plan, value }]]);
  await app.kept();
}

export function Sure({ app }) {
  const { t } = app;
  const { assignments, me } = app.state.value;
  const [unsure, setUnsure] = useState(null);
  const asked = unsure?.assignment ?? assignments.find((one) => one.ask_sure && !one.ended && DONE.includes(one.what?.kind));
  if (!asked) return null;
  const answer = async (confidence) => {
    if (confidence !== null && confidence < ENOUGH) setUnsure({ assignment: asked, confidence });
    await say(app, asked, confidence);
    if (confidence === null || confidence >= ENOUGH) app.say(t("sure_kept"));
  };
  const help = async (wants) => {
    setUnsure(null);
    if (wants) await say(app, asked, unsure.confidence, wants);
    app.say(t(wants && me?.therapist ? "name_sees" : "sure_kept", { name: me?.therapist?.given }));
  };
  const helps = HELPS.filter((one) => one !== "smaller" || (asked.what?.rungs && asked.rung !== "smaller"));
  return html`<section class="card pad" aria-labelledby="sure"><h2 id="sure" dir="auto">${t("new_in_plan", { what: asked.title })}</h2>
    ${unsure ? html`<p class="why" role="status">${t("what_would_help")}</p><div class="chips">
      ${helps.map((one) => html`<button class="btn outline" onClick=${() => help(one)}>${t(`help_${one}`)}</button>`)}
      <button class="btn outline" onClick=${() => help("")}>${t("leave_it_so")}</button></div>`
      : html`<p class="why" id="how-sure">${t("how_sure")}</p><div class="scale" role="group" aria-labelledby="how-sure">
      ${TENS.map((ten) => html`<button class="btn outline" onClick=${() => answer(ten)}>${ten}</button>`)}</div>
      <button class="linkish" onClick=${() => answer(null)}>${t("rather_not_say")}</button>`}
  </section>`;
}
