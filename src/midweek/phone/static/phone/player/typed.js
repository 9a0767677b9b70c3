/* Numbers, lengths of time, days and times, typed. What cannot be read as a number is kept as typed until it can;
   days and times have the phone's own pickers. */

import { html, useState } from "../vendor/preact.js";
import { describedBy, Field, Group } from "./asking.js";

const WRITTEN = /^-?\d+([.,]\d+)?$/;

/* What was typed, as an answer: a number, nothing, or the letters themselves. */
export function read(typed) {
  const text = typed.trim().replace("−", "-");
  if (!text) return null;
  return WRITTEN.test(text) ? Number(text.replace(",", ".")) : typed;
}

const decimalsIn = (value, t) => (typeof value === "number" ? new Intl.NumberFormat(t.language, { maximumFractionDigits: 3, useGrouping: false }).format(value) : value ?? "");

/* From what to what, in words. */
export function between({ min, max }, t) {
  if (min === undefined && max === undefined) return "";
  if (max === undefined) return t("at_least", { low: min });
  return min === undefined ? t("at_most", { high: max }) : t("from_to", { low: min, high: max });
}

function Amount(props) {
  const { t, step, id, value, onAnswer } = props;
  const [typed, type] = useState(() => decimalsIn(value, t));
  const known = read(typed) === (value ?? null) ? typed : decimalsIn(value, t);
  const range = between(step, t);
  return html`<${Field} ...${props}><div class="amount">
    <input class="field" id=${id} type="text" inputmode=${step.decimals || step.min < 0 || step.min === undefined ? "decimal" : "numeric"} autocomplete="off" value=${known}
      aria-describedby=${describedBy({ ...props, more: range || step.unit }, id)}
      onInput=${(event) => { type(event.currentTarget.value); onAnswer(read(event.currentTarget.value)); }} />
    ${(step.unit || range) && html`<span class="why" id=${`${id}-more`} dir="auto">${[step.unit, range && (step.unit ? `(${range})` : range)].filter(Boolean).join(" ")}</span>`}</div><//>`;
}

const part = (value, n) => (typeof value !== "number" ? "" : String(n ? value % 60 : Math.floor(value / 60)));

function Duration(props) {
  const { t, step, id, value, onAnswer } = props;
  const [typed, type] = useState(() => [part(value, 0), part(value, 1)]);
  const hear = (n) => (event) => {
    const next = typed.with(n, event.currentTarget.value.replace(/\D/g, "").slice(0, 4));
    type(next);
    onAnswer(next.some(Boolean) ? Number(next[0]) * 60 + Number(next[1]) : null);
  };
  const box = (n, key) => html`<span><input class="field" id=${`${id}-${n}`} type="text" inputmode="numeric" autocomplete="off" value=${typed[n]} onInput=${hear(n)} />
    <label for=${`${id}-${n}`}>${t(key)}</label></span>`;
  return html`<${Group} ...${props}><div class="amount">${(step.most ?? 1440) >= 60 && box(0, "hours")}${box(1, "minutes")}</div><//>`;
}

export function inMinutes(value, t) {
  const hours = Math.floor(value / 60);
  return [hours && t.n("hours", hours), (value % 60 || !hours) && t.n("minutes", value % 60)].filter(Boolean).join(" ");
}

const PICKERS = { date: ["date", 10], time: ["time", 5], moment: ["datetime-local", 16] };

function When(props) {
  const { step, id, value, onAnswer } = props;
  const [type, length] = PICKERS[step.type];
  return html`<${Field} ...${props}><input class="field when" id=${id} type=${type} autocomplete="off" value=${value ?? ""} max=${type === "time" ? undefined : "9999-12-31T23:59".slice(0, length)}
    aria-describedby=${describedBy(props, id)} onInput=${(event) => onAnswer(event.currentTarget.value.slice(0, length) || null)} /><//>`;
}

const moment = (value, t) => `${t.date(value.slice(0, 10))}, ${t.clockText(value.slice(11))}`;

export const kinds = {
  number: { Show: Amount, say: (step, value, t) => [decimalsIn(value, t), step.unit].filter(Boolean).join(" ") },
  duration: { Show: Duration, say: (step, value, t) => inMinutes(value, t) },
  date: { Show: When, say: (step, value, t) => t.date(value) },
  time: { Show: When, say: (step, value, t) => t.clockText(value) },
  moment: { Show: When, say: (step, value, t) => moment(value, t) },
};
