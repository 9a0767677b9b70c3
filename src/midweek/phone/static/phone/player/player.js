/* Run one activity from its definition. Knows neither the network nor the storage.

   `value` is {answers, place}; every answer goes out through `onChange`, the end through `onDone`,
   and an answer that calls for help through `onRisk` before anything else happens. */

import { html } from "../vendor/preact.js";
import { isRisk } from "./answers.js";
import { OneByOne } from "./one_by_one.js";
import { OnePage } from "./one_page.js";

export function Player(props) {
  const { activity, value, onChange, onRisk } = props;
  if (activity.layout === "one_by_one") return html`<${OneByOne} ...${props} />`;
  const heard = (next, id) => {
    const given = next.answers[id];
    if (isRisk(activity, id, given) && value.answers[id] !== given) onRisk(next, id);
    else onChange(next);
  };
  return html`<${OnePage} ...${props} onChange=${heard} />`;
}
