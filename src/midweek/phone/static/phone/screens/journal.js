/* The journal: entries by day, searched on this phone only. */

import { html, useState } from "../vendor/preact.js";
import { TabScreen } from "../parts/frame.js";
import { Icon } from "../parts/icons.js";
import { stateOf } from "../outbox/outbox.js";
import { byDay, journalOf, search, wordsOf } from "../plan/journal.js";

function Piece({ app, piece }) {
  const { t } = app;
  const state = app.state.value;
  const [older, showOlder] = useState(false);
  const name = state.me?.therapist?.given ?? "";
  const share = async (shared) => {
    const change = () => app.outbox.setShared(piece.entry.id, shared).then(app.kept);
    await change();
    app.say(t(shared ? "now_shared" : "now_private", { name }), () => app.outbox.setShared(piece.entry.id, !shared).then(app.kept));
  };
  const who = piece.shared ? t("both_of_us", { name }) : t("only_me");
  const far = piece.entry ? t(`state_${stateOf(piece.entry, state.outbox)}`) : t("state_saved");
  return html`<article class="card entry">
    <p dir="auto">${piece.text}</p>
    <p class="meta"><${Icon} name=${piece.shared ? "eye" : "lock"} size="xs" /><span dir="auto">${who}</span><span>${t.clock(new Date(piece.at))}</span><span>${far}</span></p>
    ${older && piece.versions.map((version) => html`<div class="card entry older"><p dir="auto">${wordsOf(version)}</p><p class="meta"><span>${t.when(new Date(version.happened_at))}</span></p></div>`)}
    <div class="acts">
      <a class="btn text" href=${`/app/write?of=${piece.page?.id ?? piece.entry.id}`}>${t("change")}</a>
      ${piece.entry && html`<button class="btn text" onClick=${() => share(!piece.shared)}>${t(piece.shared ? "stop_sharing" : "share")}</button>`}
      ${piece.versions.length > 0 && html`<button class="btn text" aria-expanded=${older} onClick=${() => showOlder(!older)}>${t.n("versions", piece.versions.length + 1)}</button>`}
    </div>
  </article>`;
}

export function Screen({ app }) {
  const { t } = app;
  const state = app.state.value;
  const [words, setWords] = useState("");
  const [filter, setFilter] = useState("all");
  const pieces = journalOf(state);
  const found = search(pieces, words, filter);
  const filters = [["all", "filter_all"], ["mine", "filter_mine"], ["shared", "filter_shared"]];
  return html`<${TabScreen} app=${app} tab="journal" date=${t.day(app.now.value)}>
    <div class="hello"><h1 tabindex="-1">${t("journal")}</h1>${state.ready && !pieces.length && html`<p class="lede">${t("first_line")}</p>`}</div>
    <a class="btn primary block" href="/app/write">${t("write")}</a>
    ${pieces.length > 0 && html`<div class="group">
      <input class="field" type="search" autocomplete="off" aria-label=${t("search_here")} placeholder=${t("search_here")} dir="auto" value=${words} onInput=${(event) => setWords(event.currentTarget.value)} />
      <div class="segment" role="radiogroup" aria-label=${t("which")}>${filters.map(([value, key]) => html`<label>
        <input type="radio" name="filter" checked=${filter === value} onChange=${() => setFilter(value)} />${t(key)}</label>`)}</div></div>`}
    <div role="status" class=${found.length || !pieces.length ? "vh" : "why"}>${pieces.length && !found.length ? t("nothing_found", { words }) : ""}</div>
    ${byDay(found).map(([day, list]) => html`<section class="day" key=${day} aria-label=${t.date(day)}><h2 class="eyebrow">${t.date(day)}</h2>
      ${list.map((piece) => html`<${Piece} key=${piece.id} app=${app} piece=${piece} />`)}</section>`)}
  <//>`;
}
