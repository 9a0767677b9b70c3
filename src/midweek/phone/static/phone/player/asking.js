/* What stands around every question: its words, a hint, an example, and what to do when it does not fit. */

import { html } from "../vendor/preact.js";

/* A questionnaire shows its own words and no others, though any of it may be left open. */
const Optional = ({ t, step, verbatim }) => (step.required || verbatim ? null : html` <span class="opt">${t("optional")}</span>`);

const words = ({ t, step, big, verbatim, inner }) => [
  big ? "q big" : inner ? "q inner" : "q", html`${step.text}<${Optional} t=${t} step=${step} verbatim=${verbatim || inner} />`];

/* A step says what is wrong with it above itself; a question inside a row says so in words, here. */
const isSaid = (wrong) => typeof wrong === "string";

function Beside({ t, step, id, example, wrong }) {
  return html`${step.hint && html`<p class="why" id=${`${id}-hint`} dir="auto">${step.hint}</p>`}
    ${example && html`<${Example} t=${t}><p dir="auto">${example}</p><//>`}
    ${isSaid(wrong) && html`<p class="say" id=${`${id}-wrong`} role="alert">${wrong}</p>`}`;
}

/* "An example": closed until somebody wants it. */
export const Example = ({ t, children }) => html`<details class="eg"><summary>${t("an_example")}</summary>${children}</details>`;

/* What describes a field, for those who hear it. */
export const describedBy = ({ step, wrong, more }, id) =>
  [step.hint && `${id}-hint`, wrong && `${id}-wrong`, more && `${id}-more`].filter(Boolean).join(" ") || undefined;

/* One field with its label. */
export function Field(props) {
  const { id, wrong, children } = props;
  const [look, said] = words(props);
  return html`<div class=${isSaid(wrong) ? "step wrong" : "step"}><label class=${look} for=${id} dir="auto">${said}</label>
    <${Beside} ...${props} />${children}</div>`;
}

/* Several controls that answer one question. */
export function Group(props) {
  const { id, wrong, children } = props;
  const [look, said] = words(props);
  return html`<fieldset class=${isSaid(wrong) ? "step wrong" : "step"} aria-describedby=${describedBy(props, id)}><legend class=${look} dir="auto">${said}</legend>
    <${Beside} ...${props} />${children}</fieldset>`;
}
