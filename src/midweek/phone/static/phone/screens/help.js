/* Help now: people to reach, in this order, from what this phone keeps. Nothing here is recorded. */

import { html, useState } from "../vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { OwnPlan } from "../parts/own_plan.js";
import { Pacer } from "../player/pacer.js";

const ELSEWHERE = "https://www.wikipedia.org/";
const ICONS = { call: "call", text: "talk", web: "web" };
const BREATH = { in: 4, hold: 0, out: 6, rest: 0, minutes: 2 };

/* Replace this page by a neutral one; the back button then leads past it where the browser lets us. */
function leave() {
  document.body.replaceChildren();
  history.replaceState(null, "", "/app/today");
  location.replace(ELSEWHERE);
}

const hrefOf = ({ kind, number, body }) => ({
  call: () => `tel:${number.replace(/\s/g, "")}`,
  text: () => `sms:${number.replace(/\s/g, "")}${body ? `?body=${encodeURIComponent(body)}` : ""}`,
  web: () => (/^https:\/\//.test(number) ? number : `https://${number}`),
})[kind]();

function Line({ t, line }) {
  return html`<li><a href=${hrefOf(line)} rel="noreferrer"><${Icon} name=${ICONS[line.kind]} />
    <span><b dir="auto">${line.label}</b><span class="num" dir="auto">${line.shown}</span></span><span class="act">${t(`act_${line.kind}`)}</span></a></li>`;
}

function Told({ app }) {
  const { t } = app;
  const { me } = app.state.value;
  return html`<section class="told" aria-label=${t("for_you_now")}><p>${t("you_said_dead")}</p>
    <small>${t("not_watched")} <span dir="auto">${me?.clinic?.looks ?? ""}</span></small></section>`;
}

export function Screen({ app }) {
  const { t } = app;
  const { help, me } = app.state.value;
  const { query } = app.route.value;
  const [breathing, breathe] = useState(false);
  const told = query.get("from") === "answer";
  const back = query.get("back")?.startsWith("/app/") ? query.get("back") : "/app/today";
  const lines = help?.lines ?? [];
  const number = help?.emergency ?? "112";
  const name = me?.therapist?.given;
  return html`<div class="phone helping">
    <header class="topbar"><a class="iconbtn" href=${back} aria-label=${t("back_where")}><${Icon} name="back" flip /></a>
      <h1 class="title" tabindex="-1">${t("help_now")}</h1></header>
    <main class="page" id="main">
      ${told && html`<${Told} app=${app} />`}
      <section class="sos" aria-label=${t("emergency")}><p>${t("in_danger_now")}</p>
        <a class="btn" href=${`tel:${number}`}><${Icon} name="call" />${t("call", { number })}</a></section>
      <section class="rows" aria-labelledby="r1"><h2 class="eyebrow" id="r1">${t("talk_to_a_person")}</h2>
        <ul class="list">${lines.map((line) => html`<${Line} t=${t} line=${line} />`)}
          ${!lines.some((line) => line.kind !== "call") && html`<${Line} t=${t} line=${{ kind: "web", label: t("find_a_line"), number: "findahelpline.com", shown: "findahelpline.com" }} />`}</ul></section>
      <${OwnPlan} app=${app} />
      ${breathing ? html`<section class="calm group"><${Pacer} t=${t} step=${BREATH} onEnd=${() => breathe(false)} /></section>`
        : html`<button class="btn soft block" onClick=${() => breathe(true)}><${Icon} name="breath" />${t("breathe_with_me")}</button>`}
      <p class="note"><${Icon} name="lock" size="s" /><span>${t("help_is_private")} ${name ? t("not_right_away", { name }) : ""}</span></p>
      ${told && html`<a class="btn text block" href=${back}>${t("back_to_questions")}</a>`}
      <button class="btn outline block" onClick=${leave}><${Icon} name="close" size="s" />${t("leave_fast")}</button>
    </main></div>`;
}
