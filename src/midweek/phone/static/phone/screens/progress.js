/* Progress: what was done, in words. Nothing here counts what was not. */

import { html, useEffect, useState } from "../vendor/preact.js";
import { TabScreen } from "../parts/frame.js";
import { MoodChart } from "../parts/mood_chart.js";
import { journalOf, wordsOf } from "../plan/journal.js";
import { dayOfEntry, daysAgo } from "../plan/clock.js";
import { moods, timesOf, weekOf, wordsUsed } from "../plan/progress.js";
import { standing } from "../plan/today.js";
import { SMALL_WORDS } from "../words/small_words.js";

const ENOUGH = 3;

function Week({ app, days }) {
  const { t } = app;
  const done = days.filter((one) => one.done).length;
  return html`<section class="card pad" aria-labelledby="wk"><h2 id="wk">${t("week_so_far")}</h2>
    <div class="week">${days.map((one) => {
      const dot = html`<svg viewBox="0 0 26 26" aria-hidden="true"><circle cx="13" cy="13" r="10.500" fill=${one.done ? "var(--heat-3)" : "none"} stroke=${one.done ? "none" : "var(--c-line)"} stroke-width="1.500" /></svg>`;
      return one.done ? html`<a key=${one.day} href=${`/app/day/${one.day}`} aria-label=${t.date(one.day)}>${dot}${t.weekday(one.day)}</a>` : html`<div key=${one.day} aria-hidden="true">${dot}${t.weekday(one.day)}</div>`;
    })}</div>
    <p class="why">${done ? t.n("days_done", done) : t("week_open")}</p></section>`;
}

/* A list of things with how often, where there is any. */
function Counted({ app, id, title, rows, note }) {
  const { t } = app;
  if (!rows.length) return null;
  return html`<section class="card pad" aria-labelledby=${id}><h2 id=${id}>${t(title)}</h2>
    <ul class="facts">${rows.map(([what, times]) => html`<li><span dir="auto">${what}</span><span class="num">${t.n("times", times)}</span></li>`)}</ul>
    ${note && html`<p class="why">${t(note)}</p>`}</section>`;
}

/* Asked for each time, and kept nowhere: only the server knows whether they are shown. */
function Totals({ app }) {
  const { t } = app;
  const [totals, set] = useState([]);
  useEffect(() => { app.ask("/api/v1/totals").then((answer) => set(answer.totals), () => {}); }, []);
  if (!totals.length) return null;
  const line = ({ first, last, on, verdict }) => (verdict === "once" ? t("total_once", { last, day: t.date(on) }) : `${t("total_both", { first, last })} ${verdict === "no_threshold" ? "" : t(`total_${verdict}`)}`);
  return html`<section class="card pad" aria-labelledby="tt"><h2 id="tt">${t("your_questionnaires")}</h2>
    <dl>${totals.map((one) => html`<div class="asked"><dt dir="auto">${one.title}</dt><dd>${line(one)}</dd></div>`)}</dl><p class="why">${t("total_says")}</p></section>`;
}

export function Screen({ app }) {
  const { t } = app;
  const state = app.state.value;
  const now = app.now.value;
  const days = moods(state.entries, now);
  const said = days.filter(({ mood }) => mood !== null).length;
  const journal = journalOf(state);
  const texts = [...journal.map((piece) => piece.text), ...standing(state.entries).filter((entry) => !journal.some((piece) => piece.entry?.id === entry.id)).map(wordsOf)];
  return html`<${TabScreen} app=${app} tab="progress" date=${t.day(now)}>
    <div class="hello"><h1 tabindex="-1">${t("progress")}</h1></div>
    ${state.ready && html`<${Week} app=${app} days=${weekOf(state.entries, now)} />
      <section class="card pad" aria-labelledby="md"><h2 id="md">${t("mood_four_weeks")}</h2>
        ${said >= ENOUGH ? html`<${MoodChart} app=${app} days=${days} />` : html`<p class="why">${t("after_a_few")}</p>`}</section>
      <${Counted} app=${app} id="dn" title="done_four_weeks" rows=${timesOf(state, (entry) => dayOfEntry(entry) > daysAgo(28, now))} />
      <${Counted} app=${app} id="hp" title="what_helped" note="helped_how" rows=${timesOf(state, ({ useful }) => useful === "much")} />
      <${Totals} app=${app} />
      <${Counted} app=${app} id="wd" title="words_most" note="counted_here" rows=${wordsUsed(texts, new Set(SMALL_WORDS[t.language]))} />`}
  <//>`;
}
