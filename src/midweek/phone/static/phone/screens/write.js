/* Write: with a first line or without, private until the person chooses, kept at every keystroke. */

import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { useDraft } from "../parts/draft.js";
import { Icon } from "../parts/icons.js";
import { WhoCanRead } from "../parts/journal_parts.js";
import { uuid7 } from "../outbox/uuid7.js";
import { dayOf, withOffset } from "../plan/clock.js";
import { pieceOf } from "../plan/journal.js";
import { fetchData } from "../plan/journal_data.js";
import { aimsOf, nextStarter, remembered } from "../plan/starters.js";
import { bySlug } from "../plan/state.js";
import { openFinder } from "../plan/topics.js";

/* The first line for today: the same until it is used or another is asked for. */
function useStarter(app, wanted) {
  const [here, show] = useState(null);
  const day = dayOf(app.now.value);
  useEffect(() => {
    if (!wanted) return;
    Promise.all([fetchData("starters", app.t.language), fetchData("topics", app.t.language), app.store.get("settings", "starters")])
      .then(([data, { topics }, kept]) => {
        const memory = kept ?? { seed: crypto.randomUUID(), shown: {}, today: null, without: false };
        const again = memory.today?.day === day && data.starters.find(({ id }) => id === memory.today.id);
        return turn({ data, memory, one: again || null, aims: aimsOf(app.state.value, openFinder(topics), data.aims) }, {});
      }).catch(() => {}); // without the file one can write all the same
  }, [app.t.language]);

  async function turn(from, { another = false, without = from.memory.without, used = false }) {
    let { one, memory } = from;
    if (!without && !used && (another || !one)) {
      one = nextStarter(from.data, from.aims, memory, day);
      memory = one ? { ...remembered(memory, one.id, day), today: { id: one.id, day } } : memory;
    }
    memory = { ...memory, without, today: used ? null : memory.today };
    show({ ...from, memory, one });
    await app.store.put("settings", "starters", memory);
  }
  return { starter: here && !here.memory.without ? here.one : null, here: Boolean(here), turn: (change) => here && turn(here, change) };
}

function Prompt({ app, words, starter, onTurn }) {
  const { t } = app;
  if (!words) return null;
  const act = (key, change) => html`<button class="btn text" onClick=${() => { starter.turn(change); onTurn(); }}>${t(key)}</button>`;
  return html`<section class="prompt" aria-label=${t("prompt")}><p id="p" dir="auto" aria-live="polite">${words}</p>
    ${starter?.here && html`<div class="acts">${starter.starter ? html`${act("another_prompt", { another: true })}${act("without_prompt", { without: true })}` : act("with_prompt", { without: false })}</div>`}</section>`;
}

/* Keep the page here. What is shared of it already stays as it was told until the person shares anew. */
async function keep(app, { piece, value, key, prompt }) {
  const page = { ...piece?.page, id: piece?.page?.id ?? uuid7(), text: value.text, at: piece?.at ?? withOffset(new Date()), entry: piece?.entry?.id ?? null, prompt };
  const changes = [["pages", page.id, page], ["drafts", key, undefined]];
  if (value.who === "me" && piece?.told) await app.outbox.setShared(piece.told.id, false, () => changes);
  else await app.store.write(changes);
  return page.id;
}

export const Screen = ({ app }) => (app.state.value.ready ? html`<${Page} app=${app} />` : null);

function Page({ app }) {
  const { t } = app;
  const state = app.state.value;
  const of = app.route.value.query.get("of");
  const key = `write:${of ?? "new"}`;
  const piece = of ? pieceOf(state, of) : null;
  const [value, set, saved, finish] = useDraft(app, key, (found) => ({ text: piece?.text ?? "", who: piece?.shared ? "both" : "me", prompt: piece?.prompt ?? undefined, ...found }));
  const busy = useRef(false);
  const starter = useStarter(app, !piece);
  const offered = starter.starter?.text ?? null;
  const prompt = piece ? piece.prompt : value.text && value.prompt !== undefined ? value.prompt : offered;
  const shares = value.who === "both" && Boolean(state.me?.therapist);

  async function done() {
    if (busy.current) return;
    busy.current = true;
    finish();
    const unchanged = piece?.shared && piece.text === value.text && shares;
    const id = value.text.trim() && !unchanged ? await keep(app, { piece, value, key, prompt }) : null;
    if (!id) await app.store.remove("drafts", key);
    if (id && !piece && offered) await starter.turn({ used: true });
    await app.kept();
    app.go(id && shares ? `/app/share?of=${id}${piece?.how ? `&how=${piece.how}` : ""}` : "/app/journal");
  }

  const foot = html`<footer class="foot edge">
    <${WhoCanRead} app=${app} who=${value.who} setWho=${(who) => set({ ...value, who })} />
    <button class="btn primary" onClick=${done}>${t(shares && value.text.trim() ? "see_first" : "done")}</button></footer>`;
  return html`<${OpenScreen} app=${app} title=${t("journal")} close="/app/journal" foot=${foot} watch=${value.who === "both"}>
    <${Prompt} app=${app} words=${prompt ?? (piece ? null : bySlug(state.activities, "open-journal")?.steps[0]?.text)} starter=${piece ? null : starter} onTurn=${() => value.text && set({ ...value, prompt: undefined })} />
    <div class="paper">
      <label class="vh" for="j">${t("your_words")}</label>
      <textarea id="j" dir="auto" autocomplete="off" aria-describedby=${prompt || !piece ? "p" : undefined} value=${value.text} onInput=${(event) => set({ ...value, text: event.currentTarget.value, prompt: starter.here ? prompt : undefined })}></textarea>
      <p class="saved" role="status">${saved && html`<${Icon} name="tick" size="s" />${t("saved_at", { time: t.clock(saved) })}`}</p>
    </div>
  <//>`;
}
