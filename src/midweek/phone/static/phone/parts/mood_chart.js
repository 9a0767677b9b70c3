/* Four weeks of mood as one line that stays open where nothing was said, with its numbers as a table. */

import { html } from "../vendor/preact.js";

const WIDTH = 340;
const HEIGHT = 132;
const x = (n, count) => 14 + (n * (WIDTH - 28)) / (count - 1);
const y = (mood) => 112 - (mood - 1) * 24;

/* Lines join days that follow each other, and never reach across a gap. */
export function linesOf(days) {
  const lines = [];
  days.forEach(({ mood }, n) => {
    if (mood === null) return;
    if (n > 0 && days[n - 1].mood !== null) lines.at(-1).push(n);
    else lines.push([n]);
  });
  return lines;
}

export function MoodChart({ app, days }) {
  const { t } = app;
  const said = days.filter(({ mood }) => mood !== null);
  const label = t("mood_chart_says", { n: said.length, from: t(`mood_${Math.round(said[0].mood)}`), to: t(`mood_${Math.round(said.at(-1).mood)}`) });
  const point = (n) => `${x(n, days.length)} ${y(days[n].mood)}`;
  return html`<figure class="group"><svg class="chart" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${label}>
      <path d=${`M0 ${y(2.6)}H${WIDTH}`} stroke="var(--mood-stroke)" stroke-width="1.2" />
      ${linesOf(days).map((line) => html`<path d=${`M${line.map(point).join("L")}`} fill="none" stroke="var(--chart-ink)" stroke-width="2" stroke-linejoin="round" />`)}
      ${days.map(({ day, mood }, n) => mood !== null && html`<circle key=${day} cx=${x(n, days.length)} cy=${y(mood)} r="4.5" fill=${`var(--mood-${Math.round(mood)})`} stroke="var(--mood-stroke)" stroke-width="1.2" />`)}
      <text x="14" y="130">${t.short(days[0].day)}</text><text x=${WIDTH - 14} y="130" text-anchor="end">${t.short(days.at(-1).day)}</text>
    </svg>
    <details><summary>${t("show_table")}</summary><table class="twin"><caption class="vh">${t("mood_four_weeks")}</caption>
      <thead><tr><th scope="col">${t("day")}</th><th scope="col">${t("mood")}</th></tr></thead>
      <tbody>${said.map(({ day, mood }) => html`<tr><th scope="row">${t.date(day)}</th><td>${t(`mood_${Math.round(mood)}`)}</td></tr>`)}</tbody></table></details></figure>`;
}
