/* After the first check-in: a reminder, then the home screen. Each can be declined for good, and none is asked twice. */

import { html, useState } from "../vendor/preact.js";
import { InstallOffer } from "../screens/install.js";
import { saveCalendar } from "./calendar_file.js";
import { choicesOf, choose, sameTime } from "./choices.js";
import { askLeave, canPush, isApple, isInstalled, leave, signUp, tellLeave } from "./push.js";

/* What follows a "yes" where this phone cannot show reminders: the other ways, and how to change it. */
function NoPush({ app, choices }) {
  const { t } = app;
  const mail = app.state.value.reminders.channels.some(({ channel }) => channel === "email");
  return html`<section class="card pad" aria-labelledby="rm-no"><h2 id="rm-no">${t("rm_no_push")}</h2><p class="why">${t(leave() === "denied" ? "rm_do_denied" : "rm_no_push_how")}</p>
    <div class="two"><button class="btn soft" onClick=${() => saveCalendar(app, choices)}>${t("rm_calendar")}</button>
      ${mail && html`<a class="btn outline" href="/app/reminders">${t("rm_by_email")}</a>`}</div></section>`;
}

function ReminderOffer({ app, onAnswer }) {
  const { t } = app;
  const choices = choicesOf(app.state.value);
  const [at] = useState(() => choices.at ?? sameTime(app.now.value, choices));
  const yes = async () => {
    if (!app.state.value.reminders) {
      saveCalendar(app, { ...choices, at });
      return choose(app, { wanted: true, at }).then(() => onAnswer("calendar"));
    }
    const asked = canPush() ? askLeave() : leave(); // before anything is waited for: the tap must still count
    await choose(app, { wanted: true, at, channels: choices.channels.length ? choices.channels : ["push"] });
    if (isApple() && !isInstalled()) return app.go("/app/home-screen");
    const reached = (await asked) === "granted" && (await signUp(app).catch(() => false));
    if ((await asked) === "denied") await tellLeave(app).then(app.kept);
    return onAnswer(reached ? "reached" : "unreached");
  };
  const no = () => app.choose({ noReminders: true }).then(() => onAnswer("no"));
  return html`<section class="card pad" aria-labelledby="rm-ask"><h2 id="rm-ask">${t("rm_ask")}</h2><p class="why">${t(app.state.value.reminders ? "rm_ask_how" : "rm_ask_calendar")}</p>
    <div class="two"><button class="btn soft" onClick=${yes}>${t("rm_yes_at", { time: t.clockText(at) })}</button><button class="btn outline" onClick=${no}>${t("no_thanks")}</button></div></section>`;
}

export function Part({ app }) {
  const { t } = app;
  const [answer, tell] = useState(null);
  const { settings } = app.state.value;
  const choices = choicesOf(app.state.value);
  const asks = !settings.noReminders && !choices.wanted;
  if (!answer && asks) return html`<${ReminderOffer} app=${app} onAnswer=${tell} />`;
  return html`${answer === "reached" && html`<p class="note" role="status">${t("rm_set", { time: t.clockText(choices.at) })}</p>`}
    ${answer === "calendar" && html`<p class="note" role="status">${t("rm_open_file")}</p>`}
    ${answer === "unreached" && html`<${NoPush} app=${app} choices=${choices} />`}<${InstallOffer} app=${app} />`;
}
