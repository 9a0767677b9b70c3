/* Add something of one's own: in own words, or from what the library has at hand. */

import { html, useState } from "../vendor/preact.js";
import { AnotherTime } from "../parts/another_time.js";
import { OpenScreen } from "../parts/frame.js";
import { Icon } from "../parts/icons.js";

const OWN = "something-of-my-own";

export function Add({ app }) {
  const { t, state } = app;
  const { ideas, assignments } = state.value;
  const [called, setCalled] = useState("");
  const [chosen, setChosen] = useState(null);
  const [search, setSearch] = useState("");
  const taken = new Set(assignments.filter(({ ended }) => !ended).map(({ slug }) => slug));
  const own = ideas.find(({ slug }) => slug === OWN);
  const wanted = search.trim().toLowerCase();
  const shown = ideas.filter((one) => one !== own && !taken.has(one.slug) && (!wanted || `${one.title} ${one.purpose}`.toLowerCase().includes(wanted))).slice(0, 12);
  const keep = async (when) => {
    const title = chosen?.title ?? called.trim();
    const id = await app.agreeing.own({ activity: (chosen ?? own).activity, called: chosen ? "" : title, ...when }, title);
    await app.kept();
    app.go("/app/plan");
    app.say(t("own_added"), async () => { await app.agreeing.drop(id); await app.kept(); });
  };
  const ready = chosen || (own && called.trim());
  return html`<${OpenScreen} app=${app} title=${t("add_own")} close="/app/plan" back=${t("back")}>
    ${!ideas.length && html`<p class="why">${t("needs_first_visit")}</p>`}
    ${own && !chosen && html`<div class="step"><label class="q" for="own-words">${t("own_words")}</label>
      <input id="own-words" class="field" dir="auto" maxlength="80" autocomplete="off" value=${called} onInput=${(event) => setCalled(event.target.value)} /></div>`}
    ${chosen && html`<div><h2 dir="auto">${chosen.title}</h2><p class="why" dir="auto">${chosen.purpose}</p><button class="linkish" onClick=${() => setChosen(null)}>${t("choose_other")}</button></div>`}
    ${ready && html`<${AnotherTime} app=${app} choose=${keep} words=${t("add_to_plan")} />`}
    ${!ready && ideas.length > 0 && html`<section class="rows" aria-labelledby="library"><h2 class="eyebrow" id="library">${t("from_library")}</h2>
      <input class="field" type="search" aria-label=${t("search_library")} placeholder=${t("search_library")} value=${search} onInput=${(event) => setSearch(event.target.value)} />
      <ul class="list">${shown.map((one) => html`<li key=${one.slug}><button onClick=${() => setChosen(one)}><${Icon} name="plus" /><span><b dir="auto">${one.title}</b><span dir="auto">${one.purpose}</span></span><${Icon} name="forward" flip=${true} /></button></li>`)}</ul></section>`}
  <//>`;
}
