/* Run one activity from its definition. Knows neither the network nor the storage.

   `value` is {answers, place}; every answer goes out through `onChange`, the end through `onDone`, "that's
   enough for now" through `onEnough`, and an answer that calls for help through `onRisk` before anything else. */

import { html, useEffect, useState } from "../vendor/preact.js";
import { isRisk } from "./answers.js";
import { bring, lacking } from "./fetching.js";
import { OnePage, isFolded } from "./one_page.js";

const LAYOUTS = { one_page: OnePage, conversation: OnePage };
const LATER = { one_by_one: () => import("./one_by_one.js") };

/* On one page, what is folded is fetched when it is opened: a mood must not wait for a map. */
const atOnce = ({ layout, steps }) => (layout === "one_by_one" ? steps : steps.filter((step, place) => !isFolded(step, place)));

const isReady = (activity) => activity.layout in LAYOUTS && !lacking(atOnce(activity)).length;

async function fetchParts(activity) {
  const { layout } = activity;
  const [, found] = await Promise.all([bring(atOnce(activity)), LATER[layout]?.()]);
  if (found) LAYOUTS[layout] = found.Layout;
}

export function Player(props) {
  const { t, activity, value, onChange, onRisk, frame } = props;
  const [, look] = useState("waiting");
  const [absent, miss] = useState(false);
  useEffect(() => {
    if (!isReady(activity)) fetchParts(activity).then(() => look(activity), () => miss(true));
  }, [activity]);
  if (!isReady(activity)) return frame(html`<p class="why" role="status">${absent ? t("needs_first_visit") : ""}</p>`);
  const Layout = LAYOUTS[activity.layout];
  const heard = (next, id) => {
    const asking = id !== undefined && isRisk(activity, id, next.answers[id], value.answers[id]);
    if (asking) onRisk(next, id);
    else onChange(next);
  };
  return html`<${Layout} ...${props} onChange=${heard} />`;
}
