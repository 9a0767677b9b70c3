/* Can reminders reach this phone? Every reason in plain words, and what to do about it. */

import { html, useState } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { choicesOf } from "../reminders/choices.js";
import { askLeave, signUp } from "../reminders/push.js";
import { useReasons } from "../reminders/reach.js";

function Fact({ app, fact, mend }) {
  const { t } = app;
  const { name, to, ask } = fact;
  return html`<li class="card pad"><b>${t(`rm_not_${name}`)}</b><p class="why">${t(`rm_do_${name}`)}</p>
    ${ask ? html`<button class="btn soft" onClick=${mend}>${t("rm_allow")}</button>` : to && html`<a class="btn outline" href=${to}>${t("rm_go_there")}</a>`}</li>`;
}

export function Screen({ app }) {
  return app.state.value.ready ? html`<${Facts} app=${app} />` : null;
}

function Facts({ app }) {
  const { t } = app;
  const choices = choicesOf(app.state.value);
  const [facts, again] = useReasons(app, choices);
  const [wrong, say] = useState(false);
  const last = app.state.value.reminders?.channels.map((one) => one.delivered_at).filter(Boolean).sort().at(-1);
  const mend = async () => {
    if ((await askLeave()) === "granted") say(!(await signUp(app).catch(() => false)));
    again();
  };
  const whys = facts?.filter(({ fine }) => !fine);
  return html`<${OpenScreen} app=${app} title=${t("rm_reach_title")} close="/app/reminders">
    <p class="lede" role="status">${facts && t(whys.length ? "rm_reaches_not" : "rm_reaches")} ${wrong && t("rm_no_sign_up")}</p>
    ${whys?.length > 0 && html`<ul class="rows">${whys.map((fact) => html`<${Fact} key=${fact.name} app=${app} fact=${fact} mend=${mend} />`)}</ul>`}
    <p class="why">${last ? t("rm_last", { when: t.when(new Date(last)) }) : t("rm_none_yet")}</p>
    <p class="why">${t("rm_phone_may_hide")}</p>
  <//>`;
}
