/* One day: its moments in the order they happened. */

import { html } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { Icon } from "../parts/icons.js";
import { dayOfMoments } from "../plan/progress.js";

function Moment({ app, entry }) {
  const { t } = app;
  const { activities } = app.state.value;
  const mood = entry.answers?.mood;
  return html`<li class="task"><a class="what" href=${`/app/moment/${entry.id}`}><b dir="auto">${activities[entry.activity]?.title ?? t("check_in")}</b>
    <small>${t.clock(new Date(entry.happened_at))}${typeof mood === "number" && ` · ${t(`mood_${mood}`)}`}</small></a><${Icon} name="forward" flip /></li>`;
}

export function Screen({ app }) {
  const { t } = app;
  const [day] = app.route.value.params;
  const { moments, before, after } = dayOfMoments(app.state.value.entries, day);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day ?? "");
  return html`<${OpenScreen} app=${app} title=${isDay ? t.date(day) : t("progress")} close="/app/progress" back=${t("back")}>
    ${moments.length ? html`<ul class="list plain">${moments.map((entry) => html`<${Moment} key=${entry.id} app=${app} entry=${entry} />`)}</ul>` : html`<p class="why">${t("quiet_day")}</p>`}
    <nav class="two" aria-label=${t("other_days")}>${before && html`<a class="btn outline" href=${`/app/day/${before}`}>${t.short(before)}</a>`}
      ${after && html`<a class="btn outline" href=${`/app/day/${after}`}>${t.short(after)}</a>`}</nav>
  <//>`;
}
