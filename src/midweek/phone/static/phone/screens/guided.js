/* Guided journals: questions one at a time, like a conversation. What is answered becomes a page on this phone. */

import { html } from "../vendor/preact.js";
import { OpenScreen } from "../parts/frame.js";
import { Icon } from "../parts/icons.js";
import { bySlug } from "../plan/state.js";
import { Practice } from "./practice.js";

/* Those that any client may open, each in its newest version, the shortest first. */
function guidedOf(activities) {
  const slugs = new Set(Object.values(activities).filter(({ slug }) => slug?.startsWith("guided-")).map(({ slug }) => slug));
  return [...slugs].map((slug) => bySlug(activities, slug)).sort((one, other) => one.minutes - other.minutes || one.title.localeCompare(other.title));
}

export function Screen({ app }) {
  const { t } = app;
  const { activities, ready } = app.state.value;
  const slug = app.route.value.params[0];
  const activity = slug && bySlug(activities, slug);
  const kept = (finished) => {
    app.say(t(finished ? "kept_thanks" : "kept_part"));
    app.go("/app/journal");
  };
  if (activity?.slug.startsWith("guided-")) {
    return html`<${Practice} key=${slug} app=${app} draftKey=${`guided:${slug}`} back="/app/guided" what=${{ activity, assignment: null, occasion: null }} onKept=${kept} />`;
  }
  const all = guidedOf(activities);
  return html`<${OpenScreen} app=${app} title=${t("guided")} close="/app/journal">
    <p class="why">${ready && !all.length ? t("needs_first_visit") : t("guided_how")}</p>
    ${all.length > 0 && html`<ul class="list plain">${all.map((one) => html`<li class="task" key=${one.slug}><a class="what" href=${`/app/guided/${one.slug}`}><b dir="auto">${one.title}</b>
      <small><span dir="auto">${one.purpose}</span> ${t.n("minutes", one.minutes)}</small></a><${Icon} name="forward" flip /></li>`)}</ul>`}
    <p class="note"><${Icon} name="lock" size="s" /><span>${t("only_you_see")} ${t("kept_where_written")}</span></p>
  <//>`;
}
