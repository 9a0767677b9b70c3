/* "Something to talk about": a note for the next session. */

import { html } from "../vendor/preact.js";
import { bySlug } from "../plan/state.js";
import { Gone } from "./do.js";
import { Practice } from "./practice.js";

export function Screen({ app }) {
  const activity = bySlug(app.state.value.activities, "session-note");
  if (!activity) return html`<${Gone} app=${app} />`;
  const kept = () => {
    app.say(app.t("saved_here"));
    app.go("/app/today");
  };
  return html`<${Practice} app=${app} draftKey="note" what=${{ activity }} onKept=${kept} />`;
}
