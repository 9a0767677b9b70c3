/* A task from the plan. */

import { html } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { isPart, standing } from "../plan/today.js";
import { Planned } from "../parts/planned.js";
import { Practice } from "./practice.js";

const WRITTEN_ON = "relapse-plan"; // never begun anew: each time goes on from the newest version

export const Gone = ({ app }) => html`<${OpenScreen} app=${app} title=${app.t("plan")} close="/app/plan"><p class="why">${app.state.value.ready ? app.t("not_in_plan") : ""}</p><//>`;

export function Screen({ app }) {
  const { params, query } = app.route.value;
  const state = app.state.value;
  const assignment = state.assignments.find((one) => one.id === params[0]);
  const definition = assignment?.what;
  if (!definition) return html`<${Gone} app=${app} />`;
  const occasion = query.get("date") ? { date: query.get("date"), slot: query.get("slot") } : { free: true };
  const kept_on = definition.slug === WRITTEN_ON;
  const [part] = standing(state.entries).filter((entry) => kept_on ? state.activities[entry.activity]?.slug === WRITTEN_ON : entry.assignment === assignment.id && isPart(entry, occasion, app.now.value))
    .sort((one, other) => (one.id < other.id ? 1 : -1));
  const again = state.entries.find(({ id }) => id === query.get("again"))?.answers;
  const kept = (finished) => {
    app.say(app.t(definition.kind === "measure" ? "measure_kept" : finished ? "kept_thanks" : "kept_part"));
    app.go("/app/today");
  };
  return html`<${Practice} key=${assignment.id} app=${app} draftKey=${`do:${assignment.id}:${query}`} onKept=${kept}
    before=${html`<${Planned} app=${app} assignment=${assignment} />`}
    what=${{ activity: { ...definition, why: assignment.why || definition.why }, assignment, occasion, part, again }} />`;
}
