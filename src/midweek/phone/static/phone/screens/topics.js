/* Topics: of one page, to be corrected; and over time, with the words that find them. */

import { html, useState } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { Chip, useTopics } from "../parts/journal_parts.js";
import { uuid7 } from "../outbox/uuid7.js";
import { journalOf, pieceOf } from "../plan/journal.js";
import { corrected } from "../plan/topics.js";

const LATELY = 28 * 86400000;
const wordsIn = (text) => text.split(/[,;\n]/).map((word) => word.trim()).filter(Boolean).slice(0, 60);

function OfPage({ app, piece, topics, change }) {
  const { t } = app;
  const on = new Set(topics.of(piece).map(({ id }) => id));
  const turn = (id) => change(corrected(topics.changed, piece, id, !on.has(id)));
  const chip = (one) => html`<${Chip} key=${one.id} on=${on.has(one.id)} onTurn=${() => turn(one.id)}>${one.name}<//>`;
  const [found, others] = [topics.topics.filter(({ id }) => on.has(id)), topics.topics.filter(({ id }) => !on.has(id))];
  return html`<div class="card entry"><p dir="auto">${piece.text}</p></div>
    <section class="group" aria-labelledby="tf"><h2 class="eyebrow" id="tf">${t("about_this")}</h2>
      ${found.length ? html`<div class="chips">${found.map(chip)}</div><p class="why">${t("not_about_how")}</p>` : html`<p class="why">${t("no_topics")}</p>`}</section>
    <section class="group" aria-labelledby="to"><h2 class="eyebrow" id="to">${t("about_this_too")}</h2><div class="chips">${others.map(chip)}</div></section>`;
}

function Edit({ app, one, topics, change, close }) {
  const { t } = app;
  const { changed } = topics;
  const own = changed.own.some(({ id }) => id === one.id);
  const [name, setName] = useState(one.name);
  const [words, setWords] = useState((own ? one.words : changed.more[one.id] ?? []).join(", "));
  const keep = async (event) => {
    event.preventDefault();
    const more = wordsIn(words);
    const called = name.trim() || one.name;
    await change(own ? { ...changed, own: changed.own.map((each) => (each.id === one.id ? { ...each, name: called, words: more } : each)) }
      : { ...changed, names: { ...changed.names, [one.id]: called }, more: { ...changed.more, [one.id]: more } });
    close();
  };
  const remove = async () => {
    const before = changed;
    await change(own ? { ...changed, own: changed.own.filter(({ id }) => id !== one.id) } : { ...changed, gone: [...changed.gone, one.id] });
    app.say(t("removed"), () => change(before));
  };
  const of = one.id;
  return html`<form class="group" onSubmit=${keep}>
    <label class="lbl" for=${`n-${of}`}>${t("topic_name")}</label><input class="field" id=${`n-${of}`} maxlength="60" autocomplete="off" dir="auto" value=${name} onInput=${(event) => setName(event.currentTarget.value)} />
    <label class="lbl" for=${`w-${of}`}>${t(own ? "topic_words" : "more_words")}</label><textarea class="field" id=${`w-${of}`} rows="2" maxlength="2000" autocomplete="off" dir="auto" value=${words} onInput=${(event) => setWords(event.currentTarget.value)}></textarea>
    <p class="why">${t("words_how")}</p>
    ${!own && html`<p class="why" dir="auto">${t("our_words", { words: one.words.slice(0, one.words.length - (changed.more[one.id]?.length ?? 0)).join(", ") })}</p>`}
    <div class="two"><button type="button" class="btn outline" onClick=${remove}>${t("remove_topic")}</button><button class="btn soft">${t("save")}</button></div></form>`;
}

function Add({ app, topics, change }) {
  const { t } = app;
  const [name, setName] = useState("");
  const [words, setWords] = useState("");
  const add = async (event) => {
    event.preventDefault();
    if (!name.trim()) return;
    await change({ ...topics.changed, own: [...topics.changed.own, { id: `own-${uuid7()}`, name: name.trim(), words: wordsIn(words || name) }] });
    setName("");
    setWords("");
  };
  return html`<form class="card pad" onSubmit=${add} aria-labelledby="nt"><h2 class="q small" id="nt">${t("own_topic")}</h2>
    <label class="lbl" for="tn">${t("topic_name")}</label><input class="field" id="tn" maxlength="60" autocomplete="off" dir="auto" value=${name} onInput=${(event) => setName(event.currentTarget.value)} />
    <label class="lbl" for="tw">${t("topic_words")}</label><input class="field" id="tw" maxlength="2000" autocomplete="off" dir="auto" value=${words} onInput=${(event) => setWords(event.currentTarget.value)} />
    <button class="btn soft" disabled=${!name.trim()}>${t("add_topic")}</button></form>`;
}

function OverTime({ app, topics, change }) {
  const { t } = app;
  const [open, setOpen] = useState(null);
  const { changed } = topics;
  const counted = topics.overTime(journalOf(app.state.value), new Date(app.now.value - LATELY));
  const line = (one) => html`<li class="topic-row" key=${one.id}>
    <p><b dir="auto">${one.name}</b><small>${one.all ? `${t.n("pages_lately", one.lately)} ${t.n("pages_in_all", one.all)}` : t("on_no_page")}</small></p>
    <div class="acts">${one.all > 0 && html`<a class="btn text" href=${`/app/journal?topic=${one.id}`} aria-label=${t("see_pages_of", { name: one.name })}>${t("see_pages")}</a>`}
      <button class="btn text" aria-expanded=${open === one.id} aria-label=${t("change_it", { what: one.name })} onClick=${() => setOpen(open === one.id ? null : one.id)}>${t("change")}</button></div>
    ${open === one.id && html`<${Edit} app=${app} one=${one} topics=${topics} change=${change} close=${() => setOpen(null)} />`}</li>`;
  return html`<p class="why">${t("topics_how")}</p>
    <ul class="card pad">${counted.map(line)}</ul>
    <${Add} app=${app} topics=${topics} change=${change} />
    ${changed.gone.length > 0 && html`<button class="btn outline block" onClick=${() => change({ ...changed, gone: [] })}>${t("bring_back_topics")}</button>`}`;
}

export function Screen({ app }) {
  const { t } = app;
  const of = app.route.value.query.get("of");
  const piece = of && pieceOf(app.state.value, of);
  const [topics, change] = useTopics(app);
  const found = !of || piece;
  return html`<${OpenScreen} app=${app} title=${t(of ? "topics" : "topics_over_time")} close="/app/journal">
    ${topics && app.state.value.ready && (piece ? html`<${OfPage} ...${{ app, piece, topics, change }} />` : found ? html`<${OverTime} ...${{ app, topics, change }} />` : html`<p class="why">${t("no_such_page")}</p>`)}
    <p class="note"><span>${t("topics_stay")}</span></p>
  <//>`;
}
