/* One thing of the plan: what it is, why, when, how, and what was said about it. */

import { html } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { InTheWay } from "../parts/added.js";
import { Planned } from "../parts/planned.js";
import { doAt } from "../parts/task_row.js";
import { Thread } from "../parts/thread.js";
import { asks } from "../player/answers.js";
import { tasksOf } from "../plan/today.js";
import { Gone } from "./do.js";

const SHOWN = 8;

/* Where it is done: today's open occasion, or any time. */
function startOf(state, assignment, now) {
  const open = tasksOf(state, now).find((task) => task.assignment.id === assignment.id && !task.done && !task.skip);
  return assignment.what.kind === "check_in" ? "/app/check-in" : doAt(open ?? { assignment, occasion: { free: true } });
}

export function Screen({ app }) {
  const { t } = app;
  const state = app.state.value;
  const assignment = state.assignments.find((one) => one.id === app.route.value.params[0]);
  const what = assignment?.what;
  if (!what) return html`<${Gone} app=${app} />`;
  const steps = what.steps.filter((step) => step.text && asks(step)).map((step) => step.text);
  const part = (label, body) => body && html`<div class="asked"><dt>${t(label)}</dt><dd dir="auto">${body}</dd></div>`;
  const skip = state.skips.find((one) => one.id === app.route.value.query.get("skip") && !one.undone);
  const foot = !assignment.ended && html`<footer class="foot"><a class="btn primary" href=${startOf(state, assignment, app.now.value)}>${t("start")}</a></footer>`;
  return html`<${OpenScreen} app=${app} title=${assignment.title} close="/app/plan" back=${t("back")} foot=${foot}>
    ${skip && html`<${InTheWay} app=${app} skip=${skip} />`}
    <dl class="card pad">${part("what_it_is", what.purpose)}${part("why_it", !assignment.why && what.why)}
      ${part("when_it", `${t.schedule(assignment.schedule)} ${t("takes", { minutes: t.n("minutes", what.minutes) })}`)}
      ${part("how_it", what.instructions)}
      ${steps.length > 1 && html`<div class="asked"><dt>${t("steps")}</dt><dd><ol class="steps">${steps.slice(0, SHOWN).map((text) => html`<li dir="auto">${text}</li>`)}</ol></dd></div>`}</dl>
    <${Planned} app=${app} assignment=${assignment} />
    <${Thread} key=${assignment.id} app=${app} assignment=${assignment.id} />
  <//>`;
}
