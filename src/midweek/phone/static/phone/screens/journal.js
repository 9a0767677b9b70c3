/* The journal: entries by day, searched on this phone only. */

import { html, useEffect, useState } from "../vendor/preact.js";
import { TabScreen } from "../parts/frame.js";
import { Icon } from "../parts/icons.js";
import { useLooks, useTopics } from "../parts/journal_parts.js";
import { stateOf } from "../outbox/outbox.js";
import { byDay, journalOf, search, wordsOf } from "../plan/journal.js";

const PAGE = 40;

/* How far it came: saved, sent, or opened, when and by whom. */
function Far({ app, piece, looks }) {
  const { t } = app;
  const { outbox } = app.state.value;
  const { told } = piece;
  if (!told) return html`<span>${t("state_saved")}</span>`;
  const by = (looks ?? []).filter(({ entry }) => entry === told.id);
  if (by.length && !outbox.has(told.id)) return by.map((look) => html`<span>${t("opened_by", { when: t.when(new Date(look.at)), name: look.by })}</span>`);
  return html`<span>${t(`state_${stateOf(told, outbox)}`)}</span>`;
}

function Piece({ app, piece, looks, topics }) {
  const { t } = app;
  const name = app.state.value.me?.therapist?.given ?? "";
  const [older, showOlder] = useState(false);
  const withdraw = async () => {
    const turn = (shared) => app.outbox.setShared(piece.told.id, shared).then(app.kept);
    await turn(false);
    app.say(t("now_private", { name }), () => turn(true));
  };
  const who = piece.how ? t(`shared_${piece.how}`, { name }) : t("only_me");
  const about = topics?.of(piece) ?? [];
  return html`<article class="card entry">
    ${piece.prompt && html`<p class="why" dir="auto">${piece.prompt}</p>`}
    <p dir="auto">${piece.text}</p>
    <p class="meta"><${Icon} name=${piece.shared ? "eye" : "lock"} size="xs" /><span dir="auto">${who}</span><span>${t.clock(new Date(piece.at))}</span><${Far} app=${app} piece=${piece} looks=${looks} /></p>
    ${piece.how === "whole" && piece.sent !== piece.text && html`<p class="why">${t("older_is_shared", { name })}</p>`}
    ${about.length > 0 && html`<p class="meta"><span class="vh">${t("topics")}</span>${about.map((one) => html`<span class="topic" dir="auto" key=${one.id}>${one.name}</span>`)}</p>`}
    ${older && piece.versions.map((version) => html`<div class="card entry older"><p dir="auto">${wordsOf(version)}</p><p class="meta"><span>${t.when(new Date(version.happened_at))}</span></p></div>`)}
    <div class="acts">
      ${!piece.alone && html`<a class="btn text" href=${`/app/write?of=${piece.page?.id ?? piece.entry.id}`}>${t("change")}</a>
      <a class="btn text" href=${`/app/topics?of=${piece.key}`}>${t("topics")}</a>
      <a class="btn text" href=${`/app/share?of=${piece.key}`}>${t(piece.shared ? "change_share" : "share")}</a>`}
      ${piece.shared && html`<button class="btn text" onClick=${withdraw}>${t("stop_sharing")}</button>`}
      ${piece.versions.length > 0 && html`<button class="btn text" aria-expanded=${older} onClick=${() => showOlder(!older)}>${t.n("versions", piece.versions.length + 1)}</button>`}
    </div>
  </article>`;
}

function Find({ app, topics, words, setWords, filter, setFilter, topic, setTopic }) {
  const { t } = app;
  const filters = [["all", "filter_all"], ["mine", "filter_mine"], ["shared", "filter_shared"]];
  return html`<div class="group">
    <input class="field" type="search" autocomplete="off" aria-label=${t("search_here")} placeholder=${t("search_here")} dir="auto" value=${words} onInput=${(event) => setWords(event.currentTarget.value)} />
    <div class="segment" role="radiogroup" aria-label=${t("which")}>${filters.map(([value, key]) => html`<label>
      <input type="radio" name="filter" checked=${filter === value} onChange=${() => setFilter(value)} />${t(key)}</label>`)}</div>
    ${topics && html`<select class="field" aria-label=${t("topic")} value=${topic} onChange=${(event) => setTopic(event.currentTarget.value)}>
      <option value="">${t("all_topics")}</option>${topics.topics.map(({ id, name }) => html`<option value=${id} key=${id}>${name}</option>`)}</select>`}</div>`;
}

export function Screen({ app }) {
  const { t } = app;
  const state = app.state.value;
  const [words, setWords] = useState("");
  const [filter, setFilter] = useState("all");
  const [topic, setTopic] = useState(app.route.value.query.get("topic") ?? "");
  const [many, show] = useState(PAGE);
  const [topics] = useTopics(app);
  const pieces = journalOf(state);
  const looks = useLooks(app, pieces);
  const about = topic && topics ? (piece) => topics.of(piece).some(({ id }) => id === topic) : undefined;
  const found = search(pieces, words, filter, about);
  useEffect(() => show(PAGE), [words, filter, topic]);
  const nothing = words ? t("nothing_found", { words }) : t("nothing_here");
  return html`<${TabScreen} app=${app} tab="journal" date=${t.day(app.now.value)}>
    <div class="hello"><h1 tabindex="-1">${t("journal")}</h1>${state.ready && !pieces.length && html`<p class="lede">${t("first_line")}</p>`}</div>
    <div class="group"><a class="btn primary block" href="/app/write">${t("write")}</a>
      <a class="btn outline block" href="/app/guided">${t("guided")}</a>
      ${pieces.length > 0 && html`<a class="btn text" href="/app/topics">${t("topics_over_time")}</a>`}</div>
    ${pieces.length > 0 && html`<${Find} ...${{ app, topics, words, setWords, filter, setFilter, topic, setTopic }} />`}
    <div role="status" class=${found.length || !pieces.length ? "vh" : "why"}>${pieces.length && !found.length ? nothing : ""}</div>
    ${byDay(found.slice(0, many)).map(([day, list]) => html`<section class="day" key=${day} aria-label=${t.date(day)}><h2 class="eyebrow">${t.date(day)}</h2>
      ${list.map((piece) => html`<${Piece} key=${piece.id} app=${app} piece=${piece} looks=${looks} topics=${topics} />`)}</section>`)}
    ${found.length > many && html`<button class="btn outline block" onClick=${() => show(many + PAGE)}>${t("show_older")}</button>`}
    ${pieces.length > 0 && html`<p class="why">${t("kept_where_written")}</p>`}
  <//>`;
}
