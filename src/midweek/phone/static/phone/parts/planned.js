/* How it was planned: what for, after what, where, and what helps when something gets in the way. */

import { html } from "../vendor/preact.js";

const when = ({ after, where }) => [after, where].filter(Boolean).join(", ");

export function Planned({ app, assignment }) {
  const { t } = app;
  const planned = assignment.planned ?? {};
  const small = assignment.rung === "smaller" ? null : assignment.what?.rungs?.smaller;
  const lines = [
    assignment.why && t("plan_why", { why: assignment.why }),
    planned.goal && t("plan_goal", { goal: planned.goal }),
    when(planned) && t("plan_when", { when: when(planned) }),
    planned.answer && t(planned.obstacle ? "plan_if" : "plan_then", planned),
    planned.minute ? t("plan_minute") : small && t("plan_small", { label: small.label, minutes: t.n("minutes", small.minutes) }),
  ].filter(Boolean);
  if (!lines.length) return null;
  return html`<section class="card pad" aria-label=${t("how_you_planned")}>${lines.map((line) => html`<p class="why" dir="auto">${line}</p>`)}</section>`;
}
