/* The one-minute check-in, and "That's all for today" after it. */

import { html, useState } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { Later } from "../parts/later.js";
import { Icon } from "../parts/icons.js";
import { checkInOf } from "../plan/today.js";
import { bySlug } from "../plan/state.js";
import { atRung } from "../player/answers.js";
import { Practice } from "./practice.js";

/* Until the first pull there is still one question that needs no plan. */
function plain(t) {
  return { slug: "check-in", kind: "check_in", title: t("check_in"), minutes: 1, layout: "one_page", steps: [{ id: "mood", type: "mood", text: t("how_are_you"), required: true }] };
}

function AllForToday({ app }) {
  const { t } = app;
  return html`<${OpenScreen} app=${app} title=${t("check_in")} close="/app/today"
    foot=${html`<footer class="foot"><a class="btn primary block" href="/app/today">${t("to_today")}</a></footer>`}>
    <div class="hello"><h2 class="q big" tabindex="-1">${t("thats_all")}</h2><p class="lede">${t("saved_here")}</p></div>
    <${Later} load=${() => import("../reminders/offers.js")} app=${app} />
  <//>`;
}

export function CheckIn({ app }) {
  const { t } = app;
  const [over, finish] = useState(false);
  const [begin] = useState(() => app.takeBegin());
  const state = app.state.value;
  if (over) return html`<${AllForToday} app=${app} />`;
  const { assignment, occasion } = checkInOf(state, app.now.value);
  const found = bySlug(state.activities, "check-in");
  const activity = assignment ? assignment.what : found && atRung(found, "agreed");
  if (!activity) {
    const shown = plain(t);
    return html`<${OpenScreen} app=${app} title=${shown.title} close="/app/today"><p class="why">${state.ready ? t("needs_first_visit") : ""}</p><//>`;
  }
  const kept = () => {
    if (state.settings.checkedIn) {
      app.say(t("saved_here"));
      app.go("/app/today");
    } else {
      app.choose({ checkedIn: true });
      finish(true);
    }
  };
  return html`<${Practice} app=${app} draftKey="check-in" what=${{ activity, assignment, occasion }} begin=${begin} onKept=${kept} />`;
}
