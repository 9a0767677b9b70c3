/* Whether reminders can reach this phone, and if not, why: each reason with what to do about it. */

import { html, useEffect, useState } from "../vendor/preact.js";
import { canPush, isApple, isInstalled, leave, subscription } from "./push.js";
import { isQuiet } from "./choices.js";
import { dayOf } from "../plan/clock.js";

const FIRST_WITH_PUSH = 16.4;

const appleVersion = () => Number(/OS (\d+)_(\d+)/.exec(navigator.userAgent)?.slice(1).join(".") ?? FIRST_WITH_PUSH);

/* What only this phone can say about itself. */
export async function phoneFacts() {
  const worker = await navigator.serviceWorker?.getRegistration("/");
  return {
    apple: isApple(), version: appleVersion(), installed: isInstalled(), able: canPush(), leave: leave(),
    worker: Boolean(worker?.active), signedUp: Boolean(await subscription().catch(() => null)),
  };
}

/* Each fact in the order it matters: `fine` or not, and the place to mend it. The first that is not fine is the reason. */
export function reasons({ phone, told, choices, now, online }) {
  const server = told?.channels?.find(({ channel }) => channel === "push");
  const mustInstall = phone.apple && !phone.installed;
  const facts = [
    { name: "on", fine: choices.wanted, to: "/app/reminders" },
    { name: "paused", fine: !(choices.paused_until >= dayOf(now)), to: "/app/reminders" },
    { name: "chosen", fine: choices.channels.includes("push"), to: "/app/reminders" },
    { name: "server", fine: Boolean(told?.vapid && server) },
    phone.apple && { name: "version", fine: phone.version >= FIRST_WITH_PUSH },
    phone.apple && { name: "installed", fine: !mustInstall, to: "/app/home-screen" },
    !mustInstall && { name: "able", fine: phone.able },
    !mustInstall && phone.able && { name: phone.leave === "denied" ? "denied" : "leave", fine: phone.leave === "granted", ask: phone.leave === "default" },
    { name: "worker", fine: phone.worker },
    !mustInstall && phone.leave === "granted" && { name: "signed_up", fine: phone.signedUp, ask: !phone.signedUp },
    { name: "online", fine: online },
    choices.at && { name: "quiet", fine: !isQuiet(choices.at, choices), to: "/app/reminders" },
    { name: "days", fine: choices.days.length > 0, to: "/app/reminders" },
  ];
  return facts.filter(Boolean);
}

export function useReasons(app, choices) {
  const [phone, know] = useState(null);
  const [turn, again] = useState(0);
  useEffect(() => { phoneFacts().then(know); }, [turn, choices.wanted]);
  const facts = phone && reasons({ phone, told: app.state.value.reminders, choices, now: app.now.value, online: app.link.value.online });
  return [facts, () => again((now) => now + 1)];
}

/* One sentence, and the way to the page that says why not. */
export function Reach({ app, choices }) {
  const { t } = app;
  const [facts] = useReasons(app, choices);
  const why = facts?.find(({ fine }) => !fine);
  const words = !choices.wanted ? "" : why ? t(`rm_not_${why.name}`) : facts ? t("rm_reaches") : "";
  return html`<p class="why" role="status">${words}</p><a class="btn outline block" href="/app/reach">${t("rm_reach_title")}</a>`;
}
