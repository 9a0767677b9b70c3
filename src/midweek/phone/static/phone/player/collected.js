/* Lists, tables and rounds. On a phone each row of a table is a card. */

import { html } from "../vendor/preact.js";
import { answerTo, isAnswered, shown } from "./branching.js";
import { Group } from "./asking.js";
import { misfit } from "./fitting.js";
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

export const kinds = {
  list: { Show: Lines, say: (step, value) => value.filter(Boolean).join("\n") },
  table: { Show: Asked("columns", "row"), say: sayRows("columns") },
  repeat: { Show: Asked("steps", "round"), say: sayRows("steps") },
};
