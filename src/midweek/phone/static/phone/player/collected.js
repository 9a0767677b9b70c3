/* Lists, tables and rounds (on a phone each row of a table is a card), people to turn to, and ladders. */

import { html } from "../vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { answerTo, isAnswered, shown } from "./branching.js";
import { Group } from "./asking.js";
import { misfit } from "./fitting.js";
import { Slider } from "./gauge.js";
import { inWords } from "./kinds.js";
import { saysWhy } from "./problems.js";
import { Rows } from "./rows.js";
import { Step } from "./steps.js";

function Lines(props) {
  const { t, step } = props;
  const enter = (event, { insert }) => event.key === "Enter" && !event.isComposing && (event.preventDefault(), insert());
  const draw = (line, set, id, more) => html`<input class="field" id=${id} dir="auto" autocomplete="off" maxlength="500" aria-label=${t("line_n", { n: more.at + 1 })}
    value=${line} onInput=${(event) => set(event.currentTarget.value)} onKeyDown=${(event) => enter(event, more)} />`;
  return html`<${Group} ...${props}><div class="lines"><${Rows} ...${props} bare most=${step.most} fresh=${() => ""} add=${t("add_line")} name=${(n) => t("line_n", { n })} draw=${draw} /></div><//>`;
}

/* The questions of one row; each shows its own trouble once the whole is known to have one. */
function questions(asked, { t, wrong }) {
  return (row, set, id) => shown(asked, row).map((question) => {
    const value = answerTo(row, question.id);
    const code = wrong && isAnswered(value) ? misfit(question, value) : null;
    return html`<${Step} key=${question.id} t=${t} step=${question} id=${`${id}-${question.id}`} inner value=${value}
      wrong=${code && saysWhy(question, code, t)} onAnswer=${(given) => set({ ...row, [question.id]: given })} />`;
  });
}

const Asked = (part, key) => function Cards(props) {
  const { t, step } = props;
  return html`<${Group} ...${props}><${Rows} ...${props} most=${step.most} fresh=${() => ({})} add=${step.add ?? t(`add_${key}`)} name=${(n) => t(`${key}_n`, { n })} draw=${questions(step[part], props)} /><//>`;
};

const sayRow = (asked, row, t) => shown(asked, row).filter(({ id }) => isAnswered(answerTo(row, id)))
  .map((question) => `${question.text}: ${inWords(question, answerTo(row, question.id), t)}`).join("; ");

const sayRows = (part) => (step, value, t) => value.map((row) => sayRow(step[part], row, t)).filter(Boolean).join("\n");

/* People to turn to: only digits and a plus of a number reach the dialler. */
export const dialled = (number) => (typeof number === "string" ? number.replace(/[^0-9+]/g, "") : "");

function Contacts(props) {
  const { t, step } = props;
  const draw = (person, set, id) => {
    const field = (part, key, more) => html`<label class="q inner" for=${`${id}-${part}`}>${t(key)}</label>
      <input class="field" id=${`${id}-${part}`} autocomplete="off" dir="auto" ...${more} value=${person[part] ?? ""} onInput=${(event) => set({ ...person, [part]: event.currentTarget.value })} />`;
    const number = dialled(person.number);
    return html`${field("name", "their_name", { maxlength: 500 })}${field("number", "their_number", { type: "tel", maxlength: 40 })}
      ${field("note", "their_note", { maxlength: 500 })}
      ${number.length > 2 && html`<a class="btn outline" href=${`tel:${number}`}><${Icon} name="call" size="s" />${t("call", { number: person.name || person.number })}</a>`}`;
  };
  return html`<${Group} ...${props}><${Rows} ...${props} most=${step.most} fresh=${() => ({})} add=${t("add_person")} name=${(n) => t("person_n", { n })} draw=${draw} /><//>`;
}

const sayPeople = (step, value) => value.map((one) => [one.name, one.number, one.note].filter(Boolean).join(", ")).join("\n");

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

const sayLadder = (step, value, t) => value.map((row) => [
  [row.text, typeof row.distress === "number" && String(row.distress)].filter(Boolean).join(": "),
  ...(row.trials ?? []).map((trial, n) => `${t("try_n", { n: n + 1 })}: ${sayTrial(trial, t)}`),
].join("\n")).join("\n");

export const kinds = {
  list: { Show: Lines, say: (step, value) => value.filter(Boolean).join("\n") },
  table: { Show: Asked("columns", "row"), say: sayRows("columns") },
  repeat: { Show: Asked("steps", "round"), say: sayRows("steps") },
  contacts: { Show: Contacts, say: sayPeople },
  ladder: { Show: Ladder, say: sayLadder },
};
