/* Share topics, an excerpt or the whole of a page, after seeing exactly what will be read. */

import { html, useRef, useState } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { Icon } from "../parts/icons.js";
import { Chip, useTopics } from "../parts/journal_parts.js";
import { pieceOf } from "../plan/journal.js";
import { excerptOf, sentencesOf, share, toldOf } from "../plan/sharing.js";
import { granted } from "../plan/state.js";

const WAYS = ["topics", "excerpt", "whole"];

function Sentences({ app, sentences, chosen, turn }) {
  return html`<fieldset class="sentences"><legend class="lbl">${app.t("pick_sentences")}</legend>
    ${sentences.map((sentence, n) => sentence.trim() && html`<label class="answer" key=${n}><input type="checkbox" checked=${chosen.includes(n)} onChange=${() => turn(n)} />
      <span class="dot"></span><span dir="auto">${sentence.trim()}</span></label>`)}</fieldset>`;
}

function Topics({ app, found, left, turn, id }) {
  const { t } = app;
  if (!found.length) return html`<p class="why">${t("no_topics")} <a href=${`/app/topics?of=${id}`}>${t("choose_topics")}</a></p>`;
  return html`<div class="group" role="group" aria-labelledby="wt"><p class="lbl" id="wt">${t("which_topics")}</p>
    <div class="chips">${found.map((one) => html`<${Chip} key=${one.id} on=${!left.includes(one.id)} onTurn=${() => turn(one.id)}>${one.name}<//>`)}</div></div>`;
}

const Preview = ({ t, told, name }) => html`<section class="group" aria-labelledby="pv"><h2 class="eyebrow" id="pv">${t("name_will_see", { name })}</h2>
  <div class="card entry preview" aria-live="polite">${told ? html`<p class="why">${told.title}</p><dl><dt>${told.asked}</dt><dd dir="auto">${told.said}</dd></dl>` : html`<p class="why">${t("nothing_chosen")}</p>`}</div></section>`;

function Choose({ app, piece }) {
  const { t } = app;
  const { me, consents, activities } = app.state.value;
  const name = me?.therapist?.given;
  const [how, setHow] = useState(piece.how ?? app.route.value.query.get("how") ?? "whole");
  const [chosen, choose] = useState([]);
  const [left, leave] = useState([]);
  const [topics] = useTopics(app);
  const busy = useRef(false);
  const turned = (list, one) => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);
  const sentences = sentencesOf(piece.text, t.language);
  const found = topics?.of(piece) ?? [];
  const told = toldOf(activities, how, {
    text: piece.text, excerpt: excerptOf(sentences, chosen), topics: found.filter(({ id }) => !left.includes(id)).map((one) => one.name).slice(0, 10),
  });
  const may = name && granted(consents, "journal");
  const send = async () => {
    if (busy.current || !told) return;
    busy.current = true;
    await share(app, piece, how, told);
    app.say(t("now_shared", { name }));
    app.go("/app/journal");
  };
  const foot = html`<footer class="foot edge">${may ? html`<button class="btn primary" disabled=${!told} onClick=${send}>${t("send_to", { name })}</button>` : html`<p class="note"><${Icon} name="lock" size="s" /><span>${t(name ? "journal_off" : "only_you_see")}</span></p>`}</footer>`;
  return html`<${OpenScreen} app=${app} title=${t("share_page")} close="/app/journal" foot=${foot}>
    <div class="segment" role="radiogroup" aria-label=${t("what_to_share")}>${WAYS.map((way) => html`<label><input type="radio" name="how" checked=${how === way} onChange=${() => setHow(way)} />${t(`way_${way}`)}</label>`)}</div>
    ${how === "excerpt" && html`<${Sentences} app=${app} sentences=${sentences} chosen=${chosen} turn=${(n) => choose(turned(chosen, n))} />`}
    ${how === "topics" && html`<${Topics} app=${app} found=${found} left=${left} turn=${(id) => leave(turned(left, id))} id=${piece.key} />`}
    <${Preview} t=${t} told=${told} name=${name ?? ""} />
    <p class="why">${t("share_means", { name: name ?? "" })}</p>
  <//>`;
}

export function Screen({ app }) {
  const { t } = app;
  const state = app.state.value;
  const piece = pieceOf(state, app.route.value.query.get("of"));
  if (piece && !piece.alone) return html`<${Choose} key=${piece.key} app=${app} piece=${piece} />`;
  return html`<${OpenScreen} app=${app} title=${t("share_page")} close="/app/journal"><p class="why">${state.ready ? t("no_such_page") : ""}</p><//>`;
}
