/* One step of an activity: show it, and hand back what was answered. */

import { html } from "../vendor/preact.js";
import { KINDS, kindOf } from "./kinds.js";

/* `id` names the controls in the page; inside a table or a round it is not the step's own. */
export function Step(props) {
  const { Show } = KINDS[kindOf(props.step)] ?? KINDS.read;
  return html`<${Show} id=${`q-${props.step.id}`} ...${props} />`;
}
