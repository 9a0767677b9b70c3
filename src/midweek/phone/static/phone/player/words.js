/* Words to read, and words to write. */

import { html } from "../vendor/preact.js";
import { describedBy, Field } from "./asking.js";

/* Without autocomplete="off" the browser keeps a copy of the words for restoring its tabs, past any sign-out. */
function Text(props) {
  const { t, step, id, value, inner, onAnswer } = props;
  const given = {
    class: "field", id, dir: "auto", autocomplete: "off", "aria-describedby": describedBy(props, id),
    value: value ?? "", onInput: (event) => onAnswer(event.currentTarget.value),
  };
  return html`<${Field} ...${props}>${step.type === "text"
    ? html`<input maxlength="500" ...${given} />`
    : html`<textarea maxlength="20000" rows="3" placeholder=${step.hint || inner ? undefined : t("words_hint")} ...${given}></textarea>`}<//>`;
}

const Read = ({ step, big }) => html`<div class="step"><p class=${big ? "q big" : "why"} dir="auto">${step.text}</p></div>`;

const say = (step, value) => value;

export const kinds = { text: { Show: Text, say }, text_long: { Show: Text, say }, read: { Show: Read } };
