/* From the safety plan: one's own people first, then what has helped before, then the whole of it. */

import { html } from "../vendor/preact.js";
import { standing } from "../plan/today.js";
import { Icon } from "./icons.js";

const PLAN = "safety-plan";
const MOST = 3; // so many people, so that nothing has to be looked for

const rowsOf = (activity, type, answers) => activity.steps.filter((step) => step.type === type).flatMap(({ id }) => answers[id] ?? []);

/* The newest that stands; each earlier one is kept too. */
function newest({ entries, activities }) {
  const found = standing(entries).filter(({ activity, answers }) => activities[activity]?.slug === PLAN && Object.keys(answers ?? {}).length);
  return found.sort((one, other) => (one.id < other.id ? -1 : 1)).at(-1);
}

function Person({ t, name, number, note }) {
  const said = html`<${Icon} name="call" /><span><b dir="auto">${name}</b><span class="num" dir="auto">${[number, note].filter(Boolean).join(", ")}</span></span>`;
  return number ? html`<li><a href=${`tel:${number.replace(/[^\d+]/g, "")}`}>${said}<span class="act">${t("act_call")}</span></a></li>` : html`<li><p>${said}</p></li>`;
}

export function OwnPlan({ app }) {
  const { t } = app;
  const { activities, assignments } = app.state.value;
  const plan = newest(app.state.value);
  if (!plan) return null;
  const activity = activities[plan.activity];
  const [helped] = rowsOf(activity, "list", { alone: plan.answers.alone });
  const again = assignments.find(({ what, ended }) => what?.slug === PLAN && !ended);
  const link = (href, icon, words) => html`<li><a href=${href}><${Icon} name=${icon} /><span><b>${words}</b></span><${Icon} name="forward" size="s" flip /></a></li>`;
  return html`<section class="rows" aria-labelledby="own"><h2 class="eyebrow" id="own">${t("from_your_plan")}</h2><ul class="list">
    ${rowsOf(activity, "contacts", plan.answers).slice(0, MOST).map((one) => html`<${Person} t=${t} ...${one} />`)}
    ${helped && html`<li><p><${Icon} name="hill" /><span><b dir="auto">${helped}</b></span></p></li>`}
    ${link(`/app/moment/${plan.id}`, "plan", t("whole_plan"))}
    ${again && link(`/app/do/${again.id}?again=${plan.id}`, "swap", t("change_plan"))}</ul></section>`;
}
