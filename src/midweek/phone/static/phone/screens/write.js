/* Write: private until the person chooses, kept at every keystroke. */

import { html, useRef } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { useDraft } from "../parts/draft.js";
import { Icon } from "../parts/icons.js";
import { uuid7 } from "../outbox/uuid7.js";
import { withOffset } from "../plan/clock.js";
import { journalOf } from "../plan/journal.js";
import { bySlug, granted } from "../plan/state.js";

const stepOf = (activity) => activity?.steps.find((step) => step.type === "text_long") ?? activity?.steps.find((step) => step.type === "text");

function WhoCanRead({ app, who, setWho }) {
  const { t } = app;
  const { me, consents } = app.state.value;
  if (!me?.therapist) return html`<p class="note"><${Icon} name="lock" size="s" /><span>${t("only_you_see")}</span></p>`;
  const choice = (value, icon, label) => html`<label><input type="radio" name="who" checked=${who === value} onChange=${() => setWho(value)} />
    <${Icon} name=${icon} size="s" />${label}</label>`;
  if (!granted(consents, "journal")) return html`<p class="note"><${Icon} name="lock" size="s" /><span>${t("journal_off")}</span></p>`;
  return html`<p class="lbl" id="who">${t("who_can_read")}</p>
    <div class="segment" role="radiogroup" aria-labelledby="who">${choice("me", "lock", t("only_me"))}${choice("both", "eye", t("both_of_us", { name: me.therapist.given }))}</div>`;
}

/* What "Done" means, as changes: keep the page here, and tell or hide it as chosen. */
async function keep(app, { piece, activity, value, key }) {
  const { text, who } = value;
  const id = piece?.page?.id ?? uuid7();
  const page = { id, text, at: piece?.at ?? withOffset(new Date()), entry: null };
  const dropDraft = ["drafts", key, undefined];
  if (who === "both") {
    const fact = { activity: activity.id, answers: { [stepOf(activity).id]: text }, happened_at: page.at, replaces: piece?.entry?.id ?? null };
    if (piece?.shared && piece.text === text) return app.store.write([dropDraft]);
    if (piece?.entry && piece.text === text) return app.outbox.setShared(piece.entry.id, true, () => [dropDraft]);
    return app.outbox.entry(fact, (entry) => [["pages", id, { ...page, entry }], dropDraft]);
  }
  const changes = [["pages", id, page], dropDraft];
  if (piece?.entry && piece.shared) return app.outbox.setShared(piece.entry.id, false, () => (piece.text === text ? [dropDraft] : changes));
  if (piece?.entry && piece.text === text) return app.store.write([dropDraft]);
  return app.store.write(changes);
}

export function Screen({ app }) {
  return app.state.value.ready ? html`<${Page} app=${app} />` : null;
}

function Page({ app }) {
  const { t } = app;
  const state = app.state.value;
  const of = app.route.value.query.get("of");
  const key = `write:${of ?? "new"}`;
  const piece = of ? journalOf(state).find((one) => one.page?.id === of || one.entry?.id === of) : null;
  const [value, set, saved, finish] = useDraft(app, key, (found) => ({ text: piece?.text ?? "", who: piece?.shared ? "both" : "me", ...found }));
  const busy = useRef(false);
  const activity = bySlug(state.activities, "open-journal");
  const prompt = stepOf(activity)?.text;

  async function done() {
    if (busy.current) return;
    busy.current = true;
    finish();
    if (value.text.trim()) await keep(app, { piece, activity, value, key });
    else await app.store.remove("drafts", key);
    await app.kept();
    app.go("/app/journal");
  }

  const foot = html`<footer class="foot edge">
    <${WhoCanRead} app=${app} who=${value.who} setWho=${(who) => set({ ...value, who })} />
    <button class="btn primary" onClick=${done}>${t("done")}</button></footer>`;
  return html`<${OpenScreen} app=${app} title=${t("journal")} close="/app/journal" foot=${foot} watch=${value.who === "both"}>
    ${prompt && html`<section class="prompt" aria-label=${t("prompt")}><p id="p" dir="auto">${prompt}</p></section>`}
    <div class="paper">
      <label class="vh" for="j">${t("your_words")}</label>
      <textarea id="j" dir="auto" autocomplete="off" aria-describedby=${prompt ? "p" : undefined} value=${value.text} onInput=${(event) => set({ ...value, text: event.currentTarget.value })}></textarea>
      <p class="saved" role="status">${saved && html`<${Icon} name="tick" size="s" />${t("saved_at", { time: t.clock(saved) })}`}</p>
    </div>
  <//>`;
}
