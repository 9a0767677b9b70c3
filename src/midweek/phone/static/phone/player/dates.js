/* A day, a time of day, or both: the phone's own pickers. */

import { html } from "../vendor/preact.js";
import { describedBy, Field } from "./asking.js";

const PICKERS = { date: ["date", 10], time: ["time", 5], moment: ["datetime-local", 16] };

function When(props) {
  const { step, id, value, onAnswer } = props;
  const [type, length] = PICKERS[step.type];
  return html`<${Field} ...${props}><input class="field when" id=${id} type=${type} autocomplete="off" value=${value ?? ""} max=${type === "time" ? undefined : "9999-12-31T23:59".slice(0, length)}
    aria-describedby=${describedBy(props, id)} onInput=${(event) => onAnswer(event.currentTarget.value.slice(0, length) || null)} /><//>`;
}

const moment = (value, t) => `${t.date(value.slice(0, 10))}, ${t.clockText(value.slice(11))}`;

export const kinds = {
  date: { Show: When, say: (step, value, t) => t.date(value) },
  time: { Show: When, say: (step, value, t) => t.clockText(value) },
  moment: { Show: When, say: (step, value, t) => moment(value, t) },
};
