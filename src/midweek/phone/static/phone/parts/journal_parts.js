/* What several screens of the journal need: topics, who opened what, and who can read a page. */

import { html, useEffect, useState } from "../vendor/preact.js";
import { Icon } from "./icons.js";
import { bringTopics } from "../plan/topics.js";
import { granted } from "../plan/state.js";

/* Answer [topics, change]: null until they are here. Without the lexicon the page works as before. */
export function useTopics(app) {
  const [topics, show] = useState(null);
  const bring = () => bringTopics(app).then(show, () => {});
  useEffect(() => { bring(); }, [app.t.language]);
  const change = async (next) => {
    await topics.change(next);
    await bring();
  };
  return [topics, change];
}

/* Who opened what is shared, asked where there is a signal and kept for where there is none. */
export function useLooks(app, pieces) {
  const [looks, show] = useState(null);
  const seen = pieces.filter(({ told }) => told?.seen_at).length;
  useEffect(() => {
    if (!seen) return;
    app.store.get("plan", "looks").then((kept) => show((now) => now ?? kept?.value ?? null));
    app.ask("/api/v1/looks").then(({ looks: told }) => {
      show(told);
      return app.store.put("plan", "looks", { name: "looks", value: told });
    }).catch(() => {});
  }, [seen]);
  return looks;
}

export function WhoCanRead({ app, who, setWho }) {
  const { t } = app;
  const { me, consents } = app.state.value;
  if (!me?.therapist) return html`<p class="note"><${Icon} name="lock" size="s" /><span>${t("only_you_see")}</span></p>`;
  const choice = (value, icon, label) => html`<label><input type="radio" name="who" checked=${who === value} onChange=${() => setWho(value)} />
    <${Icon} name=${icon} size="s" />${label}</label>`;
  if (!granted(consents, "journal")) return html`<p class="note"><${Icon} name="lock" size="s" /><span>${t("journal_off")}</span></p>`;
  return html`<p class="lbl" id="who">${t("who_can_read")}</p>
    <div class="segment" role="radiogroup" aria-labelledby="who">${choice("me", "lock", t("only_me"))}${choice("both", "eye", t("both_of_us", { name: me.therapist.given }))}</div>`;
}

/* One topic or word that can be turned on and off. */
export const Chip = ({ on, label, onTurn, children }) => html`<label class="chip"><input type="checkbox" checked=${on} onChange=${onTurn} aria-label=${label} />
  <${Icon} name="tick" size="s" /><span dir="auto">${children}</span></label>`;
