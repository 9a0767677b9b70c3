/* Feared situations from easy to hard, and each time one was tried: before, at its worst, after. */

import { html } from "../vendor/preact.js";
import { Group } from "./asking.js";
import { Icon } from "../parts/icons.js";
import { Rows } from "./rows.js";
import { Slider } from "./gauge.js";

const PARTS = ["before", "peak", "after"];
const MOST_TRIALS = 50;

/* The places of the rows from the least distress to the most; those without a number stay last. */
export const byDistress = (rows) => rows.map((row, at) => at)
  .sort((one, other) => (rows[one].distress ?? Infinity) - (rows[other].distress ?? Infinity) || one - other);

function Trials({ t, id, trials, onTrials }) {
  return html`${trials.map((trial, n) => html`<fieldset class="step trial"><legend class="q inner">${t("try_n", { n: n + 1 })}</legend>
      ${PARTS.map((part) => html`<${Slider} t=${t} id=${`${id}-${n}-${part}`} label=${t(`distress_${part}`)} value=${trial[part]} onAnswer=${(given) => onTrials(trials.with(n, { ...trial, [part]: given }))} />`)}
      <button type="button" class="linkish" onClick=${() => onTrials(trials.toSpliced(n, 1))}>${t("remove_it", { what: t("try_n", { n: n + 1 }) })}</button></fieldset>`)}
    ${trials.length < MOST_TRIALS && html`<button type="button" class="btn outline" onClick=${() => onTrials([...trials, {}])}><${Icon} name="plus" size="s" />${t("add_try")}</button>`}`;
}

function Ladder(props) {
  const { t, step } = props;
  const draw = (row, set, id) => html`<label class="q inner" for=${`${id}-text`}>${t("situation")}</label>
    <input class="field" id=${`${id}-text`} dir="auto" autocomplete="off" maxlength="500" value=${row.text ?? ""} onInput=${(event) => set({ ...row, text: event.currentTarget.value })} />
    <${Slider} t=${t} id=${`${id}-distress`} label=${t("how_hard")} value=${row.distress} onAnswer=${(distress) => set({ ...row, distress })} />
    ${step.trials !== false && html`<${Trials} t=${t} id=${id} trials=${row.trials ?? []} onTrials=${(trials) => set({ ...row, trials })} />`}`;
  const above = ({ rows, order }) => rows.length > 1 && html`<button type="button" class="btn outline" onClick=${() => order(byDistress(rows))}><${Icon} name="steps" size="s" />${t("order_by_distress")}</button>`;
  return html`<${Group} ...${props}><${Rows} ...${props} most=${step.most} fresh=${() => ({})} add=${t("add_situation")} name=${(n) => t("situation_n", { n })} draw=${draw} above=${above} /><//>`;
}

const sayTrial = (trial, t) => PARTS.filter((part) => typeof trial[part] === "number").map((part) => `${t(`distress_${part}`)} ${trial[part]}`).join(", ");

const say = (step, value, t) => value.map((row) => [
  [row.text, typeof row.distress === "number" && String(row.distress)].filter(Boolean).join(": "),
  ...(row.trials ?? []).map((trial, n) => `${t("try_n", { n: n + 1 })}: ${sayTrial(trial, t)}`),
].join("\n")).join("\n");

export const kinds = { ladder: { Show: Ladder, say } };
